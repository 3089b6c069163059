"""Which of the dates in a text is the date, and what the others say about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bibtools.language.calendars import (
    CalendarError,
    Converted,
    calendar_named,
    calendars,
    may_be_same,
    to_gregorian,
)
from bibtools.language.written_dates import UNDECIDED, WrittenDate
from bibtools.model import Date, EdtfError, format_point

_OPEN_END = re.compile(r"[(\[/]\s*(\d{1,3})\s*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says as a date.

    `date` is the date, None if the text stays text; `fault` a sentence about what is doubtful, and `impossible`
    whether that is a contradiction or a date that cannot be; `completed` what was cut off and what it was
    completed to; `by` the rule that converted it.
    """

    date: Date | None
    fault: str = ""
    impossible: bool = False
    completed: tuple[str, str] | None = None
    by: str = ""


def choose(written: str, dates: list[WrittenDate]) -> Reading:
    """Read `written`, in which `dates` were found (at least one)."""
    other = next((date for date in dates if date.calendar != "gregorian"), None)
    stated = next((date for date in dates if date.calendar == "gregorian"), None)
    try:
        if other is None:
            return _gregorian(written, dates)
        text = written[other.span.start : other.span.end].strip()
        if other.calendar == UNDECIDED:
            return _undecided(text, other, stated)
        return _converted(written, text, other, stated)
    except (CalendarError, EdtfError) as error:
        return Reading(None, f"“{written.strip()}” does not exist: {error}.", impossible=True)


def _gregorian(written: str, dates: list[WrittenDate]) -> Reading:
    date = dates[0]
    fault = ""
    edtf = _edtf(date)
    if len(dates) > 1:
        others = ", ".join(written[other.span.start : other.span.end].strip() for other in dates[1:])
        fault = f"“{written.strip()}” names more than one date; {edtf} is taken as the date, {others} stays as text."
    return Reading(Date(edtf, written=written.strip() if fault else ""), fault)


def _edtf(date: WrittenDate) -> str:
    """Write a Gregorian date as EDTF; a year before Christ counts from 0 backwards."""
    year = 1 - date.parts[0] if date.before_christ else date.parts[0]
    parts = (year, *date.parts[1:])
    text = format_point(parts, uncertain=date.uncertain, approximate=date.approximate)
    return f"{text}/{format_point(date.end)}" if date.end else text


def _converted(written: str, text: str, date: WrittenDate, stated: WrittenDate | None) -> Reading:
    converted = to_gregorian(date.calendar, date.parts)
    edtf = format_point(
        converted.parts, uncertain=date.uncertain, approximate=converted.approximate or date.approximate
    )
    reading = Reading(Date(edtf, date.calendar, text), by=f"normalise.{date.calendar}")
    if stated:
        return _compared(reading, written, converted, stated, date.calendar)
    cut = _OPEN_END.search(written)
    year = str(converted.parts[0])
    if cut and date.parts[1:]:
        if year.startswith(cut[1]):
            return replace(
                reading, completed=(cut[0].strip(), f"{cut[0].strip()[0]}{year}{_closing(cut[0])}")
            )
        fault = f"“{cut[0].strip()}” at the end does not begin {year}, the year that {text} fell in."
        return replace(reading, fault=fault, impossible=True)
    return reading


def _closing(opening: str) -> str:
    return {"(": ")", "[": "]"}.get(opening.strip()[0], "")


def _compared(
    reading: Reading, written: str, converted: Converted, stated: WrittenDate, calendar: str
) -> Reading:
    """Compare the converted date with the Gregorian one beside it; a full Gregorian date beside Hijri is exact."""
    assert reading.date is not None
    if may_be_same(calendar, converted, stated.parts):
        exact = calendar_named(calendar).tolerance_days and len(stated.parts) >= len(converted.parts)
        edtf = format_point(stated.parts) if exact else reading.date.edtf
        return replace(reading, date=replace(reading.date, edtf=edtf))
    found = format_point(stated.parts)
    name = calendar.capitalize()
    fault = f"“{written.strip()}” contradicts itself: the {name} date is {reading.date.edtf}, not {found}."
    return replace(reading, date=replace(reading.date, written=written.strip()), fault=fault, impossible=True)


def _undecided(text: str, date: WrittenDate, stated: WrittenDate | None) -> Reading:
    """Read a lone Ottoman year: the Gregorian year beside it decides the calendar; without one it stays text."""
    year = date.parts[0]
    if stated is None:
        return Reading(None, _both_meanings(text, year))
    gregorian = stated.parts[0]
    for name, first, last in _spans(year):
        if first <= gregorian <= last:
            return Reading(Date(_edtf(stated), name, text), by=f"normalise.{name}")
    fault = (
        f"“{text}” is {gregorian} in neither the Rumi nor the Hijri calendar. {_both_meanings(text, year)}"
    )
    return Reading(Date(_edtf(stated), written=text), fault, impossible=True)


def _spans(year: int) -> Iterator[tuple[str, int, int]]:
    """Yield each calendar that a lone year may be of, with the first and last Gregorian year that it touches."""
    for calendar in calendars():
        if year in calendar.years_alone:
            try:
                yield calendar.name, *calendar.year_span(year)
            except CalendarError:
                continue


def _both_meanings(text: str, year: int) -> str:
    meanings = [
        f"{name.capitalize()} {year} is {first}" + (f"/{last % 100:02d}" if last != first else "")
        for name, first, last in _spans(year)
    ]
    return f"“{text}” names no calendar: {', '.join(meanings)}. It is kept as written."
