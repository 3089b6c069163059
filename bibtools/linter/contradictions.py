"""Pairs of dates in two calendars that do not mean the same day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtools.bibtex.decode import plain_text
from bibtools.language.calendars import CalendarError, may_be_same, to_gregorian
from bibtools.language.written_dates import UNDECIDED, WrittenDate, read_dates
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_BETWEEN = lazy(r"\s*(?:[\[(/=,-]|[–—])\s*(?:m\.?\s*)?", re.IGNORECASE)
_LONGEST = 2000


def contradictions(value: str, year: str) -> Iterator[tuple[str, float]]:
    """Yield a message and its confidence for each Ottoman date in a text that is wrong.

    Only dates of the Rumi or Hijri year `year` are judged: those that do not exist, and those that contradict a
    Gregorian date next to them. `value` may contain LaTeX.
    """
    text = plain_text(value)
    if len(text) > _LONGEST:
        at = text.find(year)
        text = text[max(0, at - 200) : at + 200]
    dates = read_dates(text)
    for number, date in enumerate(dates):
        if date.calendar in ("gregorian", UNDECIDED) or str(date.parts[0]) != year or date.end:
            continue
        written = text[date.span.start : date.span.end]
        try:
            meant = to_gregorian(date.calendar, date.parts)
        except CalendarError as error:
            if len(date.parts) == 3:
                yield message("“{date}” does not exist: {reason}", date=written, reason=error), 0.8
            continue
        beside = _beside(text, dates, number)
        if beside is not None and not may_be_same(date.calendar, meant, beside.parts):
            said = text[beside.span.start : beside.span.end]
            name = message(date.calendar.capitalize())
            shown = "-".join(f"{part:02d}" for part in meant.parts)
            day = message("about {date}", date=shown) if meant.approximate else shown
            told = message(
                "“{date}” ({calendar}) is {day}, not {other}",
                date=written,
                calendar=name,
                day=day,
                other=said,
            )
            yield told, 0.9


def _beside(text: str, dates: list[WrittenDate], number: int) -> WrittenDate | None:
    """Return the Gregorian date next to a date, or None: after it, or before it if the date is in brackets."""
    date = dates[number]
    for other in dates[number + 1 : number + 2]:
        between = text[date.span.end : other.span.start]
        if other.calendar == "gregorian" and not other.end and _BETWEEN.fullmatch(between):
            return other
    for other in dates[number - 1 : number] if number else []:
        between = text[other.span.end : date.span.start]
        if other.calendar == "gregorian" and not other.end and between.strip() in ("(", "["):
            return other
    return None
