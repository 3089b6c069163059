"""The calendars that dates are written in, and their conversion to the Gregorian one.

A calendar is a module of this package with a constant `CALENDAR`, and its name in `model.date.CALENDARS`. Rules,
sources and the checked table of Rumi dates: docs/calendars.md.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from bibtools.language.calendars.base import Calendar, CalendarError, Converted, Ymd, julian_day
from bibtools.model.date import CALENDARS

__all__ = [
    "Calendar",
    "CalendarError",
    "Converted",
    "Ymd",
    "calendar_named",
    "calendars",
    "may_be_same",
    "to_gregorian",
]


@cache
def calendars() -> tuple[Calendar, ...]:
    """Return all calendars, in the order of `model.date.CALENDARS`."""
    return tuple(calendar_named(name) for name in CALENDARS)


@cache
def calendar_named(name: str) -> Calendar:
    """Return the calendar of a name; raise ValueError if bibtools does not know it."""
    if name not in CALENDARS:
        raise ValueError(f"there is no calendar {name!r}; known are {', '.join(CALENDARS)}")
    calendar: Calendar = import_module(f"{__name__}.{name}").CALENDAR
    return calendar


def to_gregorian(calendar: str, parts: tuple[int, ...]) -> Converted:
    """Convert year, year and month, or year, month and day of a calendar; raise CalendarError if it does not exist.

    What is not known stays unknown: a year alone becomes the Gregorian year in which it began, a month the month in
    which it began, both marked as approximate where the calendars do not begin them together.
    """
    known = calendar_named(calendar)
    year, month, day = (*parts, 0, 0)[:3]
    if day:
        return Converted(known.to_gregorian(year, month, day), approximate=known.tolerance_days > 0)
    if month:
        begins = known.to_gregorian(year, month, 1)[:2]
        return Converted(begins, approximate=not known.follows_gregorian(year))
    first, last = known.year_span(year)
    return Converted((first,), approximate=first != last)


def may_be_same(calendar: str, meant: Converted, said: tuple[int, ...]) -> bool:
    """Return whether a Gregorian date `said` beside a date of another calendar can be what that date means.

    They are compared as exactly as both are known. A day may be off by the calendar's tolerance; a month or year that
    does not begin with the Gregorian one may be the next one too.
    """
    depth = min(len(meant.parts), len(said))
    if depth == 3:
        days = abs(julian_day(*meant.parts) - julian_day(*said))
        return days <= calendar_named(calendar).tolerance_days
    if depth == 2:
        months = (said[0] - meant.parts[0]) * 12 + said[1] - meant.parts[1]
        return abs(months) <= 1 if meant.approximate else months == 0
    years = said[0] - meant.parts[0]
    if not meant.approximate:
        return years == 0
    return years in ((0, 1) if len(meant.parts) == 1 else (-1, 0, 1))
