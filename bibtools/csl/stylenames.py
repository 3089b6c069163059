"""What styles are called: their files, the names that they had before, and hints where there is none of a name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bibtools.csl.data import renamed_styles_file, style_folders
from bibtools.errors import StyleError
from bibtools.support.files import is_file
from bibtools.support.folding import fold_text
from bibtools.support.imports import importing
from bibtools.support.messages import message, one_of

_MOST_HINTS = 5
_SLIP, _LIKE = 90, 60
"""Likeness, in percent, of a name with a letter wrong, and of one that may be meant."""


def find_style(name: str | Path) -> Path | None:
    """Return the file of a bundled style by its name, in any case, a name it had before, or its id (a URL)."""
    stem = str(name).rstrip("/").rsplit("/", 1)[-1] if str(name).startswith("http") else str(name)
    stem = fold_text(stem.removesuffix(".csl"))
    if not stem or "/" in stem or "\\" in stem:
        return None
    return _file(stem) or _file(_renamed().get(stem, ""))


def _file(stem: str) -> Path | None:
    paths = (folder / f"{stem}.csl" for folder in style_folders())
    return next((path for path in paths if stem and is_file(path)), None)


@cache
def _renamed() -> dict[str, str]:
    """Return old names of styles → the names that they have now, from the installed package of styles."""
    import json

    path = renamed_styles_file()
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path else {}


def style_names(*, dependent: bool = True) -> list[str]:
    """List the names of all bundled styles, sorted."""
    folders = style_folders() if dependent else style_folders()[:2]
    return sorted({path.stem for folder in folders if folder.is_dir() for path in folder.glob("*.csl")})


def unknown_style(name: str) -> StyleError:
    """Return the error for a style that is not there, with the names of those that may be meant."""
    near = _near(name)
    hint = (
        message("Did you mean {near}?", near=one_of(near))
        if near
        else "Give the name of a CSL style or a path to one."
    )
    return StyleError(message("There is no style called {name!r}.", name=name), hint=hint)


def _near(name: str) -> list[str]:
    """Return the styles that a name may mean.

    They are those known by it, else those whose name it is with a slip of the pen, those with all of its words in their
    names or titles, or names spelt somewhat like it.
    """
    short = _short_names()
    called = " ".join(fold_text(name).replace("-", " ").split())
    slips = _by_spelling(name, style_names(), _SLIP)
    known = [style for other in _by_spelling(called, list(short), _SLIP) for style in short[other]]
    found = (
        short.get(called) or [*slips, *known] or _by_words(name) or _by_spelling(name, style_names(), _LIKE)
    )
    return list(dict.fromkeys(found))[:_MOST_HINTS]


@cache
def _short_names() -> dict[str, list[str]]:
    path = Path(__file__).parent / "styles" / "short-names.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return {row[0]: row[1].split() for row in rows if len(row) == 2}


def _by_words(name: str) -> list[str]:
    from bibtools.csl.catalogue import list_styles

    words = fold_text(name).replace("-", " ").replace("_", " ")
    found = list_styles(words, dependent=False) or list_styles(words)
    return [entry.name for entry in sorted(found, key=lambda entry: (not entry.own, len(entry.name)))]


def _by_spelling(name: str, names: list[str], least: int) -> list[str]:
    with importing:
        from rapidfuzz import fuzz, process

    near = process.extract(fold_text(name), names, scorer=fuzz.ratio, limit=_MOST_HINTS, score_cutoff=least)
    return [match[0] for match in near]
