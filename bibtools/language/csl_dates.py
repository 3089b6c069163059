"""Dates of CSL-JSON as programs really write them, read into the model's dates.

    {"date-parts": [[2019, 7]]}                       2019-07; a month or day of 0 is not known
    {"date-parts": [[2019]], "season": "Güz"}         2019-23; also a month of 13 to 16 or 21 to 24
    {"date-parts": [[2003], []]}                      2003/.. (an open range)
    {"date-parts": [[1850]], "literal": "um 1850"}    1850, with the literal as its written form
    {"raw": "c. 1850"}                                1850~
    [{"year": 2019, "month": 7}], "2019-07", 2019     2019-07, as older programs have it

Sources: csl-data.json of the Citation Style Language project; what its processors read (CSL test suite). What cannot be
read is kept whole as text, with a sentence that says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bibtools.model import DATE_VARIABLES, Date, EdtfError
from bibtools.model.edtf import format_point
from bibtools.support.patterns import lazy

_WHOLE = lazy(r"\s*([-+]?\d{1,6})\s*")
_FALSE = (None, False, 0, "", "0", "false")
_PARTS = ("year", "month", "day")


class _Unreadable(Exception):
    """The value does not say a date that EDTF has."""


def read_csl_date(value: Any) -> tuple[Date | str | None, str]:
    """Return the date that a value says and a sentence about what is doubtful in it, empty if nothing is.

    The date is text where the value has only a literal or cannot be read, and None where it says nothing.
    """
    whole = _as_object(value)
    literal = _plain(whole.get("literal"))
    try:
        date, problem = _read(whole)
    except (_Unreadable, EdtfError, ValueError):
        date, problem = None, ""
    if date is not None:
        return (Date(date.edtf, date.calendar, literal or date.written), problem)
    if literal:
        return literal, ""
    text = _text(value, whole)
    if not text or _says_no_date(text):
        return text or None, ""
    return text, f"“{text}” is not understood as a date; it is kept as text"


def with_read_dates(item: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return a CSL-JSON item with its dates in the form that the model reads, and a sentence for each doubtful one."""
    made, problems = dict(item), []
    about: dict[str, Any] = {}
    for variable in item.keys() & DATE_VARIABLES:
        date, problem = read_csl_date(item[variable])
        if problem:
            problems.append(f"{variable}: {problem}")
        if date is None:
            del made[variable]
        elif isinstance(date, str):
            made[variable] = {"literal": date}
        else:
            made[variable] = {"edtf": date.edtf}
            if date.written:
                about[variable] = {"written": date.written}
    if about:
        custom = item.get("custom")
        custom = dict(custom) if isinstance(custom, Mapping) else {}
        dates = custom.get("dates")
        dates = dates if isinstance(dates, Mapping) else {}
        custom["dates"] = {**about, **dates}
        made["custom"] = custom
    return made, sorted(problems)


def _plain(value: Any) -> str:
    """Return a text or number as text without white space around it; the empty string for anything else."""
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _as_object(value: Any) -> Mapping[str, Any]:
    """Return the value as the object that CSL-JSON has today."""
    if isinstance(value, Mapping):
        return {"date-parts": [value], **value} if "year" in value and "date-parts" not in value else value
    if isinstance(value, list | tuple):
        return {
            "date-parts": value if any(isinstance(one, list | tuple | Mapping) for one in value) else [value]
        }
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        return {"raw": str(value)}
    return {}


def _read(value: Mapping[str, Any]) -> tuple[Date | None, str]:
    circa = value.get("circa") not in _FALSE
    if (edtf := _as_edtf(_plain(value.get("edtf")))) is not None:
        return edtf, ""
    points = list(_points(value.get("date-parts")))
    said = value.get("season")
    season = _season(said)
    if points:
        if said in _FALSE or (season and len(points) == 1 and len(points[0]) == 1):
            return _of_points(points, season, circa), ""
        date = _of_points(points, 0, circa)
        return Date(
            date.edtf, written=f"{said} {date.edtf}"
        ), f"“{said}” is not a season that {date.edtf} can have"
    raw = _plain(value.get("raw"))
    if not raw:
        return None, ""
    plain = _as_edtf(raw)
    return _of_raw(raw, season, circa) if plain is None else (plain, "")


