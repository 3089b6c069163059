"""Dates as sort keys: earlier dates, and those before Christ, first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bibtools.csl.dates.value import DateValue

ALL_PARTS = frozenset({"year", "month", "day"})


def date_key(date: DateValue, names: frozenset[str] = ALL_PARTS) -> str:
    """Return digits that sort as the date does, of the named parts; empty for a date without year."""
    year = date.start[0]
    if not year:
        return ""
    key = _one(date.start, names)
    return key + _one(date.end, names) if date.end is not None else key + "100000000"


def _one(parts: tuple[int | None, int | None, int | None], names: frozenset[str]) -> str:
    year = (parts[0] or 0) if "year" in names else 0
    month = (parts[1] or 0) if "month" in names else 0
    if month > 12:
        month = 0  # Seasons do not count: they come in another order south of the equator.
    day = (parts[2] or 0) if "day" in names else 0
    sign, value = (0, 9999 + year) if year < 0 else (1, year)
    return f"{sign}{value:04d}{month:02d}{day:02d}"
