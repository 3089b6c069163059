"""What dealers and libraries say of a printed book behind its imprint: pages, plates, size, binding."""

from __future__ import annotations

from bibtools.language.units import PAGE
from bibtools.parser.rules.overlay import SURE, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_SIZE = lazy(r"(?<![\d.,])\d{1,3}(?:[.,]\d{1,2})?\s?(?:[x×X]\s?\d{1,3}(?:[.,]\d{1,2})?\s?)?(?:cm|mm)\b")
"""The height of a book, or height and width: `24 cm`, `18 x 12 cm`."""
_COUNTED = lazy(
    rf"(?<=[\s,;(])(?P<pages>(?:\[?(?:\d{{1,3}}|[ivxlcIVXLC]+)\]?\s?[,+]\s?){{0,4}}\[?\d{{1,4}}\]?\s?(?i:{PAGE.bare()})\b\.?)"
)
"""Pages with their word, those of the front matter and without numbers beside them: `[6], xii, 208 s`."""
_BEHIND = lazy(r"\.\s[-–—]\s|\s\(|\sISBN|\shttp")
"""What ends the description: the series and numbers of a catalogue card."""


def described_print(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the pages before the size of a book as pages, and the rest as a note: `96, 8 s, 18 x 12 cm, bez cilt`."""
    size = _SIZE.search(text)
    counted = _COUNTED.search(text, 0, size.start()) if size else None
    if size is None or counted is None:
        return pieces
    before = [piece for piece in pieces if piece.start < counted.start() and piece.label != "note"]
    if not any(piece.label in ("date", "publisher", "location") for piece in before):
        return pieces
    rest = counted.end() + len(text[counted.end() :]) - len(text[counted.end() :].lstrip(" ,;:"))
    end = next((match.start() for match in _BEHIND.finditer(text, size.end())), len(text))
    pieces = overlay(text, pieces, Piece("note", rest, end, SURE))
    return overlay(text, pieces, Piece("pages", *counted.span(), SURE))
