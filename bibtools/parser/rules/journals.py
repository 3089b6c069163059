"""Journals that were taken for the end of a title, a place, an editor or the end of a list of names."""

from __future__ import annotations

import re
from itertools import pairwise

from bibtools.language.genres import JOURNAL, speaks_of
from bibtools.language.units import ANNUAL, EXTRA_ISSUE, ISSUE, VOLUME
from bibtools.language.written_dates import is_of_day
from bibtools.parser.rules.overlay import (
    HOLDERS,
    SURE,
    joined,
    neighbours,
    overlay,
    parted,
    relabelled,
    with_next,
)
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_UNIT_LAST = lazy(rf"(?<=[”\"»])\s?(?P<unit>(?i:{ANNUAL.strict()}|{VOLUME.strict()}))$")


def unit_behind_journal(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the volume its word that was left with a journal in quotation marks: `„Przegląd Historyczny” | R. 84`."""
    for i, (journal, volume) in enumerate(pairwise(pieces)):
        match = _UNIT_LAST.search(text, journal.start, journal.end) if journal.label in HOLDERS else None
        if match and volume.label == "volume":
            cut = [replaced(journal, end=match.start()), replaced(volume, start=match.start("unit"))]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


_QUOTED_LAST = lazy(
    r",\s+(?P<journal>(?:in:?\s+)?«[^«»]{3,}»[.,;]?|in:?\s+(?:“[^“”]{3,}”|\"[^\"]{3,}\")[.,;]?)$"
)


def quoted_journal(text: str, pieces: list[Piece]) -> list[Piece]:
    """End a title before the last quotation in it, `Feste e fiere, «Cronache Venete», XV, 1974, pp. 5-52`.

    A volume or a year and pages follow a journal, an editor a book. A title in quotation marks may quote.
    """
    labels = [piece.label for piece in pieces]
    if any(label in HOLDERS for label in labels):
        return pieces
    for i, (title, behind) in enumerate(pairwise(pieces)):
        if title.label != "title" or text[title.start] in '«“"„':
            continue
        edited = behind.label == "editor"
        if not edited and (
            behind.label not in ("volume", "date", "collection-title") or "pages" not in labels[i:]
        ):
            continue
        match = _QUOTED_LAST.search(text, title.start, title.end)
        if match and match.start() > title.start + 3:
            label = "container-title" if edited else "journal"
            return overlay(text, pieces, Piece(label, match.start("journal"), title.end, 0.95))
    return pieces


_QUOTED_AND_NAME = lazy(
    r"(?P<title>[‘“«„][^‘’“”«»„]{3,}[’”»“],?),?\s(?P<journal>[^\W\d_a-z][^,;:()\d.]{3,60},?)"
)


def journal_behind_quoted(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part a title in quotation marks from the name behind it: `‘Wool’, Northern History, | 3rd ser., 12 (1983)`."""
    for i, (title, behind) in enumerate(pairwise(pieces)):
        if title.label != "title" or behind.label not in ("volume", "collection-title"):
            continue
        match = _QUOTED_AND_NAME.fullmatch(text, title.start, title.end)
        if match:
            return parted(pieces, i, match.end("title"), match.start("journal"), "journal")
    return pieces


_NAME_AND_CITY = lazy(
    r"(?P<name>[^\W\d_a-z][^,;:()\d.]{2,60},)\s(?P<city>[^\W\d_a-z][^\W\d_]+(?:\s(?:d[aeo]s?\s)?[^\W\d_a-z][^\W\d_]+){0,3},)"
)
_ABNT_VOLUME = lazy(r"v\.\s?\d+,")


def city_of_journal(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the city from a Brazilian journal: `História Unisinos, | São Leopoldo, | v. 12, n. 2, p. 144-159, 2008`."""
    for i, (name, volume) in enumerate(pairwise(pieces)):
        if volume.label != "volume" or not _ABNT_VOLUME.match(text, volume.start):
            continue
        match = _NAME_AND_CITY.fullmatch(text, name.start, name.end) if name.label in HOLDERS else None
        if match:
            return parted(pieces, i, match.end("name"), match.start("city"), "location")
    return pieces


def journal_is_no_kind(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a journal that was taken for the kind of a work, before its volume: `Revista de História, | v. 14`."""
    if any(piece.label in HOLDERS for piece in pieces):
        return pieces
    named = [
        i
        for i, (kind, behind) in enumerate(pairwise(pieces))
        if kind.label == "genre"
        and behind.label in ("location", "volume")
        and speaks_of(JOURNAL, fold_letters(text[kind.start : kind.end]))
    ]
    return relabelled(pieces, named[:1], "journal")


_VOLUME_AND_ISSUE = lazy(
    rf"(?:{VOLUME.bare()})\.?\s?[\dIVXLC]+\s?[,/]\s?(?:{ISSUE.bare()})\.?\s?\d+(?:\s?[-–/]\s?\d+)?[.,;:]?",
    re.IGNORECASE,
)


def volume_and_issue(text: str, pieces: list[Piece]) -> list[Piece]:
    """Raise the probability of `C. V, S. 18,` behind a journal: the words say what it is."""
    for i, _, numbers in neighbours(pieces, "journal", "volume"):
        if numbers.probability < SURE and _VOLUME_AND_ISSUE.fullmatch(text, numbers.start, numbers.end):
            return [*pieces[: i + 1], replaced(numbers, probability=SURE), *pieces[i + 2 :]]
    return pieces


_RUN_WORD = lazy(r"Ser(?:ies)?\.?,?")


def run_of_name(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give `Ser.` without a number back to the journal that it ends: `Ont. Sleep Assess. | Ser., | 9`."""
    return with_next(text, pieces, "journal", "collection-title", _RUN_WORD)


_EXTRA = lazy(rf",?\s(?P<word>{EXTRA_ISSUE})$")


def extra_issue(text: str, pieces: list[Piece]) -> list[Piece]:
    """Take `Sonderheft` at the end of a journal's name to the number behind it."""
    for i, (name, number) in enumerate(pairwise(pieces)):
        if name.label not in HOLDERS or number.label != "volume":
            continue
        match = _EXTRA.search(text, name.start, name.end)
        if match and match.start() > name.start:
            cut = [replaced(name, end=match.start()), replaced(number, start=match.start("word"))]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


_SERIES = lazy(r"\(\d{1,2}\)")


def series_of_journal(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a journal the number of its series in brackets: `J. London Math. Soc. | (2) | 21`."""
    return with_next(text, pieces, "journal", "note", _SERIES)


_IN_AND_VOLUME = lazy(
    r"(?<=[.?!,”\"»’])\s(?P<journal>[Ii]n:?\s[^\W\d_a-z][^.:;()\d]{2,80})\s(?P<volume>\d{1,3}[.,:;]?)$"
)


def journal_behind_in(text: str, pieces: list[Piece]) -> list[Piece]:
    """End a title before In, a name and a number: `Wer kocht im Heim? In: Ernährung im Fokus 9, | H. 3, S. 101-104`."""
    for piece in pieces:
        match = _IN_AND_VOLUME.search(text, piece.start, piece.end) if piece.label == "title" else None
        if match and match.start() > piece.start + 3:
            volume = Piece("volume", match.start("volume"), piece.end, 0.95)
            pieces = overlay(text, pieces, Piece("journal", *match.span("journal"), 0.95))
            return overlay(text, pieces, volume)
    return pieces


_SHORT_NAME = lazy(r"(?!(?:The|A|An|La|Le|Il|Der|Die|Das)\s)[A-Z][\w&.\-]*(?:\s[A-Z][\w&.\-]*){0,4},?")
_LAST_NAME = lazy(r",\s(?P<journal>[A-Z][\w&.\-]{2,}(?:\s[A-Z][\w&.\-]*){0,4}\s[A-Z][\w\-]+\.)$")


def journal_without_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the journal of a reference that names no title: `Keller et al., Plant New Methods, 15: 175-185 (1987)`.

    Its volume and pages stand in figures, joined by a colon, beside nothing but a year.
    """
    labels = [piece.label for piece in pieces if piece.label != "citation-number"]
    at = next((i for i, piece in enumerate(pieces) if piece.label == "volume"), 0)
    if at == 0 or set(labels) - {"author", "title", "volume", "pages", "date"} or "date" not in labels:
        return pieces
    if labels.count("title") > 1 or not _IN_FIGURES.match(text, pieces[at].start):
        return pieces
    for i, piece in enumerate(pieces[:at]):
        alone = piece.label == "title" and "author" in labels[:i]
        if alone and _SHORT_NAME.fullmatch(text, piece.start, piece.end):
            return relabelled(pieces, [i], "journal")
        if piece.label == "author" and "title" not in labels:
            match = _LAST_NAME.search(text, piece.start, piece.end)
            if match:
                return overlay(text, pieces, replaced(piece, label="journal", start=match.start("journal")))
    return pieces


_IN_FIGURES = lazy(r"\d{1,4}\s?(?:\(\d{1,4}\))?\s?:\s?\d+\s?[-–]\s?\d+")
_MEETING = lazy(r"(?:(?:In|in):?\s)?[A-Z][\w&-]*[A-Z][\w&-]*")


def year_of_meeting(text: str, pieces: list[Piece]) -> list[Piece]:
    """Add the year to the short name of a conference if another stands behind: `In: CVPR 2005, pp. 886–893 (2005)`."""
    labels = [piece.label for piece in pieces]
    for i, (name, year) in enumerate(pairwise(pieces)):
        named = name.label in HOLDERS or (
            name.label == "editor" and text[name.start : name.start + 2] == "In"
        )
        if named and year.label == "date" and "date" in labels[i + 2 :]:
            bare = text[year.start : year.end].rstrip(",.").isdigit()
            if bare and _MEETING.fullmatch(text, name.start, name.end):
                return [*pieces[:i], joined(name, year, "container-title"), *pieces[i + 2 :]]
    return pieces


_VOLUME_AND_NUMBER = lazy(
    rf"\W*(?:{VOLUME.bare()}|{ANNUAL.bare()})\s?[.:]?\s?(?:\d{{1,3}}|[IVXL]+),\s?"
    rf"(?:{ISSUE.bare()})\s?[.:]?\s?\d{{1,4}}(?:[-–]\d{{1,4}})?\W*",
    re.IGNORECASE,
)


def number_of_journal(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the title of a journal cited without an article: `Köy Vesikaları, C. I, S. 2 (Ağustos 1941), s. 3`."""
    labels = [piece.label for piece in pieces if piece.label != "citation-number"]
    if labels[:3] != ["title", "volume", "date"] or labels[3:] not in ([], ["pages"], ["note"]):
        return pieces
    at = next(i for i, piece in enumerate(pieces) if piece.label == "title")
    if not _VOLUME_AND_NUMBER.fullmatch(text, pieces[at + 1].start, pieces[at + 1].end):
        return pieces
    return relabelled(pieces, (at,), "journal")


_BY_WORD = lazy(r".*\s(?:Dergisi|Mecmuası)[,.]?")
"""A name that no book has: `Danıştay Dergisi`."""
_COUNTED = lazy(r"(?:S|Sayı|C|Cilt)\b[.:]?\s?\d")


def journal_by_its_word(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a container that ends with Dergisi as a journal, if volume or issue follows: `Danıştay Dergisi, S. 131`."""
    for i, container, number in neighbours(pieces, "container-title", "volume"):
        if _BY_WORD.fullmatch(text, container.start, container.end) and _COUNTED.match(
            text, number.start, number.end
        ):
            return relabelled(pieces, [i], "journal")
    return pieces


_BARE_NUMBER = lazy(r"\d{1,4}[.,]?")


def number_alone_is_volume(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a bare number right behind a journal as its volume, if nothing else counts it: `FOLD&R, 361`."""
    for i, journal, number in neighbours(pieces, "journal", "pages"):
        if _BARE_NUMBER.fullmatch(text, number.start, number.end):
            day = any(is_of_day(text[piece.start : piece.end]) for piece in pieces if piece.label == "date")
            # Behind [2001] stands the page: `[2001] CLJ 25`.
            bracketed = text[: journal.start].rstrip().endswith("]")
            return pieces if day or bracketed else relabelled(pieces, [i + 1], "volume")
    return pieces


_LETTERS = lazy(r"[A-ZÇĞİÖŞÜ]{3,9},?")
_FEW_WORDS = lazy(r"[^\W\d_a-zçğıöşü][^\W\d_]+(?:\s[^\W\d_]+){0,3},?")
_COUNTED_ISSUE = lazy(r"(?:[Ss]ayı|[Ss]a?\.|[Ss]y\.)\s?:?\s?\d{1,3}\W*")
_PAGE_WORD = lazy(r"ss?\.\s?\d")


def journal_by_issue(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label letters before a counted issue as the journal: `Sevim Acar, | ERBTAD, | S. 3, 2015, s. 20-44`.

    So too a few words, if pages with a word of their own follow the issue.
    """
    paged = any(piece.label == "pages" and _PAGE_WORD.match(text, piece.start) for piece in pieces)
    for i, title, volume in neighbours(pieces, "title", "volume"):
        name = (_FEW_WORDS if paged else _LETTERS).fullmatch(text, title.start, title.end)
        if name and _COUNTED_ISSUE.fullmatch(text, volume.start, volume.end):
            return relabelled(pieces, [i], "journal")
    return pieces


_ACRONYM_AND_MARK = lazy(r"[A-ZÇĞİÖŞÜ][A-Za-zÇĞİÖŞÜ\-]{2,12}\s?['’]")
_SHORT_YEAR = lazy(r"\d{2},?")


def event_with_year(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a conference the year behind its letters: `UMAS’ | 24, | 25-27 Ekim 2024`."""
    for i, event, year in neighbours(pieces, "journal", "volume"):
        letters = event.end == year.start and _ACRONYM_AND_MARK.fullmatch(text, event.start, event.end)
        if letters and _SHORT_YEAR.fullmatch(text, year.start, year.end):
            return [*pieces[:i], joined(event, year, "container-title"), *pieces[i + 2 :]]
    return pieces
