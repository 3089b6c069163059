"""What a list says of copies on the web, which is a remark: `(online)`, `(lire en ligne)`, `Digitalisat bei …`."""

from __future__ import annotations

from bibtools.language.statements import DIGITAL_COPY
from bibtools.parser.rules.overlay import SURE, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_COPY = rf"(?i:{DIGITAL_COPY.strict()})(?!\w)"
_IN_BRACKETS = lazy(rf"[(\[]{_COPY}[^()\[\]]{{0,120}}[)\]][.,;]?")
_LAST = lazy(rf"(?<=[;.])\s+(?P<said>{_COPY}[^;\d]{{0,120}})$")
_WORDS = (
    "collection-title",
    "title",
    "date",
    "publisher",
    "location",
    "volume",
    "journal",
    "container-title",
    "pages",
)


def digital_copy(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a remark on a copy on the web as a note: `S. 12 (Digitalisat)`, `no 14 (lire en ligne)`.

    It stands behind the title: a book may be called Digitalisat.
    """
    for match in (*_IN_BRACKETS.finditer(text), *_LAST.finditer(text)):
        start, end = match.span("said") if match.lastgroup else match.span()
        holder = next((i for i, piece in enumerate(pieces) if piece.start <= start < piece.end), None)
        titled = holder and any(piece.label == "title" for piece in pieces[:holder])
        if holder is not None and titled and pieces[holder].label in _WORDS:
            pieces = overlay(text, pieces, Piece("note", start, end, SURE))
    return pieces
