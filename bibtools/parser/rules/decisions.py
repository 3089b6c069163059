"""Decisions of courts: court, case name, numbers and day, whatever order they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtools.language.courts import APPLICATION, CASE_NUMBER, COURT, REPORTS
from bibtools.parser.rules.overlay import SURE, overlay, rest_of
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_COURT = lazy(rf"(?P<court>{COURT})(?=\s*[,;:(\-–]|['’]|\s+(?:{CASE_NUMBER}|\d|T\.|KT\.|T:)|$)")
_CHAMBER = lazy(r"(?P<court>\d{1,2}\.\s?[HC]\.?\s?D\b\.?)(?=,\s(?:T|E|K)\.)")
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
    r"|(?P<short>(?<=\d{4},\s)(?:\d{1,2}-)?\d{1,5}/\d{1,5}(?=,\s[^\W\d_]|\s\(|\W*$))"
    rf"|(?<!\w)(?:{_DATED})?(?P<date>{DAY})(?:\s?T\.(?!\w))?"
)
_FILLER = lazy(
    r"(?:['’]n?[ıiuü]n\b)?(?:\W|\b(?:tarih(?:li)?|günlü|gün|sayılı|kararı?|ve|ile|nolu|no|T|KT)\b)*"
)


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
    if head is None and first is not pieces[0] and (head := _CHAMBER.match(text, pieces[0].start)):
        # The number of a chamber is none of the list: `9. HD., T. 5.4.2010`.
        first = pieces[0]
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
        label = "number" if group in ("bare", "short") else group
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
    r"(?:\s?\(|,\s|\.\s)(?P<journal>[^\W\d_][^(),\d]{1,40}),\s(?:\d{4},\s)?"
    r"(?P<volume>(?:(?:C|S|Y|Yıl|Cilt|Sayı|[Ss]y)\b\.?\s?:?\s?[\dIVX]+,?\s?){1,3})(?:(?:[^\W\d_]+\s)?\d{4},\s)?"
    r"(?P<pages>s[sh]?\.\s?[\d\-–]+)\)?"
)
"""The law review that printed a decision, behind it: `(YKD, C. 4, S. 9, s. 1447)`, `DD, Sayı 105, s. 511`."""


_GERMAN = lazy(
    r"(?P<authority>(?:BVerfG|BVerwG|BGH|BAG|BSG|BFH|EuGH|EGMR|RG|(?:OLG|LG|AG|VG|OVG|VGH|LAG|SG|LSG|FG)\s[^\W\d_][\w\-/]+"
    r"|[^\W\d_][\w\-]*(?:gericht|gerichtshof)(?:\s[^\W\d_][\w\-/]+)?))[,:]?\s"
    r"(?:(?P<genre>Urteil|Beschlu(?:ss|ß)|Urt\.|Beschl\.)\s)?"
    r"(?P<date>(?:v(?:om|\.)\s)?\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d_]{3,9})\s?\d{4}),?\s?[–-]?\s?"
    r"(?:Az\.:?\s)?(?P<number>(?:(?:\d{1,3}|[IVX]{1,4})\s)?[A-Z][A-Za-z]{0,4}(?:\s\([^()]{1,9}\))?\s\d{1,5}/\d{2,4}[a-z]?)"
    r"(?:[,.]\s(?:in:?\s)?(?P<journal>[^\W\d_][^,;:()\d]{1,50}?)[\s,]{1,2}(?:(?:19|20)\d\d|(?P<volume>\d{1,3})),\s(?P<pages>(?:S\.\s?)?\d[^,;]*))?"
)


_OFFICIAL = lazy(
    rf"(?P<container>{REPORTS})\s"
    r"(?P<volume>\d{1,3}(?:\s[IV]{1,3}[ab]?(?!\w))?|[IVXLC]+),?\s(?P<pages>\d{1,4}(?:\s?[/–-]\s?\d{1,4})?)(?:\s?ff?\.)?(?:\s?\(\d{1,4}\s?f{0,2}\.?\))?"
    r"(?P<rest>\s?\[=[^\[\]]*\]|\s(?:[–-]|E\.)\s.*|[.;,]?\s*$)"
)
"""A decision by the reports of a German, Austrian or Swiss court alone: `BGHZ 91, 343 ff.`, `BGE 112 II 1`."""


def official_report(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a decision that is cited by the reports of the court alone: `BVerfGE 22, 118 (121) [= NJW 1967, 1999]`."""
    first = next((piece for piece in pieces if piece.label != "citation-number"), None)
    match = _OFFICIAL.match(text, first.start) if first else None
    if match is None or any(piece.certain for piece in pieces):
        return pieces
    before = [piece for piece in pieces if piece.end <= match.start()]
    labels = {"container": "container-title", "volume": "volume", "pages": "pages"}
    found = [Piece(label, *match.span(group), SURE) for group, label in labels.items()]
    rest = text[match.end("pages") :]
    return [
        *before,
        *found,
        *rest_of(text, Piece("note", 0, len(text), SURE), len(text) - len(rest), len(text)),
    ]


def german_decision(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a decision of a German court: `BGH, Urteil vom 3.5.1991, V ZR 12/90, in: NJW 1991, S. 2019`.

    The year before the pages belongs to no field.
    """
    first = next((piece for piece in pieces if piece.label != "citation-number"), None)
    match = _GERMAN.match(text, first.start) if first else None
    if match is None:
        return pieces
    for label in ("authority", "genre", "date", "number", "journal", "volume", "pages"):
        if match[label]:
            pieces = overlay(text, pieces, Piece(label, *match.span(label), SURE))
    return pieces
