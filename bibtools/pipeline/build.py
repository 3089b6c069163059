"""`build`: sources → .bib, CSL-JSON, bibliographies and lock file, again and again without losing an edit."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from pathlib import Path

from bibtools.errors import ConfigError
from bibtools.model import Finding, Place, Record, Reference, Severity, Text
from bibtools.pipeline.bib_update import updated_bib
from bibtools.pipeline.config import Config
from bibtools.pipeline.lock import dump_lock, load_lock, lock_path
from bibtools.pipeline.parsing import parse_document

_FORMATS = {"html": "html", "md": "markdown", "txt": "text"}


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did, or would do: the files that differ (relative to the project), a diff, and findings."""

    changed: tuple[str, ...]
    diff: str
    findings: tuple[Finding, ...]


def build(config: Config, *, write: bool = True) -> BuildResult:
    """Bring a project's outputs up to date; with `write=False` only say what is stale.

    Raises ConfigError if the project names no sources, InputError for what cannot be read, StyleError for a style.
    """
    documents = _documents(config)
    records, findings = _parsed(documents)
    lock = load_lock(lock_path(config.bib))
    bib = _existing(config)
    update = updated_bib(bib, records, lock, config.dialect)
    outputs = {
        config.bib: update.text,
        lock_path(config.bib): dump_lock(update.lock),
        **_rendered(config, update.references),
    }
    changed = {path: text for path, text in outputs.items() if _content(path) != text}
    names = tuple(_relative(path, config.root) for path in changed)
    diff = "".join(_diff(config.root, path, text) for path, text in changed.items())
    if write:
        for path, text in changed.items():
            _write(path, text, bib if path == config.bib else None)
    return BuildResult(names, diff, (*findings, *update.findings))


def _documents(config: Config) -> list[Text]:
    from bibtools.language.text_files import read_text

    if not config.sources:
        raise ConfigError(
            "this project names no sources to build from",
            hint='Add `sources = ["seeds/*.txt"]` to [tool.bibtools] in pyproject.toml.',
            file=str(config.file) if config.file else str(config.root),
        )
    paths: dict[str, Path] = {}
    for pattern in config.sources:
        found = _matching(config, pattern)
        if not found:
            raise ConfigError(
                f"no file matches `{pattern}`", hint="Correct `sources`.", file=str(config.file)
            )
        paths.update((_relative(path, config.root), path) for path in found)
    return [read_text(path, name=name)[0] for name, path in paths.items()]


def _matching(config: Config, pattern: str) -> list[Path]:
    """Return the files that a pattern of `sources` stands for. Raises ConfigError if it is not a pattern."""
    try:
        return sorted(path for path in config.root.glob(pattern) if path.is_file())
    except (NotImplementedError, ValueError, IndexError):
        raise ConfigError(
            f"`{pattern}` is not a pattern of files",
            hint=f'Write it relative to {config.root}, for example sources = ["seeds/*.txt"].',
            file=str(config.file),
        ) from None


def _parsed(documents: list[Text]) -> tuple[list[Record], list[Finding]]:
    """Return the records of all documents; a note that repeats a work is no entry of its own."""
    from bibtools.parser.repeats import is_repeat

    records: list[Record] = []
    findings = []
    for document in documents:
        here = parse_document(document)
        records.extend(record for record in here if not is_repeat(record))
        if not here:
            message = "no reference list was found in this document"
            place = Place(document.name, 1, 1)
            findings.append(Finding("BLD003", message, place, "no-list", Severity.WARNING))
    return records, findings


def _existing(config: Config) -> Text:
    """Return the .bib as it stands; an empty one if there is none yet."""
    from bibtools.language.text_files import read_text

    name = _relative(config.bib, config.root)
    if not config.bib.exists():
        return Text(name, "")
    return read_text(config.bib, name=name)[0]


def _rendered(config: Config, references: list[Reference]) -> dict[Path, str]:
    from bibtools.formats import dump
    from bibtools.pipeline.rendering import render_bibliography

    outputs = {config.bib.with_suffix(".json"): _with_end(dump(references, "csl-json"))}
    for style in config.styles:
        is_file = style.endswith(".csl") or "/" in style
        name = Path(style).name.removesuffix(".csl")
        source = str(config.root / style) if is_file else style
        for ending, format_name in _FORMATS.items():
            path = config.bib.with_name(f"bibliography.{name}.{ending}")
            text = render_bibliography(
                references, source, config.locale, format_name, standalone=format_name == "html"
            )
            outputs[path] = _with_end(text)
    return outputs


def _with_end(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _content(path: Path) -> str | None:
    """Return a file's text, line ends as they are; None if there is no such file."""
    from bibtools.language.text_files import read_text

    return read_text(path)[0].content if path.is_file() else None


def _write(path: Path, text: str, like: Text | None) -> None:
    from bibtools.language.text_files import write_text

    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, text, replace(like, content=text) if like else Text(str(path), text))


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _diff(root: Path, path: Path, text: str) -> str:
    name = _relative(path, root)
    before = (_content(path) or "").splitlines(keepends=True)
    lines = difflib.unified_diff(before, text.splitlines(keepends=True), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)
