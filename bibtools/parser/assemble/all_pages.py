"""Whether the one number of a piece of pages says how many pages a work has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibtools.language.units import FOLLOWING
from bibtools.parser.assemble.extents import begins_with_price, ends_with_format
from bibtools.parser.assemble.language import guess_language
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_LEAVES = lazy(r"\W*\d{2,3}\sf(?:ls)?\.\W*")
"""The leaves of a thesis in Brazil, `240 f.`, which would be “and the page behind” in a German note."""
_PLURAL_PAGES = lazy(r"\W*(?:pp|pagg|pgg|ss)\s?\.\s?[\dl]+\W*", re.IGNORECASE)
_MORE_PAGES = lazy(rf"\W{{0,2}}(?:{FOLLOWING.bare()})(?!\w)", re.IGNORECASE)
_COUNTING_IN_PLURAL = ("it", "pl", "la")


def is_extent(raw: str, pieces: Sequence[Piece], piece: Piece) -> bool:
    """Return whether one number is all pages: `1885. 8vo, pp. 212`, `pp. 190, Sw. fr. 35`, `240 f. Tese`.

    An Italian or Polish list counts the pages of a book in the plural, and cites one page in the singular.
    """
    if ends_with_format(raw[: piece.start]) or begins_with_price(raw[piece.end :]):
        return True
    if _LEAVES.fullmatch(raw, piece.start, piece.end):
        at = pieces.index(piece)
        return any(each.label == "genre" for each in pieces[at + 1 : at + 2])
    if not _PLURAL_PAGES.fullmatch(raw, piece.start, piece.end) or _MORE_PAGES.match(raw, piece.end):
        return False
    labels = {each.label for each in pieces}
    whole = labels.isdisjoint(("journal", "container-title", "archive")) and "location" in labels
    return whole and guess_language(raw) in _COUNTING_IN_PLURAL
