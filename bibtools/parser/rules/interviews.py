"""Conversations: who was talked to, what is said of the person, and the day."""

from __future__ import annotations

import re

from bibtools.language.conversations import INFORMANTS, TALKS
from bibtools.parser.assemble.csl_types.containers import is_newspaper
from bibtools.parser.lexicon import PLACE, flags_of
from bibtools.parser.rules.overlay import SURE, overlay, relabelled
from bibtools.parser.tagger import Piece
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_TALK = (
    rf"(?:(?:sözlü(?:\starih)?|kişisel|özel|telefonla|yüz\s?yüze)\s)?(?:{'|'.join(TALKS)}|mülâkat)(?:s?[ıi])?"
)
_INFORMANT = rf"(?:kaynak\s(?:{'|'.join(INFORMANTS)})|(?:özel|sözlü|kişisel)\sgörüşme)"
_WITH = (
    r"(?:(?:(?:Telefoni|I)nterview|(?:Telefong|G)espräch)\s(?:d(?:es|er|\.)\sVerf(?:assers|asserin|\.)\s)?mit"
    r"|Entretien avec|Interview with|Intervista (?:a|con)|Entrevista (?:a|con))"
)
_TITLE = lazy(
    rf"\W{{0,4}}(?P<title>(?:(?P<informant>{_INFORMANT})[^:,()]{{0,12}}(?:\([^()]{{1,12}}\)\s?)?:\s?(?P<person>[^,:()]{{3,60}}?)"
    rf"|{_WITH}\s[^,:()\d“”\"]{{3,60}}?"
    rf"|[^,:()\d“”\"]{{3,60}}?(?:\sile|['’]y?l[ae])\s(?:yapılan\s)?{_TALK}))(?<!\bDr)(?<!\bMag)(?<!\bProf)(?<!\b[A-Z])(?=[,.;(]|\s\(|$)",
    re.IGNORECASE,
)
_OF_PERSON = lazy(
    r"\(?\b(?:\d{4}\s(?:doğumlu|d\.)|(?:doğum|d)\.\s?\d{4}|doğum\s(?:yılı|tarihi):?\s?\d{4}|\d{2,3}\syaşında|yaş[ıi]?:?\s\d{2,3}"
    r"|okuryazar(?:\sdeğil)?)\b(?:[^()]{0,40}\))?,?",
    re.IGNORECASE,
)
_DAY = lazy(
    rf"\b(?:{_TALK}\s(?:tarihi\s?)?:?\s?|(?:am|vom|del|le)\s)?\d{{1,2}}[./\s]\s?(?:\d{{1,2}}|[^\W\d_]{{3,12}})[./\s]\s?\d{{4}}\.?",
    re.IGNORECASE,
)
_MISTAKEN = ("journal", "publisher", "container-title")
_WORD = lazy(r"\w+")


def conversation(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Kaynak kişi: Satı Er, 1931 doğumlu, Tokat, görüşme tarihi: 3.4.1997` and `Satı Er ile görüşme, Tokat`.

    An informant is the author; of a talk the words that say what it is stand with the person in the title, as no style
    has any for it.
    """
    start = next((piece.start for piece in pieces if piece.label != "citation-number"), 0)
    match = _TITLE.match(text, start)
    if match is None:
        return pieces
    if match["person"] and "kaynak" in fold_letters(match["informant"]):
        made = overlay(text, pieces, Piece("genre", match.start("title"), match.start("person"), SURE))
        made = overlay(text, made, Piece("author", match.start("person"), match.end("title"), SURE))
    else:
        made = overlay(text, pieces, Piece("title", match.start("title"), match.end("title"), SURE))
    for said in _OF_PERSON.finditer(text, match.end()):
        made = overlay(text, made, Piece("note", *said.span(), SURE))
    if day := _DAY.search(text, match.end()):
        made = overlay(text, made, Piece("date", *day.span(), SURE))
    places = [
        i
        for i, piece in enumerate(made)
        if _is_lone_note(text, piece)
        or (
            (piece.label in _MISTAKEN or _is_lone_word(text, piece, match.end("title")))
            and (match["informant"] or _is_place(text, piece) or may_be_place(text, piece))
        )
    ]
    return relabelled(made, places, "location")


def _is_lone_note(text: str, piece: Piece) -> bool:
    """Return whether a note is one word with a capital, as the town of a talk is."""
    words = _WORD.findall(text, piece.start, piece.end) if piece.label == "note" else []
    return len(words) == 1 and words[0].istitle()


def _is_lone_word(text: str, piece: Piece, behind: int) -> bool:
    """Return whether a piece behind the title that was labelled so as well is a single word."""
    return (
        piece.label == "title"
        and piece.start >= behind
        and len(_WORD.findall(text, piece.start, piece.end)) == 1
    )


_PLACE_ALONE = lazy(r"[,;.\s]{0,2}[^\W\d_]{3,}(?:[\s/-][^\W\d_]{3,}){0,2}[,.]?")


def may_be_place(text: str, piece: Piece) -> bool:
    """Return whether a piece is a few words that name no newspaper: beside a conversation stands its place."""
    name = fold_letters(text[piece.start : piece.end].strip(" ,."))
    return bool(_PLACE_ALONE.fullmatch(text, piece.start, piece.end)) and not is_newspaper(name)


def _is_place(text: str, piece: Piece) -> bool:
    """Return whether each word of a piece names a place, as the word list has it; a newspaper is none."""
    return all(PLACE in flags_of(word) for word in _WORD.findall(text, piece.start, piece.end))
