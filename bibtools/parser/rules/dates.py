"""Where dates begin and end: those that break off, months and days beside years, years of two calendars."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from bibtools.language.months import SOME_MONTH
from bibtools.language.statements import BEFORE_DAY, NO_DATE, NOT_YET_PRINTED
from bibtools.language.units import VOLUME
from bibtools.parser.rules.overlay import SURE, joined, neighbours, overlay, parted
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_OPEN = lazy(r"\d\s*(?P<open>[(\[]\s*\d{0,3})\s*$")
_NAME_AND_YEAR = lazy(rf"(?P<name>(?i:{SOME_MONTH}))\s[(\[]\d{{4}}[a-z]?[)\]][.,:;]*")


def given_name_is_no_month(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the month before a year in brackets to the names before it: `Rupp, Jan (2008)`, `Krüger, August [1911]`."""
    for i, (names, date) in enumerate(pairwise(pieces)):
        if names.label not in ("author", "editor") or date.label != "date" or text[names.end - 1] != ",":
            continue
        match = _NAME_AND_YEAR.fullmatch(text, date.start, date.end)
        if match:
            end = match.end("name")
            start = end + 1
            return [*pieces[:i], replaced(names, end=end), replaced(date, start=start), *pieces[i + 2 :]]
    return pieces


_PAGE_BEHIND = lazy(r"\(?\d{4}(?:[-–]\d{2,4}|[a-z])?\)?,(?P<space>\s+)(?P<page>[ivxlc]{1,7})[.,]?")


