"""The Rumi, Hijri and Julian calendars against the checked table and an independent implementation."""

from __future__ import annotations

import csv

import pytest
from convertdate import islamic, julian
from hypothesis import given
from hypothesis import strategies as st
from paths import TESTS

from bibtools.language.calendars import (
    Calendar,
    CalendarError,
    Converted,
    calendar_named,
    calendars,
    to_gregorian,
)
from bibtools.language.calendars.base import gregorian_of_day, julian_day, julian_to_gregorian
from bibtools.language.calendars.hijri import hijri_to_gregorian
from bibtools.language.calendars.rumi import rumi_to_gregorian

CASES = TESTS / "cases" / "language" / "rumi.tsv"
ROWS = list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines(), delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['day']}.{row['month']}.{row['year']}")
def test_rumi_table(row: dict[str, str]) -> None:
    parts = int(row["year"]), int(row["month"]), int(row["day"])
    if row["gregorian"] == "does not exist":
        with pytest.raises(CalendarError):
            rumi_to_gregorian(*parts)
    else:
        assert "{:04d}-{:02d}-{:02d}".format(*rumi_to_gregorian(*parts)) == row["gregorian"]


def test_every_rumi_day_follows_its_predecessor() -> None:
    """From the first day to the last, existing Rumi days cover every Gregorian day exactly once."""
    days = []
    for year in range(1256, 1342):
        months = [*range(3, 13), 1, 2] if year < 1333 else range(3, 13) if year == 1333 else range(1, 13)
        for month in months:
            for day in range(1, 32):
                try:
                    days.append(julian_day(*rumi_to_gregorian(year, month, day)))
                except CalendarError:
                    continue
    assert days == list(range(julian_day(1840, 3, 13), julian_day(1925, 12, 31) + 1))


@given(st.integers(1, 2500), st.integers(1, 12), st.integers(1, 28))
def test_julian_agrees_with_convertdate(year: int, month: int, day: int) -> None:
    assert julian_to_gregorian(year, month, day) == tuple(julian.to_gregorian(year, month, day))


@given(st.integers(1, 1500), st.integers(1, 12), st.integers(1, 29))
def test_hijri_agrees_with_convertdate_to_two_days(year: int, month: int, day: int) -> None:
    ours, theirs = hijri_to_gregorian(year, month, day), islamic.to_gregorian(year, month, day)
    assert abs(julian_day(*ours) - julian_day(*theirs)) <= 2


@given(st.integers(1_000_000, 3_000_000))
def test_day_numbers_round_trip(number: int) -> None:
    assert julian_day(*gregorian_of_day(number)) == number


@pytest.mark.parametrize("calendar", calendars(), ids=lambda calendar: calendar.name)
def test_every_calendar_converts_the_first_of_each_month_in_order(calendar: Calendar) -> None:
    year = 1320
    span = calendar.year_span(year)
    assert calendar_named(calendar.name) is calendar
    days = [calendar.to_gregorian(year, month, 1) for month in range(1, 13)]
    assert all(span[0] <= day[0] <= span[1] for day in days)
    assert to_gregorian(calendar.name, (year, 5, 7)).parts == calendar.to_gregorian(year, 5, 7)


def test_an_unknown_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="no calendar 'maya'"):
        calendar_named("maya")


@given(st.integers(1, 2500), st.integers(1, 12), st.integers(1, 28))
def test_julian_dates_are_converted(year: int, month: int, day: int) -> None:
    assert to_gregorian("julian", (year, month, day)).parts == tuple(julian.to_gregorian(year, month, day))
    assert to_gregorian("julian", (year, month)).approximate
    assert to_gregorian("julian", (year,)) == Converted((year,))
