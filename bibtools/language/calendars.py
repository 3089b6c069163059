"""Convert Rumi (Mali), Hijri and Julian dates to the Gregorian calendar.

Rules and checked table: docs/calendars.md. In short: until 15 Şubat 1332 a Rumi date is a Julian date whose
year begins on 1 Mart; 16 Şubat 1332 was renamed 1 Mart 1333 (1 March 1917); from then until 31
Kânunuevvel 1341 (31 December 1925) day and month are Gregorian and the year is Rumi + 584; from 1334 the
year begins on 1 Kânunusani. Hijri dates follow the civil (tabular) calendar, exact to a day or two.
"""

from __future__ import annotations

from dataclasses import dataclass

Ymd = tuple[int, int, int]

RUMI_FIRST_YEAR = 1256
RUMI_LAST_YEAR = 1341
_REFORM_YEAR = 1333
HIJRI_MONTH_COUNT = 12
HIJRI_TOLERANCE_DAYS = 2
"""How far a sighted Hijri date may be from the tabular one."""


class CalendarError(ValueError):
    """The date does not exist in its calendar; the message is a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A Gregorian date: `parts` are year, month, day as far as known.

    `approximate` means that it may be off by a day or two (or, for a year alone, by a year).
    """

    parts: tuple[int, ...]
    approximate: bool = False


def julian_day(year: int, month: int, day: int, *, julian: bool = False) -> int:
    """Return the Julian day number at noon of a Gregorian (or Julian) date (Richards, Explanatory Supplement, 2013)."""
    a = (14 - month) // 12
    y, m = year + 4800 - a, month + 12 * a - 3
    days = day + (153 * m + 2) // 5 + 365 * y + y // 4
    return days - 32083 if julian else days - y // 100 + y // 400 - 32045


