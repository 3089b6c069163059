"""A cache of the findings of runs: checking files that have not changed costs only a `stat` of each.

`.bibtools_cache/check.json` below the project holds the latest 50 runs. The key of a run is everything that its
findings depend on except the files: the names as given and the working folder, the settings, the encoding, the current
year (or SOURCE_DATE_EPOCH), the version and the files of bibtools, and the parser's model. An entry is valid as long as
every file that was read or looked for (those named, lock files, included files, bibliographies) has the same
modification time and size. A run during which a file was changed is not stored.

The cache may be deleted at any time. A damaged one is replaced.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bibtools.linter.settings import CheckSettings
from bibtools.model import Finding, Text
from bibtools.parser.model_files import DATA as MODEL
from bibtools.pipeline.acceptances import files_about
from bibtools.pipeline.cache_folder import read_cache, write_cache
from bibtools.pipeline.check_documents import year_now
from bibtools.pipeline.checking import CheckRun, check_files
from bibtools.pipeline.finding_json import from_json, to_json
from bibtools.pipeline.lock import lock_path
from bibtools.support.program import fingerprint

_FILE = "check.json"
_MOST_RUNS = 50

Stamps = dict[str, list[int]]


def check_cached(
    names: Sequence[str], settings: CheckSettings, root: Path, *, encoding: str | None = None
) -> CheckRun:
    """Check files, or return the stored findings if nothing that they depend on has changed.

    `root` is the folder that holds `.bibtools_cache`.
    """
    stored = _runs(root)
    identity = _identity(names, settings, encoding)
    known = _known(stored.get(identity), names)
    if known is not None:
        return CheckRun([], known, LazyTexts(names, encoding))
    began = time.time_ns()
    checked = check_files(names, settings, encoding=encoding)
    stamps = _stamps(sorted({*names, *_depends(checked)}))
    stored.pop(identity, None)
    if not checked.notes and all(changed < began for changed, _ in stamps.values()):
        text = json.dumps([to_json(finding) for finding in checked.findings], ensure_ascii=False)
        stored[identity] = {"stamps": stamps, "digest": _digest(text), "findings": text}
    note = write_cache(root, _FILE, dict(list(stored.items())[-_MOST_RUNS:]))
    checked.notes = (*checked.notes, note) if note else checked.notes
    return checked


class LazyTexts(dict[str, Text]):
    """The texts of files by name, read only when a report asks for one."""

    def __init__(self, names: Sequence[str], encoding: str | None = None) -> None:
        super().__init__()
        self.names = names
        self.encoding = encoding

    def get(self, name: str, default: Any = None) -> Any:
        """Return the text of a file, which is read when it is first asked for."""
        from bibtools.pipeline.checking import read_checked

        if name not in self and name in self.names:
            self[name] = read_checked(name, name, self.encoding).text
        return super().get(name, default)


def _runs(root: Path) -> dict[str, Any]:
    runs = read_cache(root, _FILE)
    return runs if isinstance(runs, dict) else {}


def _identity(names: Sequence[str], settings: CheckSettings, encoding: str | None) -> str:
    """Return a digest of everything except files that the findings of a run depend on."""
    where = [str(Path.cwd()), list(names)]
    program = [
        version("bibtools-refs"),
        fingerprint(),
        _model(Path(settings.model) if settings.model else MODEL),
    ]
    return _digest([program, asdict(settings), encoding, year_now(), where])


def _model(folder: Path) -> str:
    """Return a digest of the parser's model: its metadata, and the times and sizes of its files."""
    files = [str(path) for path in folder.iterdir() if path.is_file()]
    return _digest([(folder / "model.json").read_text(encoding="utf-8"), _stamps(files)])


def _depends(checked: CheckRun) -> Iterator[str]:
    """Yield the other files that the findings of a run depend on, whether they exist or not."""
    for document in checked.documents:
        yield document.name
        yield str(lock_path(Path(document.name)))
        if document.kind in ("bib", "text"):
            yield from map(str, files_about(document.name))
        if document.citations is not None:
            yield from document.citations.files


def _stamps(names: Iterable[str]) -> Stamps:
    """Return modification time and size of each file; zeros for a file that does not exist."""
    stamps: Stamps = {}
    for name in names:
        try:
            stat = Path(name).stat()
            stamps[name] = [stat.st_mtime_ns, stat.st_size]
        except OSError:
            stamps[name] = [0, 0]
    return stamps


def _known(run: Any, names: Sequence[str]) -> list[Finding] | None:
    """Return the findings of a stored run; None if a file has changed since, or if the entry is damaged."""
    try:
        stamps, text = run["stamps"], run["findings"]
        if not set(names) <= set(stamps) or stamps != _stamps(stamps) or run["digest"] != _digest(text):
            return None
        return [from_json(each) for each in json.loads(text)]
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return None


def _digest(value: Any) -> str:
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:24]
