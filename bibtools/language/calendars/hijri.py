"""The Hijri calendar in its civil (tabular) form, exact to a day or two.

Source: Reingold and Dershowitz, Calendrical Calculations. The names of months are in their Turkish forms.
"""

from __future__ import annotations

from bibtools.language.calendars.base import Calendar, CalendarError, Ymd, gregorian_of_day
from bibtools.support.messages import message

_MONTH_COUNT = 12


def hijri_to_gregorian(year: int, month: int, day: int) -> Ymd:
    """Convert a civil Hijri date (tabular, type II leap years); raise CalendarError if that day does not exist.

    Local sightings differ by a day or two.
    """
    if not 1 <= month <= _MONTH_COUNT:
        raise CalendarError(message("the Hijri year has 12 months, not {month}", month=month))
    # A sighted month may have 30 days where the table gives 29, so only day 31 cannot be.
    if not 1 <= day <= 30:
        raise CalendarError(message("a Hijri month has 29 or 30 days, not {day}", day=day))
    number = (
        day + 29 * (month - 1) + (6 * month - 1) // 11 + (year - 1) * 354 + (3 + 11 * year) // 30 + 1948439
    )
    return gregorian_of_day(number)


def _year_span(year: int) -> tuple[int, int]:
    return hijri_to_gregorian(year, 1, 1)[0], hijri_to_gregorian(year, _MONTH_COUNT, 29)[0]


CALENDAR = Calendar(
    "hijri",
    hijri_to_gregorian,
    _year_span,
    tolerance_days=2,
    before=r"hicri|h",
    behind=r"hicri|a\.\s?h\.",
    years_with_own_month=range(1, 1500),
    years_alone=range(1000, 1400),
    months=(
        *("Muharrem", "Safer", "Rebiülevvel", "Rebiülahir", "Cemaziyelevvel", "Cemaziyelahir"),
        *("Recep", "Şaban", "Ramazan", "Şevval", "Zilkade", "Zilhicce"),
    ),
    variants={
        3: r"r(?:ebi)?_(?:yu|u|i)?_l?_ev+el",
        4: r"r(?:ebi)?_(?:yu|u|i)?_l?_ah(?:ir|[iı]r)",
        5: r"c(?:emazi)?_(?:ye|iye|u|e)?_l?_(?:evv?el|ula)",
        6: r"c(?:emazi)?_(?:ye|iye|u|e)?_l?_ah(?:ir|ire)",
        7: r"rece[bp]",
        11: r"zi_l?_ka_a?de",
        12: r"zi_l?_hicc?e",
    },
    letters=("M", "S", "Ra", "R", "Ca", "C", "B", "Ş", "N", "L", "Za", "Z"),
)
