"""What is certain whatever the model says: rules on the labelled pieces."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bibtools.parse.tagger import Piece

_ASSEMBLY = re.compile(
    r"\W*(?P<body>T\.?\s?B\.?\s?M\.?\s?M\.?|Türkiye\s+Büyük\s+Millet\s+Meclisi|Büyük\s+Millet\s+Meclisi|B\.?M\.?M\.?)(?=[\s,.]|(?=Gizli))\s*,?\s*"
    r"(?P<title>(?:Gizli\s+(?:Celse\s+)?(?:Zabıt|Zabit)\w*|Zabıt\s+Cerides\w*|Tutanak\s+Dergi\w*|Zabıtları)(?:\s+\(?[A-ZÇĞİÖŞÜ]{2,5}\)?)?)",
    re.IGNORECASE,
)


def constrain(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Give the pieces with every rule applied, in order."""
    made = list(pieces)
    for rule in _RULES:
        made = rule(text, made)
    return made


def _minutes(text: str, pieces: list[Piece]) -> list[Piece]:
    """The Assembly is the author of its minutes, whose name is their title."""
    match = _ASSEMBLY.match(text)
    if not match:
        return pieces
    end = match.end("title")
    while end < len(text) and text[end] in ".,;:":
        end += 1
    head = [
        Piece("author", match.start("body"), match.start("title"), 0.99),
        Piece("title", match.start("title"), end, 0.99),
    ]
    return [
        *(
            [Piece("citation-number", 0, match.start("body"), 0.99)]
            if text[: match.start("body")].strip()
            else []
        ),
        *head,
        *cut(text, pieces, end),
    ]


def cut(text: str, pieces: Sequence[Piece], at: int) -> list[Piece]:
    """Give the pieces behind offset `at`; one that holds it begins there."""
    rest = []
    for piece in pieces:
        if piece.end <= at:
            continue
        start = max(piece.start, at)
        while start < piece.end and text[start].isspace():
            start += 1
        if start < piece.end:
            rest.append(piece if start == piece.start else replace(piece, start=start, certain=None))
    return rest


_OPEN_YEAR = re.compile(r"\b1[23]\d\d\s*(?P<open>\(\s*(?:1|19?|19\d\d?|2|20?|20\d\d?)?)\s*$")


def _cut_off_year(text: str, pieces: list[Piece]) -> list[Piece]:
    """A bracket that opens behind a Rumi or Hijri year and breaks off was to hold the Gregorian year."""
    match = _OPEN_YEAR.search(text)
    if not match:
        return pieces
    at = match.start("open")
    before = [piece for piece in pieces if piece.start < at]
    if not before or before[-1].label != "date":
        return pieces
    return [*before[:-1], replace(before[-1], end=len(text.rstrip()))]


_RULES: tuple[Callable[[str, list[Piece]], list[Piece]], ...] = (_minutes, _cut_off_year)
