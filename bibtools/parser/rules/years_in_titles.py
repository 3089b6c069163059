"""Rules on years that a title holds, which are not the date of the work."""

from __future__ import annotations

import re

from bibtools.parser.rules.overlay import SURE, joined, overlay, with_next
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


_BETWEEN_YEARS = lazy(
    r"(?<!\w)(?:zwischen|between|entre|tra|fra|von|from|dal|de)\s1\d{3}\s(?:und|and|et|y|e|bis|to|à|al|a)\s1\d{3}(?!\d)[.,]?"
)
_IN_YEARS = frozenset(("title", "date", "location", "publisher", "note"))


def years_of_subject(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a title the years between which its subject lies: `Müller am Hof | Bonn zwischen | 1871 und 1888`."""
    match = _BETWEEN_YEARS.search(text)
    at = next((i for i, piece in enumerate(pieces) if piece.label == "title"), None)
    if match is None or at is None or pieces[at].end >= match.start() or pieces[at].start > match.start():
        return pieces
    there = [piece for piece in pieces[at:] if piece.start < match.end()]
    if (
        len(there) > 3
        or not _IN_YEARS.issuperset(piece.label for piece in there)
        or there[-1].end > match.end()
    ):
        return pieces
    return overlay(text, pieces, Piece("title", pieces[at].start, match.end(), SURE))


_CENTURIES = lazy(
    r"\([IVX]+(?:\s?[-–/]\s?[IVX]+)?\s(?:(?:secolo|secoli|sec\.)\s)?"
    r"(?:[ad]\.\s?C\.|[nv]\.\s?Chr\.|av\.\s?J\.-C\.|ap\.\s?J\.-C\.|Jh\.|Jahrhundert|secolo|sec\.|siècles?|siglos?)\)[.,]?"
)


def centuries_are_no_volume(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a title the centuries in brackets behind it: `Mercanti a Pozzo | (I-III d.C.), | Napoli`."""
    return with_next(text, pieces, "title", "volume", _CENTURIES)