def _as_edtf(text: str) -> Date | None:
    try:
        return Date(text) if text else None
    except (EdtfError, ValueError):
        return None


def _points(parts: Any) -> Iterator[tuple[int, ...]]:
    """Yield year, month and day of each point as far as they are known; an empty tuple for an open end."""
    if not isinstance(parts, Sequence) or isinstance(parts, str):
        return
    if len(parts) > 2:
        raise _Unreadable
    read = [_point(one) for one in parts]
    if read and read[0]:
        yield from read
    elif any(read):
        raise _Unreadable


def _point(one: Any) -> tuple[int, ...]:
    values = [one.get(name) for name in _PARTS] if isinstance(one, Mapping) else one
    if not isinstance(values, Sequence) or isinstance(values, str):
        raise _Unreadable
    numbers = [_number(each) for each in values[:3]]
    while numbers and not numbers[-1]:
        numbers.pop()
    if numbers and not numbers[0]:
        raise _Unreadable
    return tuple(numbers)


def _number(value: Any) -> int:
    """Return a part of a date; 0 if it is empty. Raise _Unreadable for what is no whole number."""
    if value in (None, "", []):
        return 0
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**6:
        value = int(value)
    match = (
        _WHOLE.fullmatch(str(value)) if isinstance(value, int | str) and not isinstance(value, bool) else None
    )
    if match is None:
        raise _Unreadable
    return int(match[1])


def _season(value: Any) -> int:
    """Return the number of a season given as a number or as a word of any language; 0 for what is not one."""
    if str(value).strip() in ("1", "2", "3", "4"):
        return int(value)
    from bibtools.language.months import SEASON, season_of
    from bibtools.support.folding import fold_text

    match = re.fullmatch(SEASON, fold_text(str(value)))
    return season_of(match) if match else 0


def _of_points(points: list[tuple[int, ...]], season: int, circa: bool) -> Date:
    if season and len(points) == len(points[0]) == 1:
        points = [(points[0][0], 20 + season)]
    return Date("/".join(_edtf(point, circa) if point else ".." for point in points))


def _edtf(point: tuple[int, ...], circa: bool) -> str:
    """Return a point as EDTF, which counts the year before 1 as 0 and the seasons from 21; XX is no month."""
    year, *rest = point
    if len(rest) > 1 and not rest[0]:
        return f"{_edtf((year,), False)}-XX-{rest[1]:02d}{'~' if circa else ''}"
    if rest and 13 <= rest[0] <= 16:
        rest[0] += 8
    return format_point((year + 1 if year < 0 else year, *rest), approximate=circa)


def _of_raw(raw: str, season: int, circa: bool) -> tuple[Date, str]:
    from bibtools.language.raw_dates import read_raw

    read = read_raw(raw)
    if read is None:
        raise _Unreadable
    ends = [read.start] if read.end is None else [read.start, read.end]
    points = [tuple(part for part in end if part is not None) for end in ends] + [()] * read.open_end
    date = _of_points(points, read.season or season, circa or read.circa)
    problem = "" if read.exact else f"“{raw}” is read as {date.edtf}; it may mean something else"
    return (date if read.exact else Date(date.edtf, date.calendar, raw)), problem


def _says_no_date(text: str) -> bool:
    from bibtools.language.written_dates import says_no_date

    return says_no_date(text)


def _text(value: Any, whole: Mapping[str, Any]) -> str:
    """Return what a value that cannot be read says, as it is."""
    said = {name: each for name, each in whole.items() if each not in (None, "", [], {}, [[]])}
    if not said:
        return "" if value in (None, "", [], {}) or isinstance(value, Mapping) else str(value)
    if len(said) > 1:
        return json.dumps(said, ensure_ascii=False)
    (name, only), *_ = said.items()
    if name == "date-parts" and all(isinstance(one, list | tuple) for one in only):
        points = ["-".join(str(part) for part in one if part not in (None, "")) for one in only]
        return "/".join(points) if any(points) else ""
    return only.strip() if isinstance(only, str) else json.dumps(only, ensure_ascii=False)
