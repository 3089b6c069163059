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
            word = _AGAIN_WORD.match(text, again.start)
            if word and _is_first_imprint(pieces, again.start, pieces[behind - 1].end):
                return overlay(text, pieces, Piece("note", *word.span(), SURE))
            return [*pieces[:i], joined(again, pieces[behind - 1], "note"), *pieces[behind:]]
    return pieces


def later_edition(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a later edition that has a date of its own as a note: `Paris, 1962, | 2e éd. | 1966`."""
    for i in range(1, len(pieces)):
        first, again = pieces[i - 1], pieces[i]
        if first.label == "date" and again.label == "original-date" and _is_later(text, first, again):
            return relabelled(pieces, [i], "note")
        if (first.label, again.label) != ("date", "edition") or again is pieces[-1]:
            continue
        end = next((n for n in range(i + 1, len(pieces)) if pieces[n].label not in _IMPRINT), len(pieces))
        noted = pieces[i + 1].label == "note" and _ENDS_WITH_YEAR.search(
            text, pieces[i + 1].start, pieces[i + 1].end
        )
        end = i + 2 if noted else end
        if noted or any(piece.label == "date" for piece in pieces[i + 1 : end]):
            return [*pieces[:i], joined(pieces[i], pieces[end - 1], "note"), *pieces[end:]]
    return pieces


_IMPRINT = ("location", "publisher", "date")
_ENDS_WITH_YEAR = lazy(rf"{_YEAR}[).,]*$")
_EDITION_AND_YEAR = lazy(rf"\W*\d{{1,2}}(?:[ªºa.]|e|th|nd|rd)\s?[^\W\d_]{{2,4}}\.?,?\s(?P<year>{_YEAR})\W*")


def _is_later(text: str, first: Piece, again: Piece) -> bool:
    """Return whether a text names an edition that is later than the date before it: `1963, 2ª ed. 1970`."""
    before = _ONE_YEAR.search(text, first.start, first.end)
    later = _EDITION_AND_YEAR.fullmatch(text, again.start, again.end)
    return before is not None and later is not None and int(later["year"]) > int(before[0])


_NOTED_IMPRINT = lazy(
    rf"(?:{_AGAIN}|rpt\.)(?:\s?,?\s?edn?\.)?[.,:]*\s(?P<location>[^:\d();]{{2,40}}:)\s(?P<publisher>[^:,\d();]{{2,60}},)\s{_YEAR}",
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


_AGAIN_WORD = lazy(rf"(?:{_AGAIN}|rpt\.)(?:\s?,?\s?edn?\.)?[.,:]*", re.IGNORECASE)


def _is_first_imprint(pieces: list[Piece], start: int, end: int) -> bool:
    """Return whether place and publisher stand with the reprint alone: `1937; repr. New York: Fertig, 1970`."""
    imprint = [piece for piece in pieces if piece.label in ("location", "publisher")]
    return bool(imprint) and all(start < piece.end and piece.start < end for piece in imprint)


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


def edition_behind_imprint(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label an edition behind the first imprint, with its own later year, as a note: `Metis 1994, | 3. bs. 2011`.

    The first date counts (docs/gold.md), and what the first edition was is no number. A printing is no edition at all.
    """
    for i, again in enumerate(pieces):
        if again.label != "edition":
            continue
        imprint = next((n for n in reversed(range(i)) if pieces[n].label == "date"), 0)
        first = _ONE_YEAR.search(text, pieces[imprint].start, pieces[imprint].end) if imprint else None
        between = {piece.label for piece in pieces[imprint + 1 : i]}
        if (
            first is None
            or pieces[imprint - 1].label not in _OF_IMPRINT
            or not between <= {*_OF_IMPRINT, "pages"}
        ):
            continue
        if _PRINTING.fullmatch(text, again.start, again.end):
            return relabelled(pieces, [i], "note")
        last = next((n for n in range(i + 1, len(pieces)) if pieces[n].label not in _OF_IMPRINT), 0)
        year = last and _later_year(text, pieces[last], int(first[0]))
        if year and again.end <= year.start():
            return overlay(text, pieces, Piece("note", again.start, year.end(), SURE))
    return pieces


_OF_IMPRINT = frozenset(("publisher", "location", "edition"))


def _later_year(text: str, piece: Piece, first: int) -> re.Match[str] | None:
    """Return the year of a date or note that holds no other and that is later than the first."""
    years = list(_ONE_YEAR.finditer(text, piece.start, piece.end)) if piece.label in ("date", "note") else []
    return years[0] if len(years) == 1 and int(years[0][0]) > first else None