def gregorian_of_day(number: int) -> Ymd:
    """Return the Gregorian date of a Julian day number (Richards, Explanatory Supplement, 2013)."""
    f = number + 1401 + (4 * number + 274277) // 146097 * 3 // 4 - 38
    e = 4 * f + 3
    h = 5 * (e % 1461 // 4) + 2
    day, month = h % 153 // 5 + 1, (h // 153 + 2) % 12 + 1
    return e // 1461 - 4716 + (14 - month) // 12, month, day


def julian_to_gregorian(year: int, month: int, day: int) -> Ymd:
    """Convert a Julian date; CalendarError if there is no such day."""
    _check_month_and_day(year, month, day, leap=year % 4 == 0)
    return gregorian_of_day(julian_day(year, month, day, julian=True))


def rumi_to_gregorian(year: int, month: int, day: int) -> Ymd:
    """Convert a Rumi date, months counted 1 Kânunusani … 12 Kânunuevvel; CalendarError if there is no such day."""
    if not RUMI_FIRST_YEAR <= year <= RUMI_LAST_YEAR:
        raise CalendarError(
            f"the Rumi calendar counted the years {RUMI_FIRST_YEAR} to {RUMI_LAST_YEAR} (1840 to 1925), not {year}"
        )
    if year > _REFORM_YEAR or (year == _REFORM_YEAR and month >= 3):
        gregorian_year = year + 584
        leap = gregorian_year % 4 == 0
        _check_month_and_day(year, month, day, leap=leap)
        return gregorian_year, month, day
    if year == _REFORM_YEAR:
        raise CalendarError(
            "Rumi 1333 had no Kânunusani and no Şubat: it ran from 1 Mart to 31 Kânunuevvel (1917)"
        )
    if year == _REFORM_YEAR - 1 and month == 2 and day > 15:
        raise CalendarError("16 Şubat 1332 was renamed 1 Mart 1333: 16 to 28 Şubat 1332 do not exist")
    julian_year = year + (584 if month >= 3 else 585)
    return julian_to_gregorian(julian_year, month, day)


def rumi_year_span(year: int) -> tuple[int, int]:
    """Return the first and last Gregorian year that a Rumi year touches; CalendarError if it was never counted."""
    if not RUMI_FIRST_YEAR <= year <= RUMI_LAST_YEAR:
        rumi_to_gregorian(year, 3, 1)
    return (year + 584, year + 584) if year >= _REFORM_YEAR else (year + 584, year + 585)


def hijri_to_gregorian(year: int, month: int, day: int) -> Ymd:
    """Convert a civil Hijri date (tabular, type II leap years); CalendarError if there is no such day.

    Source: Reingold and Dershowitz, Calendrical Calculations. Local sightings differ by a day or two.
    """
    if not 1 <= month <= HIJRI_MONTH_COUNT:
        raise CalendarError(f"the Hijri year has 12 months, not {month}")
    leap = (14 + 11 * year) % 30 < 11
    longest = 30 if month % 2 or (month == HIJRI_MONTH_COUNT and leap) else 29
    # A sighted month may have 30 days where the table gives 29, so only day 31 cannot be.
    if not 1 <= day <= max(longest, 30):
        raise CalendarError(f"a Hijri month has 29 or 30 days, not {day}")
    number = (
        day + 29 * (month - 1) + (6 * month - 1) // 11 + (year - 1) * 354 + (3 + 11 * year) // 30 + 1948439
    )
    return gregorian_of_day(number)


def hijri_year_span(year: int) -> tuple[int, int]:
    """Return the first and last Gregorian year that a Hijri year touches."""
    return hijri_to_gregorian(year, 1, 1)[0], hijri_to_gregorian(year, 12, 29)[0]


def to_gregorian(calendar: str, parts: tuple[int, ...]) -> Converted:
    """Convert year, year and month, or year, month and day of a calendar (`rumi`, `hijri`, `julian`, `gregorian`).

    What is not known stays unknown: of a year alone the Gregorian year in which it began is given, of a
    month the month in which it began, both as approximate where the calendars do not begin them together.
    """
    if calendar == "gregorian":
        return Converted(parts)
    convert = {"rumi": rumi_to_gregorian, "hijri": hijri_to_gregorian, "julian": julian_to_gregorian}[
        calendar
    ]
    year, month, day = (*parts, 0, 0)[:3]
    if day:
        return Converted(convert(year, month, day), approximate=calendar == "hijri")
    aligned = calendar == "rumi" and year >= _REFORM_YEAR
    if month:
        return Converted(convert(year, month, 1)[:2], approximate=not aligned)
    first, last = year, year
    if calendar != "julian":
        first, last = rumi_year_span(year) if calendar == "rumi" else hijri_year_span(year)
    return Converted((first,), approximate=first != last)


def may_be_same(calendar: str, meant: Converted, said: tuple[int, ...]) -> bool:
    """Return whether a Gregorian date `said` beside a date of another calendar can be what that date means.

    They are compared as exactly as both are known. A Hijri day may be two days off; a month or year that does not
    begin with the Gregorian one may be the next one too.
    """
    depth = min(len(meant.parts), len(said))
    if depth == 3:
        days = abs(julian_day(*meant.parts) - julian_day(*said))
        return days <= (HIJRI_TOLERANCE_DAYS if calendar == "hijri" else 0)
    if depth == 2:
        months = (said[0] - meant.parts[0]) * 12 + said[1] - meant.parts[1]
        return abs(months) <= 1 if meant.approximate else months == 0
    years = said[0] - meant.parts[0]
    if not meant.approximate:
        return years == 0
    return years in ((0, 1) if len(meant.parts) == 1 else (-1, 0, 1))


def _check_month_and_day(year: int, month: int, day: int, *, leap: bool) -> None:
    if not 1 <= month <= 12:
        raise CalendarError(f"there is no month {month}")
    longest = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    if not 1 <= day <= longest:
        raise CalendarError(f"that month of {year} had {longest} days, not {day}")
