"""`init`: look into a folder, write its configuration, and build for the first time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from bibtools.errors import InputError
from bibtools.model.datamodel import Dialect
from bibtools.pipeline.starting.configuration import Settings, other_configuration, write
from bibtools.pipeline.starting.documents import Found, look
from bibtools.support.dataclass import dataclass

_TURKISH = ("isnad-2-dipnotlu", "apa-tr-7")
_OTHERS = ("chicago-notes-bibliography", "apa")


@dataclass(frozen=True, slots=True)
class Started:
    """What `init` found and wrote: the configuration file, what it says, and one `above` that held so far."""

    file: Path
    above: Path | None
    settings: Settings
    found: Found


def start(
    root: Path, styles: Sequence[str] = (), locale: str | None = None, dialect: Dialect = "biblatex"
) -> Started:
    """Write a configuration for the documents of a folder, with guessed `styles` and `locale` if none are given.

    Raises InputError if there is no such folder, UsageError if it has a configuration, StyleError for a style that
    does not exist, OutputError if the configuration cannot be written.
    """
    if not root.is_dir():
        raise InputError("there is no such folder", hint="Name a folder that exists.", file=str(root))
    above = other_configuration(root)
    _check(root, styles, locale)
    found = look(root)
    turkish = found.language.partition("-")[0] == "tr"
    chosen = tuple(styles) or _guessed(turkish, found.in_notes)
    tag = locale or ("tr-TR" if turkish else "en-US")
    settings = Settings(found.sources, _free_output(root), chosen, tag, dialect)
    return Started(write(root, settings), above, settings, found)


def _check(root: Path, styles: Sequence[str], locale: str | None) -> None:
    """Raise StyleError or LocaleError for a style or locale that cannot be used, before anything is written."""
    from bibtools.pipeline.rendering import RenderOptions, check_options

    for style in styles:
        check_options(RenderOptions(str(root / style) if style.endswith(".csl") else style, locale))


def _guessed(turkish: bool, in_notes: bool) -> tuple[str, ...]:
    """Return the styles of a folder's first bibliographies: one for its kind of citation, another to compare."""
    styles = _TURKISH if turkish else _OTHERS
    return styles if in_notes else styles[::-1]


def _free_output(root: Path) -> str:
    """Return an output of which no file exists yet: references/sources, or references-2/sources …"""
    return next(f"{name}/sources" for name in _folders() if not _is_taken(root / name))


def _folders() -> Iterator[str]:
    yield "references"
    yield from (f"references-{number}" for number in count(2))


def _is_taken(folder: Path) -> bool:
    """Return whether a build would find files under the names of its own in a folder."""
    if not folder.is_dir():
        return folder.exists()
    return any(folder.glob("sources.*")) or any(folder.glob("bibliography.*"))
