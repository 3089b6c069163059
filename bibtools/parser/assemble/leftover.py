"""Finding the words of a piece that no value took: nothing but punctuation and unit words may get lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from bibtools.model import Name, Span
from bibtools.parser.tagger import Piece
from bibtools.parser.words import word_classes
from bibtools.support.folding import fold_case

_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    "by von v von der di de da par sous la direction a an the of on cura tarihi tarihinde adresinden "
    "from at le il am im eden eserde "
    "s v art id idem apud appresso presso chez printed for in aedibus yayınlayan yayımlayan "
    "eser adlı doi isbn issn http https www org prof doç dr yrd ord öğr gör arş av no nolu li lu "
    "inci nci ıncı uncu ncu".split()
)


def leftovers(raw: str, piece: Piece, values: Sequence[Any]) -> list[Span]:
    """Return the ranges of the piece whose words are in none of `values` and say no role or unit."""
    have = [word for value in values for word in _words(value)]
    spans: list[Span] = []
    missing: tuple[int, int] | None = None
    for match in _WORD.finditer(raw, piece.start, piece.end):
        word = match[0]
        if word in have:
            have.remove(word)
        elif _droppable(word):
            continue
        else:
            missing = (missing[0], match.end()) if missing else match.span()
            continue
        if missing:
            spans.append(Span(*missing))
            missing = None
    if missing:
        spans.append(Span(*missing))
    return spans


def _droppable(word: str) -> bool:
    low = fold_case(word)
    return low in word_classes() or low in _SMALL


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
