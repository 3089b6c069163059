"""The words of a piece that stand in none of its values; only punctuation and words without meaning may be lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import Any

from bibtools.language import imprints, name_lists, person_titles, roles, statements, units
from bibtools.model import Name, Span
from bibtools.parser.tagger import Piece
from bibtools.parser.words import word_classes
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy
from bibtools.support.raised import DIGITS

_WORD = lazy(r"[Dd]ef['’]a\b|\w+")
"""Words; the unit `def'a` is one, as the table of editions has it."""
_ORDINAL = lazy(rf"(?P<number>\d+)(?:{units.ORDINAL_ENDING})")
_ABBREVIATED_OTHERS = lazy(r"u\.\s?a(?!\w)")
"""German “and others”, whose first letter alone would be an initial."""
_PAGE_AND_NEXT = lazy(r"(\d+|[IVXL]+)(?:ss?|ff?|nn?)")
"""A page with those behind it: `196s`."""
_LANGUAGE = lazy(rf"\W*{roles.OF_LANGUAGE}(?=\s[çt])")
"""The language before the word of a translator."""
_SOURCE_LANGUAGE = lazy(roles.SOURCE_LANGUAGE)
_PAGE_AND_NUMBER = lazy(r"(?:ss?|pp?)(\d+)")
"""A page with its word before it, and no space: `ss171-184`."""
_NOT_COUNTED = frozenset("(,;")
"""Marks between a word and a number that say that it does not count it: `188 S., 24 €`."""
_MONEY = tuple("€£$¥₺")
_MONEY_BEHIND = lazy(r"\s?[€£$¥₺]")
_TABLES = (
    *(roles.EDITOR, roles.TRANSLATOR, roles.DIRECTOR, name_lists.OTHERS, person_titles.ACADEMIC),
    *(statements.ACCESS, statements.ACCESS_PLACE, imprints.BEFORE_PUBLISHER, units.FOLLOWING),
)
"""Tables whose phrases may be lost with all their words."""
_SMALL = frozenset(
    "º th thl thle theil theile abth tle "
    "v w k u à em a an the of on la am im eden eserde s v art id idem yayınlayan yayımlayan eser adlı isimli doi "
    "isbn issn "
    "coll ders dies derselbe dieselbe pmid pmcid http https www org nolu ora poi già ahora wieder jetzt abgedruckt "
    "repris "
    "tarihli günlü yılı li lu inci nci ıncı uncu ncu ncı üncü ncü".split()
)
"""Articles, endings and names of identifiers."""


@cache
def _without_meaning() -> frozenset[str]:
    """Return the words, folded with `fold_case`, that say a role or unit and may be lost.

    The language that somebody translated from is none of them.
    """
    # Single letters may be initials.
    parts = (
        part
        for table in _TABLES
        for part in table.parts
        if len(part) > 1 and not _SOURCE_LANGUAGE.fullmatch(part)
    )
    return frozenset(map(fold_case, chain(_SMALL, parts))) | word_classes().keys()


@cache
def _of_edition() -> frozenset[str]:
    """Return the words and endings of numbers, folded with `fold_case`, that say no more of an edition: `2:a uppl.`"""
    return frozenset(map(fold_case, (*units.PRINTING.parts, "a", "e", "е", "ое", "є")))


@cache
def _especially() -> frozenset[str]:
    """Return the words, folded with `fold_case`, that say no more before the only page: `hier S. 310`."""
    return frozenset(map(fold_case, statements.ESPECIALLY.words))


def leftovers(raw: str, piece: Piece, values: Sequence[Any], lost: Sequence[int] = ()) -> list[Span]:
    """Return the ranges of the piece whose words are in none of `values` and say no role or unit.

    `lost` are the offsets at which a space is missing, where the values have one.
    """
    if len(values) == 1 and _is_whole(raw, piece, values[0]):
        return []
    have = [word for value in values for word in _words(value)]
    said = _WORD.findall(raw, piece.start, piece.end)
    if sorted(have) == sorted(said) or "".join(have) == "".join(said):
        # Words that lost the space between them are parted in the value.
        return []
    spans: list[Span] = []
    missing: tuple[int, int] | None = None
    unit = -1
    language = _LANGUAGE.match(raw, piece.start, piece.end) if piece.label == "translator" else None
    for match in _WORD.finditer(raw, language.end() if language else piece.start, piece.end):
        word = match[0]
        parts = _parts(raw, match, lost) if lost else (word,)
        if all(part in have for part in parts):
            for part in parts:
                have.remove(part)
        elif (ordinal := _ORDINAL.fullmatch(word)) and ordinal["number"] in have:
            have.remove(ordinal["number"])
        elif word.strip(DIGITS) in have:
            have.remove(word.strip(DIGITS))
        elif (glued := _glued(word)) and glued[1] in have:
            have.remove(glued[1])
        elif (
            _droppable(word)
            or _ABBREVIATED_OTHERS.match(raw, match.start())
            or (piece.label == "edition" and fold_case(word) in _of_edition())
            or (piece.label == "pages" and match.start() == piece.start and fold_case(word) in _especially())
        ):
            unit = match.start()
            continue
        else:
            # A number keeps the word that counts it: `col. 2`.
            counts = unit >= 0 and word.isdigit() and _NOT_COUNTED.isdisjoint(raw[unit : match.start()])
            start = unit if counts else match.start()
            missing = (missing[0] if missing else start, match.end())
            unit = -1
            continue
        unit = -1
        if missing:
            spans.append(_closed(raw, *missing))
            missing = None
    if missing:
        spans.append(_closed(raw, *missing))
    return spans


def _parts(raw: str, word: re.Match[str], lost: Sequence[int]) -> list[str]:
    """Return the words that a word without its spaces is made of."""
    cuts = [word.start(), *(at for at in lost if word.start() < at < word.end()), word.end()]
    return [raw[start:end] for start, end in pairwise(cuts)]


def _closed(raw: str, start: int, end: int) -> Span:
    """Return the range with the sign of money beside it, and the bracket behind it that closes one in it."""
    start -= raw[start - 1 : start] in _MONEY
    end += len(sign[0]) if (sign := _MONEY_BEHIND.match(raw, end)) else 0
    return Span(
        start, end + (raw[end : end + 1] == ")" and raw.count("(", start, end) > raw.count(")", start, end))
    )


def _is_whole(raw: str, piece: Piece, value: Any) -> bool:
    """Return whether a value is the text of its piece but for marks, as most values are."""
    at = raw.find(value, piece.start, piece.end) if isinstance(value, str) else -1
    return at >= 0 and not (
        _WORD.search(raw, piece.start, at) or _WORD.search(raw, at + len(value), piece.end)
    )


def _glued(word: str) -> re.Match[str] | None:
    """Match a page with its word before it, or with what says that more follow behind it: `ss171`, `196s`."""
    return _PAGE_AND_NUMBER.fullmatch(word) or _PAGE_AND_NEXT.fullmatch(word)


def _droppable(word: str) -> bool:
    return fold_case(word) in _without_meaning()


def _words(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return _WORD.findall(value)
    return [word for name in value for word in _words(_whole(name))]


def _whole(name: Name) -> str:
    return " ".join(
        (
            name.given,
            name.dropping_particle,
            name.non_dropping_particle,
            name.family,
            name.suffix,
            name.literal,
            name.written,
        )
    )