def page_behind_year(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part a page, or before pages a volume, from the year: `(Baltimore, 1980), xvii.`, `(London, 1888), ii, p. 17`."""
    for i, date in enumerate(pieces):
        behind = pieces[i + 1].label if i + 1 < len(pieces) else ""
        if date.label != "date" or behind not in ("", "pages"):
            continue
        match = _PAGE_BEHIND.fullmatch(text, date.start, date.end)
        if match:
            label = "volume" if behind else "pages"
            return parted(pieces, i, match.start("space"), match.start("page"), label)
    return pieces


def cut_off_date(text: str, pieces: list[Piece]) -> list[Piece]:
    """Add a bracket that opens behind a date and breaks off to the date; the year of another calendar was to follow.

    `16 Teşrinievvel 1336 (1` breaks off within (1920).
    """
    opened = max(text.rfind("("), text.rfind("["))
    match = _OPEN.search(text) if opened >= 0 and len(text[opened + 1 :].strip()) < 4 else None
    if not match:
        return pieces
    before = [piece for piece in pieces if piece.start < match.start("open")]
    if not before or before[-1].label != "date":
        return pieces
    return [*before[:-1], replaced(before[-1], end=len(text.rstrip()))]


_DAY_IN_FIGURES = lazy(
    r"(?<![\w./-])\(?\d{1,2}(?P<mark>[./])\s?(?:[01]?\d|XI{0,2}|IX|IV|VI{0,3}|I{1,3})(?P=mark)\s?1\d{3}\)?[.,;]?(?![\w/])"
)
_BEFORE_YEAR = lazy(r"[./]\s?1\d{3}")
_YEAR_IN_BRACKETS = lazy(r"\s[(\[]1[89]\d\d[)\]][.,;]?")
_BESIDE_DAY = ("pages", "volume", "note", "date")


def day_in_figures(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `30.6.1337` and `5.XII.1937` as one date where it was taken for pages, or its day for a volume."""
    for match in _DAY_IN_FIGURES.finditer(text) if _BEFORE_YEAR.search(text) else ():
        other_calendar = _YEAR_IN_BRACKETS.match(text, match.end())
        end = other_calendar.end() if other_calendar else match.end()
        there = [piece for piece in pieces if piece.start < end and match.start() < piece.end]
        labels = {piece.label for piece in there}
        elsewhere = any(piece.label == "date" for piece in pieces if piece not in there)
        if labels <= set(_BESIDE_DAY) and (len(there) > 1 or "date" not in labels) and not elsewhere:
            return overlay(text, pieces, Piece("date", match.start(), end, 0.95))
    return pieces


_MONTH_BEFORE = lazy(rf"(?<!\w){SOME_MONTH}\.?\s?[-–—/]\s?$")
_DAY_BEHIND = lazy(r"\s?\d{1,2}(?=;\s?\d)")
_YEAR_AND_MONTH = lazy(rf"\W*\d{{4}}\s{SOME_MONTH}\.?")
_MONTHS_BEHIND = lazy(rf"\s?{SOME_MONTH}\.?(?:\s?[-–/]\s?{SOME_MONTH}\.?)?(?:\s\d{{1,2}})?(?=[;:,.)]|$)")
_YEAR_ALONE = lazy(r"\W*\d{4},?")


def whole_date(text: str, pieces: list[Piece]) -> list[Piece]:
    """Add the month of `Nov–Dec 2014` and the day of `2021 Mar 15;12(1)` to their date."""
    for piece in pieces:
        if piece.label != "date" or piece.certain:
            continue
        start, end = piece.start, piece.end
        dashed = text[max(0, start - 2) : start].rstrip()[-1:] in ("-", "–", "—", "/")
        word_behind = text[end : end + 2].lstrip()[:1].isalpha()
        may_go_on = word_behind and _YEAR_ALONE.fullmatch(text, start, end)
        if not dashed and not may_go_on and not any(map(str.isalpha, text[start:end])):
            continue
        folded = fold_letters(text)
        if dashed and (month := _MONTH_BEFORE.search(folded, max(0, start - 20), start)):
            start = month.start()
        year_first = text[piece.start : end].lstrip("([ ")[:4].isdigit()
        if year_first and _YEAR_AND_MONTH.fullmatch(folded, piece.start, end):
            behind = _DAY_BEHIND.match(folded, end)
        else:
            behind = _YEAR_ALONE.fullmatch(folded, piece.start, end) and _MONTHS_BEHIND.match(folded, end)
        end = behind.end() if behind else end
        if (start, end) != (piece.start, piece.end):
            return overlay(text, pieces, replaced(piece, start=start, end=end))
    return pieces


_FROM_A_DAY = lazy(rf"(?<![\s,])[\s,]+{BEFORE_DAY},?$")
"""“Of” before the day of a newspaper: `Neue Zeitung vom 12. März 1970`."""


_BEFORE_DAY = ("journal", "container-title", "title", "publisher", "archive-location")


def journal_before_day(text: str, pieces: list[Piece]) -> list[Piece]:
    """End what stands before a date at the `vom`, `del` or `a.a.` that leads to it."""
    for i, (piece, behind) in enumerate(pairwise(pieces)):
        if behind.label == "date" and piece.label in _BEFORE_DAY:
            match = _FROM_A_DAY.search(text, piece.start, piece.end)
            if match and match.start() > piece.start and text[behind.start].isdigit():
                made = [replaced(piece, end=match.start()), replaced(behind, start=match.start() + 1)]
                return [*pieces[:i], *made, *pieces[i + 2 :]]
    return pieces


_NO_DATE_BEHIND = lazy(rf"\((?:{NO_DATE.loose()}|{NOT_YET_PRINTED.loose()})\)[.,:]?$", re.IGNORECASE)


def no_date_behind_names(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `(n.d.)` and `(forthcoming)` behind names as the date."""
    for piece in pieces:
        match = (
            _NO_DATE_BEHIND.search(text, piece.start, piece.end)
            if piece.label in ("author", "editor")
            else None
        )
        if match and match.start() > piece.start:
            return overlay(text, pieces, Piece("date", match.start(), piece.end, SURE))
    return pieces


_YEARS_AT_END = lazy(r"\W*(?:1[4-9]|20)\d\d\s?[-–—/]\s?(?:\d\d)?\d\d\W*")
_COUNT_OF_VOLUMES = lazy(rf"\W*\d{{1,2}}\s(?:{VOLUME.bare(least=2)})\W*", re.IGNORECASE)


def years_are_no_pages(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `1931–33` behind the publisher of a book that has no other date as its date; so behind `3 Bde.,`."""
    if any(piece.label == "date" for piece in pieces):
        return pieces
    for i, (imprint, years) in enumerate(pairwise(pieces)):
        found = years.label == "pages" and _YEARS_AT_END.fullmatch(text, years.start, years.end)
        counted = imprint.label == "volume" and _COUNT_OF_VOLUMES.fullmatch(text, imprint.start, imprint.end)
        if found and (counted or imprint.label in ("publisher", "location")):
            return [*pieces[: i + 1], replaced(years, label="date"), *pieces[i + 2 :]]
    return pieces


_FIRST_OF_YEARS = lazy(r"\W*(?:1[4-9]|20)\d\d\s?[-–—/]")
_LAST_OF_YEARS = lazy(r"\d\d[.,;)]*")


def second_of_years(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a date the second of its years, which was taken for a page: `2 Bde., 1897/ | 98.`"""
    for i, date, page in neighbours(pieces, "date", "pages"):
        joined_years = _FIRST_OF_YEARS.fullmatch(text, date.start, date.end) and page.start == date.end
        if joined_years and _LAST_OF_YEARS.fullmatch(text, page.start, page.end):
            return [*pieces[:i], joined(date, page, "date"), *pieces[i + 2 :]]
    return pieces


_FIRST_YEAR = lazy(r"\((?P<first>1[5-9]\d\d|20[0-2]\d)\)[,;:]?")
_YEAR_AND_EDITION = lazy(r"\W*(?P<this>1[6-9]\d\d|20[0-2]\d)[1-9]\W*")


def year_of_later_edition(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a year with the number of its edition glued to it as the date: `Waldbräuche, (1906) | 19234`.

    The number was raised; the year in brackets is that of the first edition.
    """
    for i, date, page in neighbours(pieces, "date", "pages"):
        first = _FIRST_YEAR.fullmatch(text, date.start, date.end)
        later = _YEAR_AND_EDITION.fullmatch(text, page.start, page.end)
        if first and later and later["this"] > first["first"]:
            made = [replaced(date, label="original-date"), replaced(page, label="date")]
            return [*pieces[:i], *made, *pieces[i + 2 :]]
    return pieces


_MONTH_ALONE = lazy(rf"\(?(?i:{SOME_MONTH})[.,]?")


@lru_cache(maxsize=1 << 12)
def _is_month(text: str) -> bool:
    return _MONTH_ALONE.fullmatch(fold_letters(text)) is not None


def month_is_no_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a month that was taken for a place to the year behind it: `nr. 16, | Kânunısâni 1926`."""
    for i, month, date in neighbours(pieces, "location", "date"):
        if _is_month(text[month.start : month.end]):
            return [*pieces[:i], replaced(date, start=month.start), *pieces[i + 2 :]]
    return pieces


_DAYS = lazy(r"\d{1,2}\s?[-–]\s?\d{1,2}")
_MONTH_FIRST = lazy(rf"(?:{SOME_MONTH})\.?\s\d{{4}}", re.IGNORECASE)


def days_before_month(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give days that were taken for pages or numbers to the month behind them: `1-15 Nisan 1961`."""
    for i, (days, date) in enumerate(pairwise(pieces)):
        apart = days.label in ("pages", "volume") and date.label == "date"
        if (
            apart
            and _DAYS.fullmatch(text, days.start, days.end)
            and _MONTH_FIRST.match(fold_letters(text[date.start : date.end]))
        ):
            return [*pieces[:i], joined(days, date, "date"), *pieces[i + 2 :]]
    return pieces


_BRACKET_AND_NAME = lazy(r"\([^()]*\d{4}[^()]*\)[.,]?\s+(?P<name>[^\W\d_a-z][^()\d]*)")


def paper_behind_date(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the paper from the date before it: `(1946, 14 Haziran). | Ulus, | s. 3`."""
    for i, date, _ in neighbours(pieces, "date", "pages"):
        match = _BRACKET_AND_NAME.fullmatch(text, date.start, date.end)
        if match and not any(piece.label in ("journal", "container-title") for piece in pieces):
            return parted(
                pieces, i, len(text[: match.start("name")].rstrip()), match.start("name"), "journal"
            )
    return pieces


_DATED = lazy(r"(?:(?:tarihli|günlü)|tarih(?:li)?\s(?:ve\s)?(?P<number>\d{1,5}\s(?:sayılı|numaralı)))\s")
"""What ties a day to the document behind it."""


def dated_before_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give `tarihli` before a title back to the day before it: `12 Mart 1937 | tarihli | müfettiş raporu`.

    Of `tarih ve 352 numaralı` the number is that of the law or document.
    """
    if not any(piece.label == "title" for piece in pieces):
        return _title_behind_day(text, pieces)
    for i, day, title in neighbours(pieces, "date", "title"):
        match = _DATED.match(text, title.start, title.end)
        if match is None:
            continue
        number = match["number"]
        word_end = match.start("number") if number else match.end()
        made = [replaced(day, end=len(text[:word_end].rstrip()))]
        if number:
            made.append(Piece("number", *match.span("number"), SURE))
        return [*pieces[:i], *made, replaced(title, start=match.end()), *pieces[i + 2 :]]
    return pieces


_DAY_AND_TITLE = lazy(
    r"(?P<day>[^()]*\b\d{4}\s(?:tarihli|günlü))\s(?!(?:nüsha|sayı)(?:sı)?\W*$)(?P<title>[^\W\d_][^,;()]{3,60}[.,;]?)"
)
"""A day and the document of that day: `12 Mart 1937 tarihli müfettiş raporu`."""


def _title_behind_day(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `12 Mart 1937 tarihli müfettiş raporu`, all of which was taken for a day."""
    for i, piece in enumerate(pieces):
        match = _DAY_AND_TITLE.fullmatch(text, piece.start, piece.end) if piece.label == "date" else None
        if match:
            title = replaced(piece, label="title", start=match.start("title"))
            return [*pieces[:i], replaced(piece, end=match.end("day")), title, *pieces[i + 1 :]]
    return pieces


_LAST_CHANGED = lazy(
    r"\W*(?:son\sgüncelle(?:me|nme)(?:\starihi)?|güncelle(?:me|nme)\starihi|last\s(?:updated|modified|changed)(?:\son)?"
    r"|zuletzt\sgeändert(?:\sam)?|(?:dernière\s)?mise\sà\sjour(?:\sle)?|ultimo\saggiornamento)\b\s?:?\s?(?=\d|[^\W\d_]+\s\d)",
    re.IGNORECASE,
)


def last_changed(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the day on which a page was last changed as its date: `son güncelleme 3 Ekim 2018` is no access to it."""
    for i, day in enumerate(pieces):
        match = _LAST_CHANGED.match(text, day.start, day.end) if day.label == "accessed" else None
        if match:
            return [*pieces[:i], replaced(day, label="date", start=match.end()), *pieces[i + 1 :]]
    return pieces
