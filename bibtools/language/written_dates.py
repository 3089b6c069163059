"""Reading dates as people write them: days, months, years, calendars, doubt, and the absence of a date.

`read_dates("17 Teşrinievvel 1336 (1920)")` gives a Rumi day and a Gregorian year. Which calendar is meant
follows from the name of the month (Hijri months are Hijri), a marker (R., H., M.), or the size of the year;
a lone year from 1000 to 1399 without a marker may be Rumi or Hijri and is left undecided, and so is a date in figures
with such a year (20.05.1332). A year of three figures behind `sene` lacks its thousand, as clerks left it out.
"""

from __future__ import annotations

import re
import unicodedata

from bibtools.language.calendars import calendars, may_be_same, to_gregorian
from bibtools.language.months import MONTH, SEASON, SOME_MONTH, month_in, month_of, season_of
from bibtools.language.statements import NO_DATE
from bibtools.model.text import Span
from bibtools.support.dataclass import dataclass
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

UNDECIDED = "undecided"
"""The calendar of a lone year that may be of several."""
FIRST_SURELY_GREGORIAN = max(calendar.years_alone.stop for calendar in calendars())
"""The first year that is Gregorian if nothing else is said."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it stands in a text.

    `parts` are year, month and day in its own `calendar` (one of `model.date.CALENDARS`, or UNDECIDED), as far as
    written; `end` those of the end of a range; `uncertain` (?) and `approximate` (circa, y.) as written;
    `before_christ` for MÖ and BC.
    """

    span: Span
    calendar: str
    parts: tuple[int, ...]
    end: tuple[int, ...] = ()
    uncertain: bool = False
    approximate: bool = False
    before_christ: bool = False


_NO_DATE = lazy(rf"(?<!\w)(?:{NO_DATE.loose(folded=True)})")
_DAY = r"(?P<day>\d{1,2})(?:(?:[-–/]\d{1,2}){0,8}\s*(?:[-–/]|ve)\s*(?P<day2>\d{1,2}))?"
"""A day, two, or a run of them (`9-10-11`), of which the first and the last are kept."""
_YEAR = r"(?:sene\s+)?(?P<year>\d{4}|(?<=sene\s)\d{3})(?!\d)"
_BEFORE = {calendar.name: calendar.before for calendar in calendars() if calendar.before}
_BEHIND = {calendar.name: calendar.behind for calendar in calendars() if calendar.behind}


def _named_groups(prefix: str, patterns: dict[str, str]) -> str:
    return "|".join(f"(?P<{prefix}_{name}>{pattern})" for name, pattern in patterns.items())


