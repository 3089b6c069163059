"""Pairs of dates in two calendars that do not mean the same day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtools.check.latex import plain_text
from bibtools.language.calendars import CalendarError, Converted, julian_day, to_gregorian
from bibtools.language.written_dates import WrittenDate, read_dates

_BETWEEN = re.compile(r"\s*(?:[\[(/=,-]|[–—])\s*(?:m\.?\s*)?", re.IGNORECASE)
_LONGEST = 2000


def contradictions(value: str, year: str) -> Iterator[tuple[str, float]]:
    """Give what is wrong with the Ottoman dates of a given year in a text, and how sure that is."""
    text = plain_text(value)
    if len(text) > _LONGEST:
        at = text.find(year)
        text = text[max(0, at - 200) : at + 200]
    dates = read_dates(text)
    for number, date in enumerate(dates):
        if date.calendar not in ("rumi", "hijri") or str(date.parts[0]) != year or date.end:
            continue
        written = text[date.span.start : date.span.end]
        try:
            meant = to_gregorian(date.calendar, date.parts)
        except CalendarError as error:
            if len(date.parts) == 3:
                yield f"“{written}” does not exist: {error}", 0.8
            continue
        beside = _beside(text, dates, number)
        if beside is not None and not _agree(meant, beside, date.calendar):
            said = text[beside.span.start : beside.span.end]
            name = date.calendar.capitalize()
            about = "about " if meant.approximate else ""
            shown = "-".join(f"{part:02d}" for part in meant.parts)
            yield f"“{written}” ({name}) is {about}{shown}, not {said}", 0.9


def _beside(text: str, dates: list[WrittenDate], number: int) -> WrittenDate | None:
    """Give the Gregorian date that follows a date at once, or stands before it with the date in brackets."""
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


def _agree(meant: Converted, said: WrittenDate, calendar: str) -> bool:
    """Say whether two dates may mean the same: to two days for Hijri, to the year where only that is known."""
    depth = min(len(meant.parts), len(said.parts))
    if depth == 3:
        days = abs(julian_day(*meant.parts) - julian_day(*said.parts))
        return days <= (2 if calendar == "hijri" else 0)
    if depth == 2:
        return abs(_months(meant.parts) - _months(said.parts)) <= 1
    if not meant.approximate:
        return meant.parts[0] == said.parts[0]
    return said.parts[0] - meant.parts[0] in (-1, 0, 1)


def _months(parts: tuple[int, ...]) -> int:
    return parts[0] * 12 + parts[1]
