"""Dates as written become Dates: Rumi and Hijri converted, cut-off years completed, contradictions reported."""

from __future__ import annotations

from dataclasses import replace

from bibtools.language.written_dates import FIRST_SURELY_GREGORIAN, read_dates, says_no_date
from bibtools.model import Change, Date, Record
from bibtools.normaliser.date_choice import Reading, choose
from bibtools.normaliser.steps import span_of, with_change, with_value
from bibtools.support.messages import message, with_stop

_BY = "normalise.dates"
_VARIABLES = ("issued", "original-date", "accessed", "event-date")


def read_issued(record: Record) -> Record:
    """Turn the dates of a record that are still text into Dates, as far as they say one."""
    for variable in _VARIABLES:
        written = record.reference.get(variable)
        if isinstance(written, str):
            record = _read(record, variable, written)
    return record


def _read(record: Record, variable: str, written: str) -> Record:
    year = written.strip("()[] .,:;")
    if len(year) == 4 and year.isascii() and year.isdecimal() and int(year) >= FIRST_SURELY_GREGORIAN:
        # Three dates of four are a bare year: the general reading below would say the same.
        return with_value(record, variable, Date(year), _BY)
    dates = read_dates(written)
    if not dates:
        if says_no_date(written):
            reason = "The source says that there is no date."
            change = Change(variable, written, "", _BY, "convert", reason, span_of(record, variable, written))
            return replace(
                with_change(record, change), reference=record.reference.with_values({variable: None})
            )
        return _unread(
            record, variable, written, f"“{written}” could not be read as a date and is kept as text."
        )
    reading = choose(written, dates, of_parliament=record.reference.type == "hearing")
    if reading.fault:
        record = _noted(record, variable, written, reading)
    if reading.date is None:
        return record
    if str(reading.date) != written.strip("()[] .,"):
        record = with_change(record, _conversion(record, variable, written, reading))
    if reading.completed:
        record = with_change(record, _completion(record, variable, reading))
    if reading.inferred:
        record = with_change(record, _inference(record, variable, written, reading))
    inferred = bool(reading.completed or reading.inferred)
    return with_value(record, variable, reading.date, reading.by or _BY, inferred=inferred)


def _unread(record: Record, variable: str, written: str, reason: str) -> Record:
    change = Change(variable, written, written, _BY, "invalid", reason, span_of(record, variable, written))
    return with_change(record, change)


def _noted(record: Record, variable: str, written: str, reading: Reading) -> Record:
    after = str(reading.date) if reading.date else written
    kind = "invalid" if reading.impossible else "note"
    return with_change(
        record, Change(variable, written, after, _BY, kind, reading.fault, span_of(record, variable, written))
    )


def _conversion(record: Record, variable: str, written: str, reading: Reading) -> Change:
    date = reading.date
    assert isinstance(date, Date)
    calendar = "" if date.calendar == "gregorian" else f" ({date.calendar.capitalize()} calendar)"
    reason = f"“{written}” is {date}{calendar}."
    return Change(
        variable, written, str(date), reading.by or _BY, "convert", reason, span_of(record, variable, written)
    )


def _inference(record: Record, variable: str, written: str, reading: Reading) -> Change:
    span = span_of(record, variable, written)
    return Change(variable, written, str(reading.date), _BY, "infer", reading.inferred, span)


def _completion(record: Record, variable: str, reading: Reading) -> Change:
    before, after = reading.completed or ("", "")
    reason = with_stop(
        message(
            "“{before}” is cut off; the Rumi date before it means {year}, so “{after}” was meant",
            before=before,
            year=after.strip("()"),
            after=after,
        )
    )
    return Change(variable, before, after, _BY, "infer", reason, span_of(record, variable, before))
