"""Lists of names that the tagger ended at the hyphen or dash between two persons."""

from __future__ import annotations

import re
from itertools import pairwise

from bibtools.language.person_titles import ACADEMIC
from bibtools.parser.assemble.one_name import SON_OF
from bibtools.parser.rules.overlay import joined, neighbours, rest_of
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_CAPITAL = r"[^\W\d_a-zçğıöşü]"
_ENDS_WITH_DASH = lazy(r"\s[-–—]$")
_TWO_CAPITALS = lazy(rf"{_CAPITAL}[\w'’.-]*(?:\s{_CAPITAL}[\w'’.-]*){{1,2}},?")


def name_behind_dash(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give an author the second name behind a dash, if there is a title besides: `Ayşe Ersoy - | Can Tuna,`."""
    if sum(piece.label == "title" for piece in pieces) < 2:
        return pieces
    for i, author, name in neighbours(pieces, "author", "title"):
        if _ENDS_WITH_DASH.search(text, author.start, author.end) and _TWO_CAPITALS.fullmatch(
            text, name.start, name.end
        ):
            return [*pieces[:i], joined(author, name, "author"), *pieces[i + 2 :]]
    return pieces


_SON_LAST = lazy(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, SON_OF)))})\.?$")
_MAY_BE_TITLE = ("publisher", "title", "container-title", "note")
_FATHER_ALONE = lazy(r"[^\W\d_a-z][^,.:;()\d]{1,50}[,.]")
_FATHER = lazy(r"[^\W\d_a-z][^,.:;()\d]{1,50}[,.]\s(?=[^\W\d_])")


def name_cut_at_son(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give an Arabic name what follows its last “son of”: `Ebû Nasr Ahmed b. | Harb es-Sağânî, el-Münteka`."""
    for i, author, title in neighbours(pieces, "author", "title"):
        cut = _SON_LAST.search(text, author.start, author.end)
        if cut and i + 2 < len(pieces) and _FATHER_ALONE.fullmatch(text, title.start, title.end):
            named = [joined(author, title, "author"), replaced(pieces[i + 2], label="title")]
            return [*pieces[:i], *named, *pieces[i + 3 :]] if pieces[i + 2].label in _MAY_BE_TITLE else pieces
        father = _FATHER.match(text, title.start, title.end) if cut else None
        if father:
            names = replaced(author, end=len(text[: father.end()].rstrip()))
            return [*pieces[:i], names, replaced(title, start=father.end()), *pieces[i + 2 :]]
    return pieces


_CUT = ("author", "editor", "translator")
_PERSONS = (*_CUT, "director")
_CUT_AT_HYPHEN = lazy(r"[^\W\d_]{3}[-–](?:[^\W\d_a-z]\.\s?)+$")
_REST_OF_NAME = lazy(r"[^\W\d_a-z][\w'’]+(?:[\s-][^\W\d_a-z][\w'’]+){0,4}[,.)]+")


def name_cut_at_hyphen(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the second of two persons the family name that was cut off: `a cura di P. Marchi-R. | Santi, | Roma`."""
    for i, (people, rest) in enumerate(pairwise(pieces)):
        if people.label not in _CUT or rest.certain or rest.label in _PERSONS:
            continue
        if not _CUT_AT_HYPHEN.search(text, people.start, people.end):
            continue
        if name := _REST_OF_NAME.match(text, rest.start, rest.end):
            behind = rest_of(text, rest, name.end(), rest.end)
            return [*pieces[:i], replaced(people, end=name.end()), *behind, *pieces[i + 2 :]]
    return pieces


_CUT_AT_TITLE = lazy(rf"[^\W\d_]{{2}}[-–]\s?(?i:{ACADEMIC.strict()})$")
_TITLED = lazy(rf"(?i:{ACADEMIC.strict()})\s?[^\W\d_a-z]")


def name_cut_at_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give persons the second one, who was cut off behind a title: `Haz. Dr. Kemal Tuna-Prof. | Dr. Sevgi Akat,`."""
    for i, (people, rest) in enumerate(pairwise(pieces)):
        cut = people.label in _CUT and rest.label in ("note", "publisher", "title")
        if cut and _CUT_AT_TITLE.search(text, people.start, people.end) and _TITLED.match(text, rest.start):
            return [*pieces[:i], joined(people, rest, people.label), *pieces[i + 2 :]]
    return pieces
