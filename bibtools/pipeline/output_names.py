"""The files that a build makes from the .bib, by name: none of them is one of its sources."""

from __future__ import annotations

from pathlib import Path

from bibtools.pipeline.config import Config
from bibtools.pipeline.lock import lock_path

FORMATS = {"html": "html", "md": "markdown", "txt": "text"}
"""Ending of a bibliography → its output format."""
_HEAD = "bibliography."


def json_path(bib: Path) -> Path:
    """Return where the CSL-JSON of a .bib stands."""
    return bib.with_suffix(".json")


def bibliography_path(bib: Path, style: str, ending: str) -> Path:
    """Return where the bibliography of a .bib stands in a style, by the name of that or of its file."""
    return bib.with_name(f"{_HEAD}{_stem(style)}.{ending}")


def is_made(config: Config, path: Path) -> bool:
    """Return whether a build of the project makes a file, or has made it when the project had another style."""
    bib = config.bib
    if path.parent != bib.parent:
        return False
    if path in (bib, lock_path(bib), json_path(bib)):
        return True
    style, _, ending = path.name.removeprefix(_HEAD).rpartition(".")
    if not path.name.startswith(_HEAD) or ending not in FORMATS:
        return False
    return style in map(_stem, config.styles) or _is_bundled(style)


def _is_bundled(style: str) -> bool:
    from bibtools.csl.stylenames import find_style

    return bool(style) and find_style(style) is not None


def _stem(style: str) -> str:
    return Path(style).name.removesuffix(".csl")
