"""Reading and writing dates of .bib files.

biblatex has them as EDTF in `date`, `origdate`, `urldate` and `eventdate`. BibTeX has `year`, `month` (a
macro) and, ignored by the standard styles, `day`; where these cannot hold the whole date, `date` stands beside them,
which BibTeX ignores. The calendar of a date and its form in the source, where they add something,
are `calendar` and `writtendate`, with the same prefix as the date (`origcalendar`, `urlwrittendate`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bibtools.bibtex.decode import decode
from bibtools.bibtex.encode import encode
from bibtools.model import CALENDARS, Date, EdtfError
from bibtools.model.datamodel import Dialect
from bibtools.support.patterns import lazy
from bibtools.support.whole_numbers import whole_number

MACROS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = ("date", "year", "month", "day")
_YEARS = lazy(r"(-?\d{4})\s*(?:-+|–|/)\s*(-?\d{4})")
_DAY = lazy(r"(?<!\d)(\d{1,2})(?!\d)")


def write_date(value: Date | str, prefix: str, dialect: Dialect, *, ascii: bool = False) -> dict[str, str]:
    """Return the fields for a date; `prefix` is `orig`, `url`, … or empty for the date of issue."""
    if isinstance(value, str):
        return {f"{prefix}date" if prefix else "year": encode(value, ascii=ascii)}
    fields = _parts(value) if dialect == "bibtex" and not prefix else {f"{prefix}date": value.edtf}
    if value.calendar != "gregorian":
        fields[f"{prefix}calendar"] = value.calendar
    if value.written:
        fields[f"{prefix}writtendate"] = encode(value.written, ascii=ascii)
    return fields


def _parts(date: Date) -> dict[str, str]:
    fields = dict(zip(("year", "month", "day"), map(str, date.parts), strict=False))
    if len(date.parts) > 1:
        fields["month"] = MACROS[date.parts[1] - 1]
    if _simple(fields) != date.edtf:
        end = date.parsed.end
        first, last = date.start, end.year if end else None
        year = f"{first.year:04d}" if first.year is not None and first.year >= 0 else date.edtf
        fields = {
            "year": year if end is None else f"{year}--{last if last is not None else ''}",
            "date": date.edtf,
        }
    return fields


def read_date(fields: Mapping[str, str], prefix: str) -> tuple[Date | str | None, set[str]]:
    """Return the date that fields (lower-case names) hold, and the names of the fields it was read from.

    A `date` that contradicts the `year` beside it is ignored: somebody has corrected the year.
    """
    used: set[str] = set()
    value: Date | str | None = None
    if _names_with(prefix).isdisjoint(fields):
        return None, used
    whole = fields.get(f"{prefix}date")
    if whole is not None and _agrees(whole, fields, prefix):
        value = _edtf(whole.strip()) or decode(whole)
        used.add(f"{prefix}date")
    parts = {name: fields[prefix + name] for name in _NAMES[1:] if prefix + name in fields}
    if value is None:
        value, names = _from_parts(parts)
        used = {prefix + name for name in names}
    elif isinstance(value, Date) and _repeats(parts, value):
        used |= {prefix + name for name in parts}
    if isinstance(value, Date):
        value = _with_calendar(value, fields, prefix, used)
    return value, used


@cache
def _names_with(prefix: str) -> frozenset[str]:
    return frozenset(prefix + name for name in _NAMES)


def _from_parts(parts: Mapping[str, str]) -> tuple[Date | str | None, set[str]]:
    """Return the date of year, month and day, and the fields used: only the year if the others cannot be read.

    A year that is not a number is returned as text."""
    year = {name: parts[name] for name in ("year",) if name in parts}
    for some in (parts, year):
        date = _edtf(_simple(some))
        if date is not None:
            return date, set(some)
    return (decode(year["year"]), {"year"}) if year else (None, set())


def _repeats(parts: Mapping[str, str], date: Date) -> bool:
    """Return whether year, month and day only repeat what a `date` says."""
    return bool(parts) and (
        date.edtf.startswith(_simple(parts)) or _parts(date).get("year") == parts.get("year")
    )


def _agrees(whole: str, fields: Mapping[str, str], prefix: str) -> bool:
    date, year = _edtf(whole.strip()), fields.get(f"{prefix}year", "")
    if date is None or not year:
        return True
    return year in (_parts(date)["year"], str(date.year), f"{date.year or 0:04d}")


def _with_calendar(date: Date, fields: Mapping[str, str], prefix: str, used: set[str]) -> Date:
    calendar, written = fields.get(f"{prefix}calendar", ""), fields.get(f"{prefix}writtendate", "")
    if calendar in CALENDARS:
        used.add(f"{prefix}calendar")
    else:
        calendar = "gregorian"
    if written:
        used.add(f"{prefix}writtendate")
    return Date(date.edtf, calendar, decode(written))


def _simple(parts: Mapping[str, str]) -> str:
    """Return year, month and day of a BibTeX file as EDTF; a text that is not EDTF if they cannot be read."""
    year = parts.get("year", "").strip()
    span = _YEARS.fullmatch(year)
    if span and len(parts) == 1:
        return f"{span[1]}/{span[2]}"
    if not year.isdecimal():
        return year if len(parts) == 1 else "?"
    month = parts.get("month", "").strip()
    number = _month(month) if month else 0
    if number is None:
        return "?"
    day = parts.get("day", "").strip()
    if not day and number and not month.isdecimal() and (found := _DAY.search(month)):
        day = found[1]
    days = whole_number(day, None)
    if day and (days is None or not number):
        return "?"
    return year.zfill(4) + (f"-{number:02d}" if number else "") + (f"-{days:02d}" if day else "")


def _month(text: str) -> int | None:
    if text.isdecimal():
        return whole_number(text, None)
    if text.lower() in MACROS:
        return MACROS.index(text.lower()) + 1
    from bibtools.language.months import month_in

    number, calendar = month_in(decode(text).replace("\u00a0", " "))
    return number if number and not calendar else None


def _edtf(text: str) -> Date | None:
    try:
        return Date(text)
    except (EdtfError, ValueError):
        return None
