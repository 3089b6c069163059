"""The class of calendars, and arithmetic with days that they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message

Ymd = tuple[int, int, int]
"""Year, month (from 1) and day (from 1)."""


class CalendarError(ValueError):
    """The date does not exist in its calendar; the message is a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A Gregorian date: `parts` are year, month, day as far as known.

    `approximate` means that it may be off by a day or two (or, for a year alone, by a year).
    """

    parts: tuple[int, ...]
    approximate: bool = False


def _never(year: int) -> bool:
    return False


class Calendar:
    """How dates of a calendar are recognised in a text and converted.

    `to_gregorian` converts year, month and day, and `year_span` returns the first and last Gregorian year that a
    year touches; both raise CalendarError for what never was. `follows_gregorian` says whether months and the year
    begin with the Gregorian ones. `tolerance_days` is how far a day that was observed may be from the converted one.

    `before` and `behind` are regular expressions for the words and letters that name the calendar on either side
    of a date. Without one of them a date is of this calendar if its month is one of `months` and its year in
    `years_with_own_month`, or if it names any month and its year is in `years_with_month`. A lone year in
    `years_alone` may be of this calendar. `months` has the usual names of months that belong to this calendar only,
    `variants` expressions for other spellings of them, and `letters` the letters that clerks wrote for them. All
    expressions but `letters` are matched on folded text (`support.folding.fold_letters`).
    """

    def __init__(
        self,
        name: str,
        to_gregorian: Callable[[int, int, int], Ymd],
        year_span: Callable[[int], tuple[int, int]],
        *,
        follows_gregorian: Callable[[int], bool] = _never,
        tolerance_days: int = 0,
        before: str = "",
        behind: str = "",
        years_with_own_month: range = range(0),
        years_with_month: range = range(0),
        years_alone: range = range(0),
        months: tuple[str, ...] = (),
        variants: Mapping[int, str] = MappingProxyType({}),
        letters: tuple[str, ...] = (),
    ) -> None:
        # No dataclass: making one costs more than all calendars, at every start.
        self.name = name
        self.to_gregorian = to_gregorian
        self.year_span = year_span
        self.follows_gregorian = follows_gregorian
        self.tolerance_days = tolerance_days
        self.before = before
        self.behind = behind
        self.years_with_own_month = years_with_own_month
        self.years_with_month = years_with_month
        self.years_alone = years_alone
        self.months = months
        self.variants = variants
        self.letters = letters


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
    """Convert a Julian date; raise CalendarError if that day does not exist."""
    check_month_and_day(year, month, day, leap=year % 4 == 0)
    return gregorian_of_day(julian_day(year, month, day, julian=True))


def check_month_and_day(year: int, month: int, day: int, *, leap: bool) -> None:
    """Raise CalendarError if a year of twelve Roman months has no such month or day."""
    if not 1 <= month <= 12:
        raise CalendarError(message("there is no month {month}", month=month))
    longest = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    if not 1 <= day <= longest:
        raise CalendarError(
            message("that month of {year} had {longest} days, not {day}", year=year, longest=longest, day=day)
        )