_MARK = rf"(?:(?:{_named_groups('before', _BEFORE)})\s*[.:]?\s*)?"
_MARK_BEHIND = rf"(?:\s*[(\[]?(?:{_named_groups('behind', _BEHIND)})(?!\w)[)\]]?)?"
_CIRCA = r"(?P<circa>(?:(?<!\d )\b(?:ca?\.|yak\.|yaklasik|circa|um|vers|y\.)|~)\s*)?"
_LETTERS = {
    letter: (calendar.name, number)
    for calendar in calendars()
    for number, letter in enumerate(calendar.letters, 1)
}
"""The letters that Ottoman clerks wrote for months → calendar and number of the month."""
_LETTERED = lazy(
    rf"(?<!\d)(?P<day>\d{{1,2}})\s(?P<month>{'|'.join(sorted(_LETTERS, key=len, reverse=True))})\.?\s"
    r"(?P<year>1[0-4]\d\d)(?!\d)"
)
_MARK_BEFORE_FIGURES = rf"(?:(?:{_named_groups('before', _BEFORE)})\s*[.:-]?\s*)"
_NUMERIC = lazy(
    rf"(?<![\w.]){_MARK_BEFORE_FIGURES}(?P<d3>\d{{1,2}})(?P<mark>[./-])(?P<m3>\d{{1,2}})(?P=mark)(?P<y3>\d{{4}})(?!\d)"
    r"|(?<![\d.])(?:(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})|(?P<d2>\d{1,2})[./](?P<m2>\d{1,2})[./](?P<y2>\d{4}))(?!\d)"
    + _MARK_BEHIND
)
_ROMAN = lazy(
    r"(?<![\w./-])(?P<day>\d{1,2})\s?(?P<mark>[./–-])\s?(?P<month>XI{0,2}|IX|IV|VI{0,3}|I{1,3})\s?(?P=mark)\s?(?P<year>\d{4})"
    r"(?!\d)"
)
"""`30.X.1933`, `12/IV/1935`"""
_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_NAMED = lazy(
    rf"(?<![\d\w]){_MARK}(?:{_DAY}\s*(?:[.,]\s*)?)?(?:of\s+|de\s+)?{MONTH}[.,]?\s*(?:de\s+)?{_YEAR}{_MARK_BEHIND}"
)
_AMERICAN = lazy(rf"(?<!\w){MONTH}\.?\s+{_DAY}(?:st|nd|rd|th)?,\s*{_YEAR}{_MARK_BEHIND}")
_FIRST_MONTH = rf"(?P<first>{SOME_MONTH})\.?\s?[-–—/]\s?"
_MONTHS = lazy(rf"(?<!\w){_FIRST_MONTH}{MONTH}[.,]?\s+{_YEAR}{_MARK_BEHIND}")
_BETWEEN_MONTHS = lazy(r"[^\W\d_]\.?\s?[-–—/]\s?[^\W\d_]")
_YEAR_BEFORE_WORD = lazy(r"\d{4}[.,]?\s+[^\W\d_]{3}")
_YEAR_FIRST = lazy(
    rf"(?<!\w){_MARK}(?P<year>\d{{4}})(?:,|\.(?=\s[a-z]))?\s+(?:{_FIRST_MONTH})?{MONTH}\.?(?:\s+{_DAY})?"
    r"(?!\s?\d)(?!,?\s+\d{4})"
)
"""`2014, November 12`, `2021 Mar 15`, `2014, Nov/Dec`, `1998. május 12.`"""
_RANGE = r"(?:\s*[-–—/]\s*(?P<end>\d{4}|\d{2})(?!\d))?"
_LONE = lazy(
    rf"(?<![\d\w]){_CIRCA}{_MARK}(?P<bc>m\.?\s?o\.?\s|m\.?\s?s\.?\s)?(?P<year>\d{{4}}|(?<=[os]\s)\d{{1,3}}){_RANGE}"
    r"(?!\d)(?P<letter>[a-z](?!\w))?(?P<after>\s*(?:bce?|ce|ad)\b)?\s*(?:\((?P<doubt>\?)\)|(?P<doubt2>\?))?"
    + _MARK_BEHIND
)
_SEASON = lazy(rf"(?<!\w)(?:{SEASON})\s+(?P<year>(?:1[5-9]|20)\d\d)(?!\d)")


def read_dates(text: str) -> list[WrittenDate]:
    """Return every date in `text`, in order; spans are offsets into its NFC form."""
    text = unicodedata.normalize("NFC", text)
    folded = fold_letters(text)
    found: list[WrittenDate] = []
    taken = bytearray(len(folded))
    # The pattern of an American date takes long to compile, and most texts have no comma as it needs one.
    american = ((_AMERICAN, folded, _named),) if "," in folded else ()
    readers = (
        (_NUMERIC, folded, _numeric),
        *american,
        *(((_MONTHS, folded, _named),) if _BETWEEN_MONTHS.search(folded) else ()),
        (_NAMED, folded, _named),
        *(((_YEAR_FIRST, folded, _named),) if _YEAR_BEFORE_WORD.search(folded) else ()),
        (_LETTERED, text, _lettered),
        (_ROMAN, text, _roman),
        (_SEASON, folded, _season),
        (_LONE, folded, _lone),
    )
    for pattern, content, read in readers:
        at = 0
        while match := pattern.search(content, at):
            made = None if any(taken[match.start() : match.end()]) else read(match)
            if made:
                found.append(made)
                taken[made.span.start : made.span.end] = b"\1" * len(made.span)
            at = made.span.end if made else match.start() + 1
    return sorted(found, key=lambda date: date.span)


_PART_OF_DATE = lazy(r"\d+|[^\W\d_]{3,}")
_LONGEST_PART, _MOST_PARTS = 12, 6
"""Letters of the longest name of a month, and the parts of `geführt am 23. Juni 2005`."""


def is_of_day(date: str) -> bool:
    """Return whether the text of a date seems to hold a day, a month and a year, also in forms that no reader knows.

    >>> is_of_day("2 mai 1702"), is_of_day("4-11-1996"), is_of_day("Mart-Nisan 1920")
    (True, True, False)
    """
    parts = _PART_OF_DATE.findall(date)
    numbers = [len(part) for part in parts if part.isdigit()]
    return (
        2 < len(parts) <= _MOST_PARTS
        and max(map(len, parts)) <= _LONGEST_PART
        and bool(numbers)
        and min(numbers) < 3 <= max(numbers)
    )


