"""The Gregorian calendar, to which the others are converted."""

from __future__ import annotations

from bibtools.language.calendars.base import Calendar, Ymd


def _itself(year: int, month: int, day: int) -> Ymd:
    return year, month, day


CALENDAR = Calendar(
    "gregorian",
    _itself,
    year_span=lambda year: (year, year),
    follows_gregorian=lambda year: True,
    before=r"miladi|m",
    behind=r"miladi",
)
"""Its days are not checked here: EDTF does that (`model.edtf`)."""
