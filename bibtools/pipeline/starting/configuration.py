"""The commented configuration that `init` writes, and the file that it goes into."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from glob import escape
from pathlib import Path

from bibtools.errors import ConfigError, OutputError, UsageError
from bibtools.model.datamodel import Dialect
from bibtools.support.dataclass import dataclass
from bibtools.support.exchange import replace_if_unchanged
from bibtools.support.messages import message

_TEXT = """\
# Settings of bibtools. The documentation has all of them: docs/configuration.md.
{table}# Documents that the references are taken from: files, or patterns such as "chapters/*.docx".
{sources}
# The files that `bibtools build` writes, without their ending: .bib, .json, .lock.json; bibliographies stand beside.
output = {output}
# Styles of the bibliographies; `bibtools styles WORD` finds others.
styles = {styles}
# Language of the words that a style adds, such as "ed." or "haz.".
locale = {locale}
# bibtex for LaTeX's bibtex, biblatex for biber.
dialect = {dialect}

# What `bibtools check` reports; `bibtools explain` lists the rules.
[{prefix}check]
# Codes, beginnings of codes, or names of rules that are not wanted.
ignore = []
# Rules that do not run by default: pages of articles, places of books.
# extend-select = ["MIS011", "MIS013"]
# With "error", warnings do not fail a run in CI.
fail-on = "warning"

# How `bibtools format` lays out .bib files.
# [{prefix}format]
# indent = 2
# align = true
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a new configuration says. `sources` are names of files."""

    sources: tuple[str, ...]
    output: str
    styles: tuple[str, ...]
    locale: str
    dialect: Dialect


def text_of(settings: Settings, prefix: str = "") -> str:
    """Return the configuration as TOML; `prefix` is `tool.bibtools.` in a pyproject.toml."""
    listed = f"sources = {_list([escape(name) for name in settings.sources])}"
    return _TEXT.format(
        table=f"[{prefix.removesuffix('.')}]\n" if prefix else "",
        sources=listed if settings.sources else '# sources = ["article.docx"]',
        output=_quoted(settings.output),
        styles=_list(settings.styles),
        locale=_quoted(settings.locale),
        dialect=_quoted(settings.dialect),
        prefix=prefix,
    )


def write(root: Path, settings: Settings) -> Path:
    """Write the configuration, into an existing pyproject.toml or else a new bibtools.toml; return the file.

    Raises OutputError if the file cannot be written, or if somebody else has just done so.
    """
    pyproject = root / "pyproject.toml"
    if pyproject.is_file():
        before = pyproject.read_bytes()
        after = _appended(before, settings)
        if after is not None:
            return _written(pyproject, after, before)
    return _written(root / "bibtools.toml", text_of(settings).encode(), None)


def other_configuration(root: Path) -> Path | None:
    """Return the configuration of a folder above; None if there is none.

    Raises UsageError if the folder itself has one already.
    """
    from bibtools.pipeline.config import find_config

    try:
        found = find_config(root)
    except ConfigError as error:
        found = Path(error.file) if error.file else None
    if found is not None and found.parent == root.resolve():
        hint = "Edit that file, and run `bibtools build`."
        raise UsageError(
            message("this folder has a configuration already: {name}", name=found.name),
            hint=hint,
            file=str(root),
        )
    return found


def _appended(before: bytes, settings: Settings) -> bytes | None:
    """Return a pyproject.toml with the table at its end; None if it is not TOML or would not be any more."""
    end = b"\r\n" if b"\r\n" in before else b"\n"
    table = text_of(settings, "tool.bibtools.").encode().replace(b"\n", end)
    after = before.rstrip() + end + end + table if before.strip() else table
    try:
        tomllib.loads(before.decode())
        tomllib.loads(after.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        return None
    return after


def _written(path: Path, content: bytes, before: bytes | None) -> Path:
    if not replace_if_unchanged(path, content, before):
        hint = "Another program has just written it: look at it, and run `bibtools init` again."
        raise OutputError("this file was changed meanwhile", hint=hint, file=str(path))
    return path


def _quoted(value: str) -> str:
    # A JSON string is a TOML string but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(values: Sequence[str]) -> str:
    if len(values) < 4:
        return f"[{', '.join(map(_quoted, values))}]"
    return "[\n" + "".join(f"  {_quoted(value)},\n" for value in values) + "]"
