"""Authors of one name at the beginning of a reference, as older lists have them: `Fuzulî, Leylâ vü Mecnun`."""

from __future__ import annotations

from bibtools.parser.lexicon import GIVEN, NAME, PLACE, flags_of
from bibtools.parser.rules.overlay import (
    HOLDERS,
    first_of,
    joined,
    neighbours,
    overlay,
    parted,
    relabelled,
    whole,
)
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_UP = r"[^\W\d_a-zçğıöşüâîû]"
_ONE_NAME = lazy(rf"(?P<name>{_UP}[^\W\d_]+(?:['’\-][^\W\d_]+)?),\s?")
_WITH_AYN = lazy(rf"[‘ʿʻ’'](?:{_UP}[^\W\d_]+),\s[^,.:;()]{{2,40}}\.\s(?=[^\W\d_])")
"""A name that begins with the Arabic letter ayn, which looks like a quotation mark: `‘Ubeydî, Selîm.`"""


def name_in_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """End the author of an edited or translated work at the first comma: `Fuzulî, Leylâ ve Mecnun, | Haz. …`.

    The first word must be known as a name, and as no place.
    """
    at = first_of(pieces)
    if at >= len(pieces) or pieces[at].label != "title":
        return pieces
    if match := _WITH_AYN.match(text, pieces[at].start):
        if match.end() < pieces[at].end:
            end = len(text[: match.end()].rstrip())
            return overlay(text, pieces, Piece("author", match.start(), end, 0.9))
        if at + 1 < len(pieces) and pieces[at + 1].label in HOLDERS:
            return relabelled(relabelled(pieces, [at], "author"), [at + 1], "title")
    match = _ONE_NAME.match(text, pieces[at].start, pieces[at].end)
    behind = pieces[at + 1].label if at + 1 < len(pieces) else ""
    if match is None or behind not in ("editor", "translator") or match.end() >= pieces[at].end:
        return pieces
    flags = flags_of(match["name"])
    if PLACE in flags or not (NAME in flags or GIVEN in flags) or not text[match.end()].isupper():
        return pieces
    made = parted(pieces, at, match.end("name") + 1, match.end(), "title")
    return relabelled(made, [at], "author")


_WORD = rf"{_UP}[\w'’\-]+"
_FAMILY_AND_SLASH = lazy(rf"{_WORD}\s?/")
_TWO_IN_CAPITALS = lazy(r"[A-ZÇĞİÖŞÜÂÎÛ]{3,}\s?/\s?[A-ZÇĞİÖŞÜÂÎÛ]{3,},")
_FAMILY = lazy(rf"{_WORD},")


def families_with_slash(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label two family names with a slash between them as the authors of a note: `SÜMBÜL / | ERTUĞ, | s. 302`."""
    if found := whole(text, pieces, ("title",), _TWO_IN_CAPITALS):
        return relabelled(pieces, found, "author")
    for i, first, second in neighbours(pieces, "title", "author"):
        if _FAMILY_AND_SLASH.fullmatch(text, first.start, first.end) and _FAMILY.fullmatch(
            text, second.start, second.end
        ):
            return [*pieces[:i], joined(first, second, "author"), *pieces[i + 2 :]]
    return pieces


_TITLE_AND_PAGE = lazy(
    rf"(?P<title>{_UP}[^,\d]{{3,80}},)\s(?P<page>(?:s|ss|p|pp|S)\.\s?\d{{1,4}}(?:\s?[-–]\s?\d{{1,4}})?[.,;]?)"
)


def work_is_no_archive(text: str, pieces: list[Piece]) -> list[Piece]:
    """Read a name, title and page that were taken for an archive as a short note: `Durlan, | Kıymetli Evrak, s. 54.`"""
    for i, name, place in neighbours(pieces, "archive", "archive-location"):
        match = _TITLE_AND_PAGE.fullmatch(text, place.start, place.end)
        if (
            match
            and _FAMILY.fullmatch(text, name.start, name.end)
            and not text[name.start : name.end - 1].isupper()
        ):
            title = replaced(place, label="title", end=match.end("title"))
            page = replaced(place, label="pages", start=match.start("page"))
            return [*pieces[:i], replaced(name, label="author"), title, page, *pieces[i + 2 :]]
    return pieces
