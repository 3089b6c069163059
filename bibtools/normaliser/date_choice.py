"""Choosing the date of a reference among the dates of a text, and comparing the others with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

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
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import listed, message, with_stop
from bibtools.support.patterns import lazy

_RUMI_BEGINS_IN_JANUARY = 1334
"""From this year on (1918) months in figures mean one thing; before, they were counted from Mart or from Kânunusani."""
_OPEN_END = lazy(r"[(\[/]\s*(\d{1,3})\s*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says as a date.

    `date` is the date, None if the text stays text; `fault` a sentence about what is doubtful, and `impossible`
    whether that is a contradiction or a date that cannot be; `completed` what was cut off and what it was
    completed to; `by` the rule that converted it. `inferred` is a sentence about what the text does not say itself.
    """

    date: Date | None
    fault: str = ""
    impossible: bool = False
    completed: tuple[str, str] | None = None
    by: str = ""
    inferred: str = ""


def choose(written: str, dates: list[WrittenDate], *, of_parliament: bool = False) -> Reading:
    """Read `written`, in which `dates` were found (at least one).

    `of_parliament` says that minutes of a parliament are dated so: those of Ottoman and Turkish ones count by the
    Rumi calendar, which was that of the state until the end of 1925.
    """
    other = next((date for date in dates if date.calendar != "gregorian"), None)
    stated = next((date for date in dates if date.calendar == "gregorian"), None)
    try:
        if other is None:
            return _gregorian(written, dates)
        text = written[other.span.start : other.span.end].strip()
        if other.calendar == UNDECIDED:
            if of_parliament and stated is None and other.parts[0] >= _RUMI_BEGINS_IN_JANUARY:
                return _rumi(text, other)
            return _undecided(text, other, stated)
        return _converted(written, text, other, stated)
    except (CalendarError, EdtfError) as error:
        fault = message("“{date}” does not exist: {reason}", date=written.strip(), reason=error)
        return Reading(None, with_stop(fault), impossible=True)


def _gregorian(written: str, dates: list[WrittenDate]) -> Reading:
    date = dates[0]
    fault = ""
    edtf = _edtf(date)
    if len(dates) > 1:
        others = ", ".join(written[other.span.start : other.span.end].strip() for other in dates[1:])
        fault = with_stop(
            message(
                "“{written}” names more than one date; {date} is taken as the date, {others} stays as text",
                written=written.strip(),
                date=edtf,
                others=others,
            )
        )
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
    if date.end:
        last = to_gregorian(date.calendar, date.end)
        edtf += "/" + format_point(last.parts, approximate=last.approximate or date.approximate)
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
        fault = with_stop(
            message(
                "“{end}” at the end does not begin {year}, the year that {date} fell in",
                end=cut[0].strip(),
                year=year,
                date=text,
            )
        )
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
        edtf = _edtf(stated) if exact else reading.date.edtf
        return replace(reading, date=replace(reading.date, edtf=edtf))
    found = format_point(stated.parts)
    fault = with_stop(
        message(
            "“{written}” contradicts itself: the {calendar} date is {date}, not {found}",
            written=written.strip(),
            calendar=message(calendar.capitalize()),
            date=reading.date.edtf,
            found=found,
        )
    )
    return replace(reading, date=replace(reading.date, written=written.strip()), fault=fault, impossible=True)


def _undecided(text: str, date: WrittenDate, stated: WrittenDate | None) -> Reading:
    """Read an Ottoman year or a date in figures that may be of several calendars.

    The Gregorian date beside it decides; without one it stays text.
    """
    if stated is None:
        return Reading(None, _all_meanings(text, date.parts))
    for name, meant in _meanings(date.parts):
        if may_be_same(name, meant, stated.parts):
            exact = len(stated.parts) >= len(meant.parts)
            edtf = _edtf(stated) if exact else format_point(meant.parts, approximate=meant.approximate)
            return Reading(Date(edtf, name, text), by=f"normalise.{name}")
    found = format_point(stated.parts)
    fault = message(
        "“{text}” is {found} in neither the Rumi nor the Hijri calendar. {meanings}",
        text=text,
        found=found,
        meanings=_all_meanings(text, date.parts),
    )
    return Reading(Date(_edtf(stated), written=text), fault, impossible=True)


def _rumi(text: str, date: WrittenDate) -> Reading:
    meant = to_gregorian("rumi", date.parts)
    edtf = format_point(meant.parts, approximate=meant.approximate)
    sentence = message(
        "“{text}” names no calendar; minutes of parliament are dated by the Rumi one, in which it is {date}",
        text=text,
        date=edtf,
    )
    return Reading(Date(edtf, "rumi", text), by="normalise.rumi", inferred=with_stop(sentence))


def _meanings(parts: tuple[int, ...]) -> Iterator[tuple[str, Converted]]:
    """Yield each calendar that a date may be of, with the Gregorian date that it means there."""
    for calendar in calendars():
        if parts[0] in calendar.years_alone:
            with suppress(CalendarError):
                yield calendar.name, to_gregorian(calendar.name, parts)


def _spans(year: int) -> Iterator[tuple[str, int, int]]:
    """Yield each calendar that a lone year may be of, with the first and last Gregorian year that it touches."""
    for calendar in calendars():
        if year in calendar.years_alone:
            try:
                yield calendar.name, *calendar.year_span(year)
            except CalendarError:
                continue


def _all_meanings(text: str, parts: tuple[int, ...]) -> str:
    """Return the sentence that says what a date means in each calendar that it may be of."""
    if len(parts) == 1:
        meanings = [
            message(
                "{calendar} {year} is {years}",
                calendar=message(name.capitalize()),
                year=parts[0],
                years=f"{first}/{last % 100:02d}" if last != first else first,
            )
            for name, first, last in _spans(parts[0])
        ]
    else:
        meanings = [
            message(
                "in the {calendar} one it is {date}",
                calendar=message(name.capitalize()),
                date=format_point(meant.parts),
            )
            for name, meant in _meanings(parts)
        ]
    said = listed(meanings) or message("it exists in none that has such a year")
    return message("“{text}” names no calendar: {said}. It is kept as written.", text=text, said=said)
