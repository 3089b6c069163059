"""First editions, later ones and reprints beside the imprint of a work."""

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
    r"rist\.|ristampa|repr\.|rpt\.|reprint(?:ed)?|réimpr\.|rééd\.|ND(?=\s)|Nachdr(?:uck)?\.?|Neudr(?:uck)?\.?|Ndr\.|tıpkıbasım|yeni\s+basım|"
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
            word = _AGAIN_WORD.match(text, again.start)
            if word and _is_first_imprint(pieces, again.start, pieces[behind - 1].end):
                return overlay(text, pieces, Piece("note", *word.span(), SURE))
            return [*pieces[:i], joined(again, pieces[behind - 1], "note"), *pieces[behind:]]
    return pieces


_NOTED_IMPRINT = lazy(
    rf"(?:{_AGAIN})(?:\s?,?\s?edn?\.)?[.,:]*\s(?P<location>[^:\d();]{{2,40}}:)\s(?P<publisher>[^:,\d();]{{2,60}},)\s{_YEAR}",
    re.IGNORECASE,
)


def imprint_of_reprint(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label place and publisher of a reprint, if a reference names no others, and the year before it as its date.

    `1931. Reprint, Bristol: Thoemmes Press, 1994` is dated 1931 (docs/gold.md).
    """
    for i, (first, again) in enumerate(pairwise(pieces)):
        if first.label not in ("date", "original-date") or not _AGAIN_WORD.match(text, again.start):
            continue
        match = _NOTED_IMPRINT.match(text, again.start)
        if (
            again.label == "note"
            and match
            and not any(piece.label in ("location", "publisher") for piece in pieces)
        ):
            for label in ("location", "publisher"):
                pieces = overlay(text, pieces, Piece(label, *match.span(label), SURE))
        if first.label == "original-date" and _YEAR_ALONE.fullmatch(text, first.start, first.end):
            return relabelled(pieces, [i], "date")
    return pieces


_YEAR_ALONE = lazy(rf"\W*{_YEAR}\W*")


_AGAIN_WORD = lazy(rf"(?:{_AGAIN})(?:\s?,?\s?edn?\.)?[.,:]*", re.IGNORECASE)


def _is_first_imprint(pieces: list[Piece], start: int, end: int) -> bool:
    """Return whether place and publisher stand with the reprint alone: `1937; repr. New York: Fertig, 1970`."""
    imprint = [piece for piece in pieces if piece.label in ("location", "publisher")]
    return bool(imprint) and all(start < piece.end and piece.start < end for piece in imprint)


_BEHIND_SEMICOLON = lazy(rf"(?<=\d;)\s(?P<again>(?:{_AGAIN})[^;()]{{0,80}}?{_YEAR}\)?[.,]?)", re.IGNORECASE)
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
    if _is_first_imprint(pieces, match.start("again"), match.end("again")):
        again = _AGAIN_WORD.match(text, match.start("again"))
        return overlay(text, pieces, Piece("note", *again.span(), SURE)) if again else pieces
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


_PRINTING = lazy(r"\W*(?:\d{1,2}(?:st|nd|rd|th)|[^\W\d_]{4,8})\s(?:printing|impression)\W*", re.IGNORECASE)
_ONE_YEAR = lazy(_YEAR)
_EDITION_AND_YEAR = lazy(r"\W*\d{1,2}(?:[ªºa.]|e|th|nd|rd)\s?[^\W\d_]{2,4}\.?,?\s(?P<year>\d{4})\W*")
_OF_EDITION = frozenset(("publisher", "location", "edition"))


def edition_with_own_year(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label an edition behind a dated imprint, with a year of its own, as a note: `Metis 1994, | 3. bs. 2011`.

    The first date counts (docs/gold.md), so that the number of the other edition is not that of the work. A later
    printing is no edition.
    """
    for i, again in enumerate(pieces):
        if again.label not in ("edition", "original-date"):
            continue
        imprint = next((n for n in reversed(range(i)) if pieces[n].label == "date"), i)
        first = _ONE_YEAR.search(text, pieces[imprint].start, pieces[imprint].end) if imprint < i else None
        between = {piece.label for piece in pieces[imprint + 1 : i]}
        if first is None or not between <= {*_OF_EDITION, "pages"}:
            continue
        if again.label == "original-date":
            whole = _EDITION_AND_YEAR.fullmatch(text, again.start, again.end)
            if whole and not between and int(whole["year"]) > int(first[0]):
                return relabelled(pieces, [i], "note")
        elif _PRINTING.fullmatch(text, again.start, again.end):
            return relabelled(pieces, [i], "note")
        elif last := next((piece for piece in pieces[i + 1 :] if piece.label not in _OF_EDITION), None):
            years = list(_ONE_YEAR.finditer(text, last.start, last.end))
            if (
                last.label in ("date", "note", "original-date")
                and len(years) == 1
                and years[0][0] != first[0]
            ):
                return overlay(text, pieces, Piece("note", again.start, years[0].end(), SURE))
    return pieces


_OTHER_LANGUAGE = lazy(
    r"(?<=\d;)\s(?P<said>(?:deutsch|dt\.|engl\.|englisch|frz\.|französisch|ital\.|span\.|trad\.\s(?:it|fr|ingl|esp)\."
    r"|tr\.\sit\.|English\stranslation|trad\.\sfrançaise)\s?:?\s[^;]{5,200}?(?:1[5-9]|20)\d\d\)?[.,]?)"
)


def imprint_in_other_language(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a translation behind the imprint as a note: `Oxford 1980; deutsch: Mythen der Moore, Bremen 1982`."""
    match = _OTHER_LANGUAGE.search(text)
    before = match and any(p.label == "date" and p.start < match.start("said") for p in pieces)
    if match is None or not before:
        return pieces
    return overlay(text, pieces, Piece("note", *match.span("said"), SURE))
