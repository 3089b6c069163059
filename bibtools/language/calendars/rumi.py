"""The Rumi (Mali) calendar of the Ottoman state, 1840 to 1925.

Until 15 Şubat 1332 a Rumi date is a Julian date whose year begins on 1 Mart; 16 Şubat 1332 was renamed 1 Mart 1333
(1 March 1917); from then until 31 Kânunuevvel 1341 (31 December 1925) day and month are Gregorian and the year is
Rumi + 584; from 1334 the year begins on 1 Kânunusani. Sources and a checked table: docs/calendars.md.
"""

from __future__ import annotations

from bibtools.language.calendars.base import (
    Calendar,
    CalendarError,
    Ymd,
    check_month_and_day,
    julian_to_gregorian,
)
from bibtools.support.messages import message

FIRST_YEAR, LAST_YEAR = 1256, 1341
_REFORM_YEAR = 1333


def rumi_to_gregorian(year: int, month: int, day: int) -> Ymd:
    """Convert a Rumi date, months counted 1 Kânunusani … 12 Kânunuevvel; raise CalendarError if it does not exist."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CalendarError(
            message(
                "the Rumi calendar counted the years {first_year} to {last_year} (1840 to 1925), not {year}",
                first_year=FIRST_YEAR,
                last_year=LAST_YEAR,
                year=year,
            )
        )
    if year > _REFORM_YEAR or (year == _REFORM_YEAR and month >= 3):
        gregorian_year = year + 584
        check_month_and_day(year, month, day, leap=gregorian_year % 4 == 0)
        return gregorian_year, month, day
    if year == _REFORM_YEAR:
        raise CalendarError(
            "Rumi 1333 had no Kânunusani and no Şubat: it ran from 1 Mart to 31 Kânunuevvel (1917)"
        )
    if year == _REFORM_YEAR - 1 and month == 2 and day > 15:
        raise CalendarError("16 Şubat 1332 was renamed 1 Mart 1333: 16 to 28 Şubat 1332 do not exist")
    return julian_to_gregorian(year + (584 if month >= 3 else 585), month, day)


def _year_span(year: int) -> tuple[int, int]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        rumi_to_gregorian(year, 3, 1)
    return (year + 584, year + 584) if year >= _REFORM_YEAR else (year + 584, year + 585)


CALENDAR = Calendar(
    "rumi",
    rumi_to_gregorian,
    _year_span,
    follows_gregorian=lambda year: year >= _REFORM_YEAR,
    before=r"rumi|r",
    behind=r"rumi",
    # A year beside the first and last ones is a Rumi date that cannot be, and is reported as such.
    years_with_month=range(FIRST_YEAR - 1, LAST_YEAR + 5),
    years_alone=range(1000, 1400),
)
"""Its months have the names of `language.months`."""
