"""Date values: date-parts, EDTF, and raw text such as "Dec 3, 2003/Jan 4, 2004"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bibtools.csl.dates.raw import parse_raw
from bibtools.csl.dates.value import DateValue
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_EDTF = lazy(r"^(-?)[Yy]?(-?\d{1,9})(?:-(\d\d|XX))?(?:-(\d\d|XX))?([?~%]?)(?:T.*)?$")
_MONTHS = frozenset((None, *range(17)))
"""Months, and 13 to 16 for the seasons; 0 for a month that is not known."""
_WHOLE_OR_NONE = (int, type(None))
_WHOLE = lazy(r"\s*([-+]?\d{1,9})(?!\d)")


def read_date(value: Any, warn: Callable[[str], None]) -> DateValue | None:
    """Read a CSL-JSON date (object, EDTF text, or a year); None, with a warning, for what is none."""
    if isinstance(value, int | str) and not isinstance(value, bool):
        return _from_text(str(value))
    if not isinstance(value, Mapping):
        warn("is no date; it is left out.")
        return None
    date = _from_parts(value, warn)
    if date is None and isinstance(value.get("edtf"), str):
        date = _from_text(value["edtf"])
    if date is None and isinstance(value.get("raw"), str) and value["raw"].strip():
        date = _from_text(value["raw"])
    literal = value.get("literal")
    if isinstance(literal, str | int) and str(literal).strip():
        date = date or DateValue()
        date.literal = str(literal)
    if date is None:
        if any(value.values()) and value.keys() != {"date-parts"}:
            warn("has no year; it is left out.")
        return None
    date.season = _season(value.get("season"), warn) or date.season
    if date.start[1] not in _MONTHS or (date.end is not None and date.end[1] not in _MONTHS):
        warn("has a month that does not exist; it is left out.")
        date.start = _without_month(date.start)
        date.end = _without_month(date.end) if date.end is not None else None
    if value.get("circa") not in (None, False, 0, "", "0", "false"):
        date.circa = True
    return date


def plain_date(value: Any) -> DateValue | None:
    """Return the date of one point in whole numbers, as most are; None for what takes a closer look."""
    parts = value.get("date-parts") if type(value) is dict and len(value) == 1 else None
    if type(parts) is not list or len(parts) != 1 or type(parts[0]) is not list:
        return None
    year, month, day = [*parts[0][:3], None, None, None][:3]
    if type(year) is not int or not 0 < year < 10_000 or month not in _MONTHS:
        return None
    if type(month) in _WHOLE_OR_NONE and type(day) in _WHOLE_OR_NONE:
        return DateValue((year, month, day))
    return None


def _season(value: Any, warn: Callable[[str], None]) -> int | str | None:
    """Return the number of a season (1 to 4, in the ways in which months count them, too), or what it is called."""
    if value in (None, ""):
        return None
    number = _number(value)
    if number is None:
        return str(value)
    season = number if 1 <= number <= 4 else number - 12 if 13 <= number <= 16 else number - 20
    if 1 <= season <= 4:
        return season
    warn(message("has the season {number}, which does not exist; it is left out.", number=number))
    return None


def _without_month(
    point: tuple[int | None, int | None, int | None],
) -> tuple[int | None, int | None, int | None]:
    return point if point[1] in _MONTHS else (point[0], None, None)


def _number(value: Any) -> int | None:
    if type(value) is int:
        return value if abs(value) < 10**9 else None
    match = _WHOLE.match(str(value)) if value is not None else None
    return int(match[1]) if match else None


def _from_parts(value: Mapping[str, Any], warn: Callable[[str], None]) -> DateValue | None:
    parts = value.get("date-parts")
    if not isinstance(parts, list | tuple) or not parts:
        return None
    read = [[_number(part) for part in one] if isinstance(one, list | tuple) else [] for one in parts]
    start = _padded(read[0])
    if start[0] is None or (start[0] == 0 and len(read) < 2):
        if value.get("season") or value.get("literal") or start[1]:
            return DateValue(start if start[1] else (None, None, None))
        if read[0] and read[0] != [0] and not value.get("raw"):
            warn("has date-parts without a year; it is left out.")
        return None
    end = _padded(read[1]) if len(read) > 1 else None
    if end is not None and not end[0]:
        return DateValue(start, None, open_end=True)
    return DateValue(start, end)


def _padded(parts: list[int | None]) -> tuple[int | None, int | None, int | None]:
    year, month, day = [*parts[:3], None, None, None][:3]
    # EDTF's numbers for seasons; here they are 13 to 16.
    return year, month - 8 if month is not None and 21 <= month <= 24 else month, day


def _from_text(text: str) -> DateValue | None:
    """Read EDTF, and where it is none, free text."""
    text = text.strip()
    ends = text.split("/")
    read = [_edtf(end) for end in ends]
    if len(ends) == 1 and read[0] is not None:
        return read[0]
    if len(ends) == 2 and read[0] is not None:
        if ends[1] in ("", ".."):
            read[0].open_end = True
            return read[0]
        if read[1] is not None:
            read[0].end = read[1].start
            read[0].circa = read[0].circa or read[1].circa
            return read[0]
    date = parse_raw(text)
    if date is not None and any(
        point is not None and point[1] not in _MONTHS for point in (date.start, date.end)
    ):
        return DateValue(literal=text)
    return date


def _edtf(text: str) -> DateValue | None:
    match = _EDTF.match(text.strip())
    if match is None or (len(match[2].lstrip("-")) < 4 and not match[1]):
        return None
    year = int(match[2])
    year = -year if match[1] else year
    month = int(match[3]) if match[3] and match[3] not in ("XX", "00") else None
    day = int(match[4]) if month and match[4] and match[4] not in ("XX", "00") else None
    if month is not None and 21 <= month <= 24:
        return DateValue((year, month - 8, None), circa=bool(match[5]))
    if month is not None and not 1 <= month <= 12:
        return None
    return DateValue((year, month, day), circa=bool(match[5]))
