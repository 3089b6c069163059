"""Dates at the end of a reference that breaks off."""

from __future__ import annotations

from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_OPEN = lazy(r"\d\s*(?P<open>[(\[]\s*\d{0,3})\s*$")


def cut_off_date(text: str, pieces: list[Piece]) -> list[Piece]:
    """Add a bracket that opens behind a date and breaks off to the date; the year of another calendar was to follow.

    `16 Teşrinievvel 1336 (1` breaks off within (1920).
    """
    opened = max(text.rfind("("), text.rfind("["))
    match = _OPEN.search(text) if opened >= 0 and len(text[opened + 1 :].strip()) < 4 else None
    if not match:
        return pieces
    before = [piece for piece in pieces if piece.start < match.start("open")]
    if not before or before[-1].label != "date":
        return pieces
    return [*before[:-1], replaced(before[-1], end=len(text.rstrip()))]
