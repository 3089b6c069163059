"""Brackets that speak of the first edition or of a reprint."""

from __future__ import annotations

import re
from itertools import pairwise

from bibtools.language.written_dates import FIRST_SURELY_GREGORIAN, hijri_beside
from bibtools.parser.rules.overlay import SURE, joined, overlay, relabelled
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_YEAR = r"(?<!\d)(?:1[3-9]|20)\d\d(?!\d)"
_FIRST = (
    r"ed(?:iz)?\.?\s?or(?:ig)?\.|or(?:ig)?\.(?=\s)|éd\.\s?or(?:ig)?\.|1a\s?ed\.|1re\s?éd\.|prima\s+ed\w*\.?|first\s+publ\w*\.?|"
    r"first\s+ed\w*\.?|1st\s?edn?\.?|orig(?:inal)?\.?\s+(?:ed\w*|publ\w*)\.?|özgün\s+basım|ilk\s+(?:baskı|basım|yayın)\w*|(?:orijinal|özgün)\s+(?:eser|çalışma|yayın)\w*|"
    r"I\s+ed\.|1[ªa°]\s?ed\.|1\.\s?Aufl\.|erstmals|Erstausg\w*\.?|Orig\.-Ausg\."
)
_AGAIN = (
    r"rist\.|ristampa|repr\.|reprint(?:ed)?|réimpr\.|rééd\.|ND(?=\s)|Nachdr(?:uck)?\.?|Neudr(?:uck)?\.?|Ndr\.|tıpkıbasım|yeni\s+basım|"
    r"unveränd\.\s+Nachdr\w*\.?"
)
_BRACKET = lazy(
    rf"[(\[]\s*(?:(?P<first>{_FIRST})|(?P<again>{_AGAIN}))[^()\[\]]{{0,60}}?{_YEAR}[^()\[\]]{{0,20}}[)\]][.,;]?",
    re.IGNORECASE,
)


_TWO_YEARS = lazy(rf"\W*(?P<first>{_YEAR})\s?/\s?(?P<this>{_YEAR})\W*")


def first_and_this(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `(1923/1976)` into the years of the first edition and of this one; `2012/2013` is one year of a journal.

    Years of the Ottoman calendars stand before those of ours (`1327/1911`) and are one.
    """
    for i, piece in enumerate(pieces):
        match = _TWO_YEARS.fullmatch(text, piece.start, piece.end) if piece.label == "date" else None
        if (
            match
            and int(match["this"]) > int(match["first"]) + 1
            and int(match["first"]) >= FIRST_SURELY_GREGORIAN
            and not hijri_beside(int(match["first"]), int(match["this"]))
        ):
            first = replaced(piece, label="original-date", end=match.end("first"))
            return [*pieces[:i], first, replaced(piece, start=match.start("this")), *pieces[i + 1 :]]
    return pieces


_AGAIN_FIRST = lazy(rf"(?:{_AGAIN})(?!\w)", re.IGNORECASE)


def reprint_behind_date(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what follows `rééd.` behind the date as a note: `Paris, Plon, 1960, rééd. Seuil, 1973`."""
    for i, (date, again) in enumerate(pairwise(pieces), 1):
        if (
            date.label == "date"
            and again.label in _OF_REPRINT
            and _AGAIN_FIRST.match(text, again.start, again.end)
        ):
            behind = next(
                (n for n in range(i, len(pieces)) if pieces[n].label not in _OF_REPRINT), len(pieces)
            )
            return [*pieces[:i], joined(again, pieces[behind - 1], "note"), *pieces[behind:]]
    return pieces


_BEHIND_SEMICOLON = lazy(
    rf"(?<=\d;)\s(?P<again>(?:{_AGAIN}|rpt\.)[^;()]{{0,80}}?{_YEAR}\)?[.,]?)", re.IGNORECASE
)
_PAGE_CITED = lazy(r"\d{1,4}(?:\s?[-–]\s?\d{1,4})?\.?")


def reprint_behind_semicolon(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `(London, 1975; | repr. Bath, 1993), | 57` as a note, and what is left of it as the page."""
    match = _BEHIND_SEMICOLON.search(text)
    if match is None:
        return pieces
    there = {
        piece.label for piece in pieces if piece.start < match.end() and match.start("again") < piece.end
    }
    if not there <= {*_OF_REPRINT, "pages"}:
        return pieces
    made = overlay(text, pieces, Piece("note", *match.span("again"), SURE))
    pages = [
        i
        for i, (before, piece) in enumerate(pairwise(made), 1)
        if before.end == match.end()
        and piece.label == "note"
        and _PAGE_CITED.fullmatch(text, piece.start, piece.end)
    ]
    return relabelled(made, pages, "pages")


_OF_REPRINT = ("publisher", "location", "date", "note", "edition")


def other_editions(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `(ed. or. Paris 1983)` as the first edition's date and `(rist. New York 1965)` as a note."""
    if "(" not in text and "[" not in text:
        return pieces
    for match in _BRACKET.finditer(text):
        before = [p for p in pieces if p.start < match.start()]
        if before and not (before[-1].label == "archive-location" and before[-1].end >= match.end()):
            label = "original-date" if match["first"] else "note"
            pieces = overlay(text, pieces, Piece(label, match.start(), match.end(), SURE))
    return pieces


_AGAIN_ALONE = lazy(rf"(?:{_AGAIN})[.,:;]*", re.IGNORECASE)
_YEAR_ALONE = lazy(rf"\W*{_YEAR}\W*")


def reprint_behind_year(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the year before Reprint as the first edition's: `1652. Reprint, London: Scolar Press, 1970` (Chicago)."""
    for i in range(1, len(pieces) - 1):
        first, again = pieces[i - 1], pieces[i]
        if (
            first.label == "date"
            and text[first.end - 1] == "."
            and again.label != "date"
            and _AGAIN_ALONE.fullmatch(text, again.start, again.end)
            and _YEAR_ALONE.fullmatch(text, first.start, first.end)
            and any(piece.label == "date" for piece in pieces[i + 1 :])
        ):
            parted = [replaced(first, label="original-date"), replaced(again, label="note")]
            return [*pieces[: i - 1], *parted, *pieces[i + 1 :]]
    return pieces