def says_no_date(text: str) -> bool:
    """Return whether `text` declares that there is no date (t.y., tarihsiz, n.d., s.d., o. J.)."""
    return bool(_NO_DATE.search(fold_letters(unicodedata.normalize("NFC", text))))


def _calendar(match: re.Match[str], year: int, *, month: bool, own: str = "") -> str:
    """Return the calendar of a date: the one that a word names, that alone has the month (`own`), or that had the year.

    `month` says whether the date names a month.
    """
    for name, text in match.groupdict().items():
        side, _, calendar = name.partition("_")
        if text and calendar and side in ("before", "behind"):
            return calendar
    for known in calendars():
        if own and known.name == own:
            return own if year in known.years_with_own_month else "gregorian"
    possible = [
        known for known in calendars() if year in (known.years_with_month if month else known.years_alone)
    ]
    if year >= FIRST_SURELY_GREGORIAN or not possible:
        return "gregorian"
    return possible[0].name if month else UNDECIDED


def _numeric(match: re.Match[str]) -> WrittenDate | None:
    year = int(match["y1"] or match["y2"] or match["y3"])
    month = int(match["m1"] or match["m2"] or match["m3"])
    day = int(match["d1"] or match["d2"] or match["d3"])
    calendar = _calendar(match, year, month=False)
    return WrittenDate(Span(*match.span()), calendar, (year, month, day))


def _lettered(match: re.Match[str]) -> WrittenDate:
    """Read the Ottoman clerks' letter for a month: `14 Ca 1325` is 14 Cemaziyelevvel 1325."""
    calendar, month = _LETTERS[match["month"]]
    return WrittenDate(Span(*match.span()), calendar, (int(match["year"]), month, int(match["day"])))


def _roman(match: re.Match[str]) -> WrittenDate:
    year, month = int(match["year"]), _ROMAN_MONTHS.index(match["month"]) + 1
    return WrittenDate(
        Span(*match.span()), _calendar(match, year, month=False), (year, month, int(match["day"]))
    )


def _season(match: re.Match[str]) -> WrittenDate:
    """Read `Winter 1980`; EDTF counts the seasons from 21 (spring) to 24."""
    return WrittenDate(Span(*match.span()), "gregorian", (int(match["year"]), 20 + season_of(match)))


def _named(match: re.Match[str]) -> WrittenDate | None:
    month, own = month_of(match)
    year = int(match["year"])
    if year < 1000:
        year += 1000
    calendar = _calendar(match, year, month=True, own=own)
    groups = match.groupdict()
    day, day2, first = groups.get("day"), groups.get("day2"), groups.get("first")
    parts = (year, month, int(day)) if day else (year, month)
    end: tuple[int, ...] = (year, month, int(day2)) if day2 else ()
    if first and not day and 0 < (begun := month_in(first)[0]) < month:
        parts, end = (year, begun), parts
    return WrittenDate(Span(*match.span()), calendar, parts, end)


def _lone(match: re.Match[str]) -> WrittenDate | None:
    year = int(match["year"])
    calendar = _calendar(match, year, month=False)
    end: tuple[int, ...] = ()
    if match["end"]:
        last = int(match["end"])
        if len(match["end"]) == 2:
            last += year // 100 * 100
        if (calendar == UNDECIDED and last > 1500) or hijri_beside(year, last):
            return _pair(match, year)
        if last > year:
            end = (last,)
    bc = (match["bc"] or "").strip().startswith("m") and "o" in (match["bc"] or "")
    before_christ = bc or (match["after"] or "").strip().startswith("b")
    doubt = bool(match["doubt"] or match["doubt2"])
    span = Span(match.start(), match.start() + len(match[0].rstrip()))
    return WrittenDate(span, calendar, (year,), end, doubt, bool(match["circa"]), before_christ)


def hijri_beside(year: int, gregorian: int) -> bool:
    """Return whether a year that could be Gregorian too is the Hijri one of the year behind it: `1422/2001`."""
    if not FIRST_SURELY_GREGORIAN <= year < gregorian - 500:
        return False
    return may_be_same("hijri", to_gregorian("hijri", (year,)), (gregorian,))


def _pair(match: re.Match[str], year: int) -> WrittenDate | None:
    """Read the first year of `1327/1911` alone; the second is found as a date of its own."""
    calendar = "hijri" if year >= FIRST_SURELY_GREGORIAN else UNDECIDED
    return WrittenDate(Span(match.start(), match.start("year") + 4), calendar, (year,))
