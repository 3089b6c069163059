"""Films: title, year and director, as Turkish lists name them."""

from __future__ import annotations

from bibtools.parser.rules.overlay import SURE, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_WORD = r"(?:[^\W\d_a-zçğıöşü]\.|[^\W\d_a-zçğıöşü][\w'’-]+)"
_NAME = rf"{_WORD}(?:\s{_WORD}){{1,3}}"
_DIRECTED = lazy(
    r"\W{0,3}(?P<title>[^\W_][^,.()]{2,80}?)\s?(?P<date>\(\d{4}\))?(?P<genre>\s?\((?:[Bb]elgesel|(?:[Kk]ısa\s)?[Ff]ilm)\))?[,.]\s"
    rf"(?P<director>(?:[Yy]ön\.|[Yy]önetmeni?|[Yy]öneten)\s?:?\s{_NAME})"
)
_NAMED_IN_BRACKET = lazy(
    rf"\W{{0,3}}(?P<title>[^\W_][^,.()]{{2,80}}?)\s\((?P<director>{_NAME}),\s(?P<date>\d{{4}})\),?\s?(?P<genre>(?:[Kk]ısa\s)?[Ff]ilm|[Bb]elgesel)\W*$"
)
_MADE_BY = lazy(r"Yapım(?:cı)?\s?:\s[^,.;()]{2,60}")
_WRITTEN_BY = lazy(rf"(?:Senaryo|Müzik|Kamera|Oyuncular)\s?:\s{_NAME},?")


def film(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Kara Yol (1971), Yön. Metin Er, Yapım: Acar Film` and `Kara Yol (Metin Er, 1971) Film`."""
    if any(piece.certain for piece in pieces):
        return pieces
    start = next((piece.start for piece in pieces if piece.label != "citation-number"), 0)
    match = _DIRECTED.match(text, start) or _NAMED_IN_BRACKET.match(text, start)
    if match is None:
        return pieces
    for label in ("title", "date", "genre", "director"):
        if match[label]:
            begin, end = match.span(label)
            pieces = overlay(text, pieces, Piece(label, begin, end + (text[end : end + 1] == ","), SURE))
    if made := _MADE_BY.search(text, match.end()):
        pieces = overlay(text, pieces, Piece("publisher", *made.span(), SURE))
    for written in _WRITTEN_BY.finditer(text, match.end()):
        pieces = overlay(text, pieces, Piece("note", *written.span(), SURE))
    return pieces
