"""Rules on years that a title holds, which are not the date of the work."""

from __future__ import annotations

import re

from bibtools.parser.rules.overlay import SURE, joined, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_DATED = lazy(r"\s?(?:tarihli|târîhli|tarihinde|senesine?|yılına?|numaralı|dated)\b", re.IGNORECASE)


def year_of_source(text: str, pieces: list[Piece]) -> list[Piece]:
    """Add a year that tells what a title is about to it: `Tahrîr Defteri: 953 (1546) Târîhli, …, 1970`."""
    dates = [piece for piece in pieces if piece.label == "date"]
    for piece in dates[:-1]:
        match = _DATED.match(text, piece.end)
        at = pieces.index(piece)
        title = next((i for i in reversed(range(at)) if pieces[i].label == "title"), None)
        if match and title is not None and at - title <= 2:
            end = max(match.end(), next((p.end for p in pieces if p.start <= match.start() < p.end), 0))
            return overlay(
                text, pieces, joined(pieces[title], Piece("title", piece.start, end, SURE), "title")
            )
    return pieces


_PLACE_AND_YEAR = lazy(r"\([^\W\d_][\w'’\-]{1,30}(?:\s[^\W\d_][\w'’\-]{1,30}){0,2},\s(?P<year>1\d{3})\)[,.]?")


def place_and_year_of_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Add the place and year of what a title is about to it: `Ermeni Olayları (Van, 1896), Kıyı, İstanbul 2003`.

    They are the imprint where no later year with a place or publisher follows.
    """
    for title in pieces:
        match = _PLACE_AND_YEAR.search(text, title.end - 1) if title.label == "title" else None
        if match is None or match.start() - title.end > 1:
            continue
        behind = [piece for piece in pieces if piece.start >= match.end()]
        printed = any(piece.label in ("location", "publisher") for piece in behind)
        if printed and any(piece.label == "date" for piece in behind):
            end = match.end()
            return overlay(text, pieces, joined(title, Piece("title", match.start(), end, SURE), "title"))
    return pieces
