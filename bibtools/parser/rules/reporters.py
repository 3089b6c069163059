"""Cases and journals of law: Bluebook and OSCOLA, whose volumes stand before the reporter."""

from __future__ import annotations

import re

from bibtools.parser.rules.overlay import SURE, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_YEAR = r"(?:1[6-9]|20)\d\d"
_REPORTER = r"[A-Z][\w.'’&]*(?:\s(?:[A-Z][\w.'’&]*|\d[a-z]{1,2}|\([A-Z][\w ]{0,20}\))){0,6}?"
"""Its words stand apart by a space that must be there: a word that might be cut anywhere takes time without end."""
_AMERICAN_CASE = lazy(
    rf"(?P<title>[A-Z][^“”\"]{{1,120}}?\sv\.?\s[^“”\"]{{2,120}}?),\s+(?P<volume>\d{{1,4}})\s+(?P<journal>{_REPORTER})\s+"
    rf"(?P<pages>\d+)(?:,\s*(?P<cited>\d+(?:[-–]\d+)?))?\s+\((?P<authority>[^()]*?[^()\d\s])?\s*(?P<date>{_YEAR})\)"
)
_ENGLISH_CASE = lazy(
    rf"(?P<title>[A-Z][^“”\"\[\]]{{1,120}}?\sv\.?\s[^“”\"\[\]]{{2,120}}?),?\s+(?P<date>[\[(]{_YEAR}[\])])\s+(?P<volume>\d+\s+)?"
    rf"(?P<journal>{_REPORTER})\s+(?P<pages>\d+)(?P<cited>[,;]\s+\[.*)?"
)
_AMERICAN_ARTICLE = lazy(
    rf"(?<=[,.”\"]\s)(?P<volume>\d{{1,4}})\s+(?P<journal>(?:[A-Z][\w.'’&]*\s){{0,6}}?(?:[A-Z][\w.'’&]{{0,12}}?)?(?:L\.\s?J\.|L\.\s?Rev\.|L\.\s?Q\.|Rev\.|J\.|Q\.)(?:\s[A-Z][\w.&]*){{0,4}})\s+"
    rf"(?P<pages>\d+)(?:,\s*(?P<cited>\d+(?:[-–]\d+)?))?\s+\((?P<date>{_YEAR})\)"
)
_ENGLISH_ARTICLE = lazy(
    rf"(?<=[’'”\"]\s)(?P<date>[\[(]{_YEAR}[\])])\s+(?:(?P<volume>\d+)(?:\(\d+\))?\s+)?(?P<journal>{_REPORTER})\s+"
    r"(?P<pages>\d+(?:\s?[-–]\s?\d+)?)(?P<cited>,\s+\d+.*)?"
)
_CASE = lazy(r"\sv\.?\s")
_LABELS = ("title", "volume", "journal", "pages", "authority", "date")


def case_of_court(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `Roe v. Harlan, 412 F.2d 318 (6th Cir. 1969)` and `R v Smith [2006] 1 WLR 3315`."""
    start = next((piece.start for piece in pieces if piece.label != "citation-number"), 0)
    match = _CASE.search(text) and (_AMERICAN_CASE.match(text, start) or _ENGLISH_CASE.match(text, start))
    return _parted(text, pieces, match) if match else pieces


def article_of_law(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `…, 88 Yale L.J. 1120, 1134 (1979)` and `‘…’ (2004) 67 MLR 421` behind a title."""
    match = _AMERICAN_ARTICLE.search(text) or _ENGLISH_ARTICLE.search(text)
    titled = match and any(p.label == "title" and p.start < match.start() < p.end + 3 for p in pieces)
    return _parted(text, pieces, match) if match and titled else pieces


def _parted(text: str, pieces: list[Piece], match: re.Match[str]) -> list[Piece]:
    groups = match.groupdict()
    for label in _LABELS:
        if groups.get(label):
            pieces = overlay(text, pieces, Piece(label, match.start(label), match.end(label), SURE))
    if groups.get("cited"):
        pieces = overlay(text, pieces, Piece("note", match.start("cited"), match.end("cited"), SURE))
    return pieces
