"""Decisions of courts: court, case name, numbers and day, whatever order they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtools.language.courts import APPLICATION, CASE_NUMBER, COURT
from bibtools.parser.rules.overlay import SURE, overlay, rest_of
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_COURT = lazy(rf"(?P<court>{COURT})(?=\s*[,;:(\-–]|['’]|\s+(?:{CASE_NUMBER}|\d|T\.|KT\.|T:)|$)")
_CASE_FIRST = lazy(
    rf"(?P<title>[^\W\d_][^,\d“”\"]{{3,90}}?)(?:,\s*|\s+\()(?:(?P<court>{COURT})[,:;]?\s*)?(?=(?:{APPLICATION}))"
)
_APPLICATION = lazy(APPLICATION)
_DATED = r"(?:[Kk]\.?\s?[Tt]|T|[Tt]arih|(?:[Kk]arar|Kararın) [Tt]arihi)\b\.?\s?:?\s?"
DAY = r"\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?\d{4}|\d{1,2}\.?\s[^\W\d_]{3,}\.?\s\d{4}"
"""A regular expression for a whole day, in figures or with the name of a month."""
_BARE_NUMBER = r"\d{4}/\d{1,6}(?:-\d{1,6})*(?:\s?-\s?\d{4}/\d{1,6})?(?=,|\s(?:sayılı|[Kk]arar)|\s\()"
"""The numbers of case and decision without their letters: `2004/13215-2005/4409`, `1989/6-52-123 sayılı karar`."""
_ITEM = lazy(
    r"(?P<note>(?:R\.?\s?G|Resm[îi] Gazete)\b\.?[^()]*?(?<![\d./])\d{4,5}(?!\d|[./]\d))"
    rf"|(?P<number>{CASE_NUMBER}(?:\s?,?\s(?:ve\s)?{CASE_NUMBER})*)"
    rf"|(?P<bare>{_BARE_NUMBER})"
    rf"|(?<!\w)(?:{_DATED})?(?P<date>{DAY})(?:\s?T\.(?!\w))?"
)
_FILLER = lazy(r"(?:['’]n?[ıiuü]n\b)?(?:\W|\b(?:tarih(?:li)?|günlü|gün|sayılı|kararı?|ve|ile|nolu|no)\b)*")


def court_decision(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a decision of a court as court, title, numbers and date: `Danıştay 8. D., E. 1999/1, K. 2000/3, 1.2.2000`.

    A court at the beginning, or the name of a case, must have the number of a case behind it.
    """
    if not pieces:
        return pieces
    first = next((piece for piece in pieces if piece.label != "citation-number"), pieces[0])
    head = _COURT.match(text, first.start)
    if head is None and _APPLICATION.search(text):
        head = _CASE_FIRST.match(text, first.start)
    if head is None:
        return pieces
    items = list(_items(text, head.end()))
    if not any(label == "number" for label, _, _ in items):
        return pieces
    end = _FILLER.match(text, items[-1][2])
    stop = len(text[: end.end() if end else items[-1][2]].rstrip(" (["))
    found = [*_head(head), *_between(text, head.end(), items)]
    return _replaced(text, pieces, found, (first.start, stop))


def _items(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield label and range of the numbers, of the first day and of the gazette, as far as they follow each other."""
    dated = False
    at = start
    for match in _ITEM.finditer(text, start):
        group = match.lastgroup or ""
        begin, end = match.span(group)
        label = "number" if group == "bare" else group
        # The name of a case, or a few words, may stand before the first of them; brackets close the list.
        if at > start and not _FILLER.fullmatch(text, at, match.start()):
            return
        if label == "date" and dated:
            label = "note"
        dated = dated or label == "date"
        at = match.end()
        yield label, begin, end


def _head(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the case, if it stands first, and the court."""
    for group, label in (("title", "title"), ("court", "authority")):
        if match.groupdict().get(group):
            yield label, match.start(group), match.end(group)


def _between(text: str, start: int, items: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Yield the name of a case between the court and the first number, and the numbers."""
    between = text[start : items[0][1]]
    if not _FILLER.fullmatch(between):
        begin = start + len(between) - len(between.lstrip(" ,;:.-–"))
        yield "title", begin, start + len(between.rstrip(" ,;:.(-–"))
    yield from items


def _replaced(
    text: str, pieces: list[Piece], found: list[tuple[str, int, int]], whole: tuple[int, int]
) -> list[Piece]:
    """Return the pieces with those of a decision in place of what stood between its beginning and its end."""
    if any(piece.certain and piece.start < whole[1] and whole[0] < piece.end for piece in pieces):
        return pieces
    made = overlay(text, pieces, Piece("authority", *whole, SURE))
    at = next(i for i, piece in enumerate(made) if piece.start == whole[0] and piece.label == "authority")
    behind = [rest for piece in made[at + 1 :] for rest in rest_of(text, piece, piece.start, piece.end)]
    decided = [*made[:at], *(Piece(label, start, end, SURE) for label, start, end in found), *behind]
    reporter = _REPORTER.match(text, whole[1])
    for label in ("journal", "volume", "pages"):
        if reporter:
            decided = overlay(text, decided, Piece(label, *reporter.span(label), SURE))
    return decided


_REPORTER = lazy(
    r"\s?\((?P<journal>[^\W\d_][^(),\d]{1,40}),"
    r"\s(?P<volume>(?:(?:C|S|Y|Yıl|Cilt|Sayı|[Ss]y)\b\.?\s?:?\s?[\dIVX]+,?\s?){1,3})(?P<pages>s\.\s?[\d\-–]+)\)"
)
"""The law review that printed a decision, in a bracket behind it: `(YKD, C. 4, S. 9, s. 1447)`."""
