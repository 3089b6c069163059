"""Minutes of parliaments, and dates that break off."""

from __future__ import annotations

import re
from dataclasses import replace

from bibtools.language.months import MONTH
from bibtools.language.statements import NO_DATE
from bibtools.parser.rules.overlay import SURE, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_ASSEMBLY = re.compile(
    r"\W*(?P<body>T\.?\s?B\.?\s?M\.?\s?M\.?|Türkiye\s+Büyük\s+Millet\s+Meclisi|"
    r"Büyük\s+Millet\s+Meclisi|B\.?M\.?M\.?)"
    r"(?=[\s,.]|(?=Gizli))\s*,?\s*"
    r"(?P<title>(?:Gizli\s+(?:Celse\s+)?(?:Zabıt|Zabit)\w*|Zabıt\s+Cerides\w*|Tutanak\s+Dergi\w*|Zabıtları)"
    r"(?:\s+\(?[A-ZÇĞİÖŞÜ]{2,5}\)?)?)",
    re.IGNORECASE,
)


def minutes(text: str, pieces: list[Piece]) -> list[Piece]:
    """The Assembly is the author of its minutes, whose name is their title."""
    match = _ASSEMBLY.match(text)
    if not match:
        return pieces
    end = match.end("title")
    while end < len(text) and text[end] in ".,;:":
        end += 1
    made = overlay(text, pieces, Piece("title", match.start("title"), end, SURE))
    return overlay(text, made, Piece("author", match.start("body"), match.end("body"), SURE))


_OPEN_YEAR = re.compile(r"\b1[23]\d\d\s*(?P<open>\(\s*(?:1|19?|19\d\d?|2|20?|20\d\d?)?)\s*$")


def cut_off_year(text: str, pieces: list[Piece]) -> list[Piece]:
    """A bracket that opens behind a Rumi or Hijri year and breaks off was to hold the Gregorian year."""
    match = _OPEN_YEAR.search(text)
    if not match:
        return pieces
    before = [piece for piece in pieces if piece.start < match.start("open")]
    if not before or before[-1].label != "date":
        return pieces
    return [*before[:-1], replace(before[-1], end=len(text.rstrip()))]


_MONTH_FIRST = lazy(MONTH)
_DAY = re.compile(r"\d{1,2}\.?")


def day_before_month(text: str, pieces: list[Piece]) -> list[Piece]:
    """A bare number before a month is its day and no volume."""
    made: list[Piece] = []
    folded = fold_letters(text)
    for piece in pieces:
        last = made[-1] if made else None
        if (
            last is not None
            and piece.label == "date"
            and last.label in ("volume", "pages")
            and _DAY.fullmatch(text[last.start : last.end])
            and _MONTH_FIRST.match(folded, piece.start)
        ):
            made[-1] = replace(piece, start=last.start)
        else:
            made.append(piece)
    return made


_YEAR_BEHIND = re.compile(r"\w\W*\s\(?(?P<year>(?:1[5-9]\d\d|20\d\d)(?:\s?[-–/]\s?\d{2,4})?)\W*$")
_NUMERIC_DATE = re.compile(r"[,;]\s*(?P<date>\d{1,2}[./]\d{1,2}[./](?:1[2-9]|20)\d\d)\W*$")
_DATED = re.compile(
    rf"\d{{3}}|[MDCLXVI]{{3}}|\d\s?[./]\s?\d|(?<!\w)(?:{NO_DATE.loose()})|\b1[0-9]\.|\?", re.IGNORECASE
)
_DAY_AND_MONTH = lazy(rf"(?<!\d)\d{{1,2}}\.?\s+{MONTH}\.?\s+(?:1[2-9]|20)\d\d(?!\d)")


def dates(text: str, pieces: list[Piece]) -> list[Piece]:
    """A date says a year or that there is none; day, month and year in the words of a note are the date."""
    made = [
        replace(piece, label="note")
        if piece.label == "date" and not _DATED.search(text, piece.start, piece.end)
        else piece
        for piece in pieces
    ]
    if any(piece.label == "date" for piece in made):
        return made
    if made and made[-1].label == "archive-location":
        match = _NUMERIC_DATE.search(text, made[-1].start, made[-1].end)
        if match and match.start() > made[-1].start:
            return overlay(text, made, Piece("date", match.start("date"), made[-1].end, 0.95))
    for piece in made:
        behind = (
            _YEAR_BEHIND.search(text, piece.start, piece.end)
            if piece.label in ("publisher", "location")
            else None
        )
        if behind:
            return overlay(text, made, Piece("date", behind.start("year"), piece.end, 0.9))
    folded = fold_letters(text)
    for piece in list(made):
        match = (
            _DAY_AND_MONTH.search(folded, piece.start, piece.end)
            if piece.label in ("note", "volume")
            else None
        )
        if match:
            end = match.end() + (text[match.end() : match.end() + 1] in (",", "."))
            made = overlay(text, made, Piece("date", match.start(), end, 0.9))
    return made
