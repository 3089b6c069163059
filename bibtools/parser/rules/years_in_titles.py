"""Rules on years that a title holds, which are not the date of the work."""

from __future__ import annotations

import re
from itertools import pairwise

from bibtools.parser.assemble.values import says_access
from bibtools.parser.rules.overlay import SURE, joined, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_QUOTED = lazy(r"\"[^\"]{3,300}\"|“[^“”]{3,300}”|«[^«»]{3,300}»|„[^„“”]{3,300}[“”]")
_INSIDE = frozenset({"date", "title", "volume", "journal", "container-title", "note"})
_DATED = lazy(r"\s?(?:tarihli|târîhli|tarihinde|senesine?|yılına?|numaralı|dated)\b", re.IGNORECASE)


def year_in_quotes(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join the pieces of a quoted title that holds a date: `"1864 Vilayet Nizamnamesi", XXIV/37 (2005)`."""
    for match in _QUOTED.finditer(text):
        there = [piece for piece in pieces if piece.start < match.end() and match.start() < piece.end]
        dates = [piece for piece in there if piece.label == "date" and piece.end <= match.end() + 1]
        whole = {piece.label for piece in there} <= _INSIDE and any(p.label == "title" for p in there)
        others = any(piece not in there and _dates(text, piece) for piece in pieces)
        if dates and whole and others:
            first = min(there[0].start, match.start())
            end = match.end() + (text[match.end() : match.end() + 1] in (",", ".", ";"))
            return overlay(text, pieces, Piece("title", first, end, min(p.probability for p in there)))
    return pieces


_ABOUT = r"(?:c|ca|yak)\.\s?\d{3,4}"
_ABOUT_YEARS = lazy(rf"{_ABOUT}\s?[-–]\s?(?:{_ABOUT}|\d{{2,4}})[,.;]?|\d{{3,4}}\s?[-–]\s?{_ABOUT}[,.;]?")


def years_of_subject(text: str, pieces: list[Piece]) -> list[Piece]:
    """Add the years of what a title is about to it: `Traditional Religion in England, c.1400–c.1580, 2nd edn`."""
    for i, (title, years) in enumerate(pairwise(pieces)):
        if (
            title.label == "title"
            and years.label in ("volume", "pages", "note")
            and _ABOUT_YEARS.fullmatch(text, years.start, years.end)
        ):
            return [*pieces[:i], joined(title, years, "title"), *pieces[i + 2 :]]
    return pieces


def _dates(text: str, piece: Piece) -> bool:
    """Return whether a piece has a day or year of its own, be it that of access."""
    said = piece.label == "note" and says_access(text[piece.start : piece.end])
    return piece.label in ("date", "accessed") or said


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
