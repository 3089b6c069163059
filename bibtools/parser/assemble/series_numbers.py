"""The number in a series that stands in a piece of its own beside the series."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bibtools.language.units import ISSUE, VOLUME
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_HAS_NUMBER = lazy(r"\d|\b[IVX]{2,}\b")
_RUN = lazy(
    r"\W*(?:(?:[^\W\d_]+\s)?(?:series|tertip|serie|série|Folge|Reihe)|n\.\s?[sf]\.|s(?:er)?\.\s?[IVX]+|of\s.+)\W*",
    re.IGNORECASE,
)
"""A run of a work whose volumes are counted in it, or the work itself: `Üçüncü Tertip, C. 6`, `Vol. 2 of A History`."""
_NUMBER_OF_SERIES = lazy(
    rf"\W*(?:(?P<word>(?i:{VOLUME.bare()}|{ISSUE.bare(least=2)}))(?!\w)\.?\s?)?(?P<number>\d{{1,4}}(?:[/.]\d{{1,3}})?|[ivxlc]+|[IVXLC]+)\W*"
)
"""The only number of a piece, with its word: `vol. 28`, `ix`."""


def number_beside_series(raw: str, pieces: Sequence[Piece]) -> tuple[str, Piece] | None:
    """Return the number of the one series of a book and the piece that holds it; None if it has none beside it.

    `Synthese Library, vol. 28`, `Vol. 648. Lecture Notes in Physics`.
    """
    at = [number for number, piece in enumerate(pieces) if piece.label == "collection-title"]
    if not at:
        return _behind_publisher(raw, pieces)
    if len(at) != 1:
        return None
    series = pieces[at[0]]
    if _HAS_NUMBER.search(raw, series.start, series.end) or _RUN.fullmatch(raw, series.start, series.end):
        return None
    for behind, piece in ((True, pieces[at[0] + 1 : at[0] + 2]), (False, pieces[max(0, at[0] - 1) : at[0]])):
        for each in piece:
            number = _NUMBER_OF_SERIES.fullmatch(raw, each.start, each.end)
            if each.label != "volume" or number is None:
                continue
            # `Vol. 648. Lecture Notes in Physics`; a title of the volume follows `t. 1, Société et impôts`.
            if behind or (number["word"] and raw[each.start : each.end].rstrip().endswith(".")):
                return number["number"], each
    return None


_HOUSE_AND_COUNT = lazy(r"(?:^|.*[\s.])(?:[Yy]ay(?:ın(?:ları|ı)?|\.)|[Nn]eşriyatı),?")
"""A publisher whose last word says that the number behind it counts what it published."""
_COUNT = lazy(r"\d{1,4}\W*")


def _behind_publisher(raw: str, pieces: Sequence[Piece]) -> tuple[str, Piece] | None:
    """Return the number that a publisher gave a book, and its piece: `Sandık Kültür Yayınları | 11`."""
    for house, number in pairwise(pieces):
        if (
            (house.label, number.label) == ("publisher", "volume")
            and _HOUSE_AND_COUNT.fullmatch(raw, house.start, house.end)
            and _COUNT.fullmatch(raw, number.start, number.end)
        ):
            return raw[number.start : number.end].strip(" ,.;:()"), number
    return None
