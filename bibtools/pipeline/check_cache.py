"""What checks found, kept from run to run, so that an unchanged file costs a stat.

`.bibtools_cache/check.json` below the project holds two things for each way of being called (settings,
version, rules): of every file its own findings, and of every set of files the findings of the whole run. An
entry counts only as long as the time of change and the size of every file it depends on are the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import bibtools
from bibtools.linter.settings import CheckSettings
from bibtools.model import Edit, Finding, Fix, Place, Severity, Span, Text
from bibtools.pipeline.checking import CheckRun, check_files, year_now
from bibtools.pipeline.lock import lock_path

FOLDER = ".bibtools_cache"
_MOST_RUNS = 50


def check_cached(
    names: Sequence[str], settings: CheckSettings, root: Path, *, encoding: str | None = None
) -> CheckRun:
    """Check files, or give what is known if none of them has changed since."""
    path = root / FOLDER / "check.json"
    stored = _load(path)
    identity = _digest([_program(), _plain(settings), encoding, year_now(), str(Path.cwd()), list(names)])
    known = stored.get(identity)
    if known and known["stamps"] == _stamps(known["stamps"]):
        return CheckRun([], [from_json(each) for each in known["findings"]], LazyTexts(names))
    checked = check_files(names, settings, encoding=encoding)
    depends = {*names, *(str(lock_path(Path(name))) for name in names), *_named(checked)}
    stored.pop(identity, None)
    stored[identity] = {
        "stamps": _stamps(sorted(depends)),
        "findings": [to_json(finding) for finding in checked.findings],
    }
    _save(path, dict(list(stored.items())[-_MOST_RUNS:]))
    return checked


class LazyTexts(dict[str, Text]):
    """Texts by name, read only when a report asks for a line of one."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = names

    def get(self, name: str, default: Any = None) -> Any:
        """Return the text of a file, read when first asked for."""
        from bibtools.language.text_files import read_text

        if name not in self and name in self.names:
            self[name] = read_text(name)[0]
        return super().get(name, default)


def _named(checked: CheckRun) -> set[str]:
    """Return the other files that the findings depend on: bibliographies, and texts that were drawn in."""
    found = {document.name for document in checked.documents}
    for document in checked.documents:
        if document.citations is not None:
            mentions = (
                *document.citations.keys,
                *document.citations.bibliographies,
                *document.citations.missing,
            )
            found |= {mention.place.file for mention in mentions}
            found |= {str(Path(document.name).parent / each.name) for each in document.citations.missing}
            found |= {
                str(Path(document.name).parent / f"{each.name}.bib") for each in document.citations.missing
            }
    return found


def _stamps(names: Sequence[str] | dict[str, list[int]]) -> dict[str, list[int]]:
    stamps = {}
    for name in names:
        try:
            stat = Path(name).stat()
            stamps[name] = [stat.st_mtime_ns, stat.st_size]
        except OSError:
            stamps[name] = [0, 0]
    return stamps


@cache
def _program() -> str:
    """Return what tells this program from another version of itself: the times of change of its modules."""
    folder = Path(bibtools.__file__).parent
    files = sorted(folder.rglob("*.py")) + sorted(folder.rglob("*.tsv"))
    return _digest([[str(path), path.stat().st_mtime_ns, path.stat().st_size] for path in files])


def _plain(settings: CheckSettings) -> dict[str, Any]:
    return asdict(settings)


def _digest(value: Any) -> str:
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:24]


def _load(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _save(path: Path, stored: dict[str, Any]) -> None:
    """Write the cache; a folder that cannot be written to is no fault, only slower."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        partial = path.with_name(".check.json.part")
        partial.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
        partial.replace(path)
    except (OSError, UnicodeError):
        return


def to_json(finding: Finding) -> list[Any]:
    """Return a finding as plain values."""
    fix = finding.fix
    return [
        finding.code,
        finding.name,
        str(finding.severity),
        finding.message,
        [finding.place.file, finding.place.line, finding.place.column],
        finding.key,
        finding.field,
        finding.hint,
        [finding.span.start, finding.span.end] if finding.span else None,
        [[[place.file, place.line, place.column], what] for place, what in finding.related],
        [fix.message, fix.applicability, [[e.span.start, e.span.end, e.text] for e in fix.edits]]
        if fix
        else None,
        finding.confidence,
    ]


def from_json(value: list[Any]) -> Finding:
    """Read what `to_json` gave."""
    code, name, severity, message, place, key, field, hint, span, related, fix, confidence = value
    return Finding(
        code=code,
        name=name,
        severity=Severity(severity),
        message=message,
        place=Place(*place),
        key=key,
        field=field,
        hint=hint,
        span=Span(*span) if span else None,
        related=tuple((Place(*where), what) for where, what in related),
        fix=Fix(fix[0], tuple(Edit(Span(a, b), text) for a, b, text in fix[2]), fix[1]) if fix else None,
        confidence=confidence,
    )
