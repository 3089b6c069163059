"""Persons who were asked, where a list names them without `Kaynak kişi` or `ile görüşme`: they are the authors."""

from __future__ import annotations

import re
from itertools import pairwise

from bibtools.language.conversations import INFORMANT_CODE, TALK
from bibtools.parser.rules.interviews import may_be_place
from bibtools.parser.rules.overlay import SURE, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_UP = r"[^\W\d_a-zçğıöşüâîû]"
_WORD = rf"{_UP}[^\W\d_]+(?:['’-][^\W\d_]+)?"
_CODED = lazy(
    rf"\W{{0,3}}(?:{INFORMANT_CODE})[\s.:)\-–]{{1,3}}(?P<person>{_UP}{{2,20}},\s{_WORD}(?:\s{_WORD})?(?=:)"
    rf"|{_WORD}(?:\s{_WORD}){{1,3}}(?=\s\(|\s?[,.:;\-–]))"
)
_PERSON = lazy(
    rf"(?P<person>(?:{_WORD}\s){{0,2}}(?:[^\W\d_A-Z]{{3,12}}[ıiuü]\s)?{_WORD}(?:\s{_WORD}){{1,2}})(?=\s?\(|,|\.\s)"
)
_SAID = lazy(
    rf"(?:(?<=[,.(]\s)|(?<=\())(?P<talk>{TALK})(?=[\s,.:;)]|$)|(?<=\d\s)tarihli\s(?P<behind>{TALK})"
    rf"|(?<=\)\s)(?P<bare>{TALK})(?=[,.:])|(?<=\s[dt][ae]\s)(?P<heard>dinlendi)",
    re.IGNORECASE,
)
_DAY = lazy(
    r"(?:(?:[Dd]erleme|[Gg]örüşme)(?:\s[Tt]arihi)?\s?:?\s)?(?<![\d.])\d{1,2}[./\s]\s?(?:\d{1,2}|[IVX]{1,4}|[^\W\d_]{3,12})[./\s]\s?(?:19|20)\d{2}(?!\d)"
    r"|(?<=\s)[^\W\d_]{4,8}\s(?:19|20)\d{2}(?=\s?\(|\.?$)|(?<=\s)(?:19|20)\d{2}(?=\.?$)"
)
_QUOTES = frozenset('“”"«»„')
_LONGEST = 220
_PARTS = lazy(r"[^,.;()]{3,}(?:\([^()]*\))?[,.;]?")


def person_asked(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `KK12 Emine Ak, 67 yaşında, … 22.05.2012` and `Nail Er (Gazeteci), kişisel görüşme, Ankara, 18.6.2004`."""
    if len(text) > _LONGEST or any(piece.certain for piece in pieces) or not _QUOTES.isdisjoint(text):
        return pieces
    if "K" in text[:4] and (coded := _CODED.match(text)):
        code = Piece("citation-number", 0, len(text[: coded.start("person")].rstrip()), SURE)
        return [code, *_about(text, coded)]
    start = next((piece.start for piece in pieces if piece.label != "citation-number"), 0)
    match = _PERSON.match(text, start) if any(word in text for word in _MARKS) else None
    said = _SAID.search(text, match.end()) if match else None
    if match is None or said is None or not _DAY.search(text, match.end()):
        return pieces
    before = [piece for piece in pieces if piece.label == "citation-number" and piece.end <= start]
    made = overlay(
        text, [*before, *_about(text, match)], Piece("genre", *said.span(said.lastgroup or ""), SURE)
    )
    return _with_place(text, made)


_MARKS = ("örüşme", "ülakat", "ülâkat", "öyleşi", "onuşma", "aydı", "bandı", "inlen")
"""Letters of which every such line without a code has some."""


def _about(text: str, match: re.Match[str]) -> list[Piece]:
    """Return who was asked, the last day that is named, and all the rest as notes."""
    made = [Piece("author", *match.span("person"), SURE), Piece("note", match.end("person"), len(text), SURE)]
    days = list(_DAY.finditer(text, match.end("person")))
    if not days:
        return made
    start, end = days[-1].span()
    bracketed = text[start - 1] == "(" and text[end : end + 1] == ")"
    return overlay(text, made, Piece("date", start - bracketed, end + bracketed, SURE))


def _with_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with the place that stands right before the day, or before and behind what was done there."""
    for note, behind in pairwise(pieces):
        if note.label != "note" or behind.label != "date":
            continue
        part = text[note.start : note.end].rstrip(" ,.(").rpartition(", ")[2].lstrip(" ,.:;")
        at = text.rfind(part, note.start, note.end)
        if part[:1].isupper() and may_be_place(text, Piece("note", at, at + len(part), SURE)):
            return overlay(text, pieces, Piece("location", at, note.end, SURE))
    return pieces
