"""What a check finds in a folder: bibliographies, and texts that name one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bibtools.documents.recognising import FORMATS
from bibtools.errors import InputError
from bibtools.formats.registry import ENDINGS
from bibtools.linter.settings import CheckSettings, matches
from bibtools.support.boundary import is_outside
from bibtools.support.messages import counted, listed, message
from bibtools.support.patterns import lazy

_LIBRARIES = tuple(end for end, name in ENDINGS.items() if name in ("bibtex", "biblatex", "ris"))
_TEXTS = (".tex", ".ltx", ".qmd", ".rmd", ".typ", ".md")
_NAMED = frozenset((".json", *(end for each in FORMATS.values() for end in each.endings)))
"""Endings of what is checked only if it is named: a README or a package.json in a folder is no list of sources."""
_PRUNED = frozenset({".git", ".venv", "node_modules", "__pycache__", ".bibtools_cache", "build", "dist"})
NAMES_BIBLIOGRAPHY = lazy(
    r"^bibliography:|\\(?:bibliography|addbibresource)\s*\{|#bibliography\(", re.MULTILINE
)


def checked_in(folder: Path, settings: CheckSettings) -> list[str]:
    """Return what is checked in a folder and those below it, in order: neither excluded nor outside the project."""
    return [
        str(path)
        for path in _candidates(folder)
        if not is_excluded(str(path), settings) and not _leads_out(path, folder, settings)
    ]


def is_excluded(name: str, settings: CheckSettings) -> bool:
    """Return whether the settings exclude a file."""
    return any(matches(name, glob) for glob in settings.exclude)


def nothing_in(folder: Path, settings: CheckSettings) -> InputError:
    """Return the error about a folder in which nothing is checked: what was looked for, and what to do instead."""
    candidates = list(_candidates(folder))
    inside = [str(path) for path in candidates if not _leads_out(path, folder, settings)]
    if inside:
        said = message("nothing was checked in this folder: the settings exclude what could be checked")
        hint = message("Change `exclude`, or name the file: bibtools check {name}", name=inside[0])
        return InputError(said, hint=hint, file=str(folder))
    if candidates:
        said = message(
            "nothing was checked in this folder: what could be checked are links to outside the project"
        )
        hint = message("Name the files that are meant, or say --allow-outside.")
        return InputError(said, hint=hint, file=str(folder))
    said = message(
        "there is nothing to check in this folder: no bibliography ({endings}) and no text that names one",
        endings=listed(_LIBRARIES),
    )
    named = [path for path in _files(folder) if path.suffix.lower() in _NAMED]
    hint = message("Name the folder that the bibliography is in.")
    if named:
        hint = counted(
            "Source lists, documents and CSL-JSON files are checked if they are named: bibtools check {name}",
            "Source lists, documents and CSL-JSON files are checked if they are named: "
            "bibtools check {name} … ({count} such files)",
            len(named),
            name=str(named[0]),
        )
    return InputError(said, hint=hint, file=str(folder))


def unchecked(folders: Iterable[str], names: Iterable[str]) -> list[str]:
    """Return those of the folders in which none of the files is that are checked."""
    parents = {parent for name in names for parent in Path(name).parents}
    return [folder for folder in folders if Path(folder).is_dir() and Path(folder) not in parents]


def _candidates(folder: Path) -> Iterator[Path]:
    for path in _files(folder):
        suffix = path.suffix.lower()
        if suffix in _LIBRARIES or (suffix in _TEXTS and _names_bibliography(path)):
            yield path


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder; one that links lead to several times is gone through once."""
    seen: set[Path] = set()
    left = [folder]
    while left:
        path = left.pop()
        if not path.is_dir():
            if path.is_file():
                yield path
        elif (real := path.resolve()) not in seen:
            seen.add(real)
            left += sorted(filter(_is_open, path.iterdir()), reverse=True)


def _is_open(path: Path) -> bool:
    """Return whether a path in a folder is looked at; folders that programs make, and hidden ones, are not."""
    return not (path.name in _PRUNED or path.name.startswith(".")) or not path.is_dir()


def _leads_out(path: Path, folder: Path, settings: CheckSettings) -> bool:
    """Return whether a file of a folder is a link to somewhere else; such a file is passed over."""
    return not settings.allow_outside and is_outside(path, folder / "x")


def _names_bibliography(path: Path) -> bool:
    try:
        return bool(NAMES_BIBLIOGRAPHY.search(path.read_text(encoding="utf-8", errors="replace")))
    except OSError:
        return False
