"""Dates as people write them, read as far as they are unambiguous: "12 May 2003", "c. 1920", "44 BC"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from bibtools.csl.dates.value import DateValue

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SEASONS = {"spr": 1, "sum": 2, "fal": 3, "aut": 3, "win": 4}
_TOKEN = lazy(r"\d+|[^\W\d_]+|[~?/\u2013-]")
_NUMERIC = lazy(r"(?<!\d)(\d{4}(?:[-/._]\d{1,2}(?!\d)){1,2}|(?:\d{1,2}[-/.]){1,2}\d{4})(?!\d)")

Parts = tuple[int | None, int | None, int | None]


def parse_raw(text: str) -> DateValue | None:
    """Read a raw date; what cannot be read becomes a literal. Months are English, month before day."""
    from bibtools.csl.dates.value import DateValue

    bare = text.strip()
    if not bare:
        return None
    if len(bare) > 1 and bare[0] == bare[-1] == '"':
        return DateValue(literal=bare[1:-1])
    circa = bool(re.match(r"(?i)^(?:c\.?|ca\.?|circa)\s*\d", bare)) or bare[-1] in "?~" or bare[0] == "~"
    halves = _halves(bare)
    read = [_one(half) for half in halves]
    if read[0] is None or None in read:
        return DateValue(literal=bare)
    (start, season), *rest = [one for one in read if one is not None]
    end = None
    if rest:
        end_parts, end_season = rest[0]
        if start[1:] == (None, None) and all(end_parts[1:]) and 0 < (start[0] or 0) <= 31:
            start = (None, None, start[0])  # "4-5 May 2003"
        start, end = _share(start, end_parts)
        if season and end_season:
            start, end, season = (start[0], season + 12, None), (end[0], end_season + 12, None), None
        else:
            season = season or end_season
    if start[0] is None or (start[2] and not start[1]):
        return DateValue(literal=bare)
    if season and end is None and not start[1]:
        start, season = (start[0], season + 12, None), None
    return DateValue(start, end, season, circa=circa)


def _halves(text: str) -> list[str]:
    """Split a range at a slash or dash that is not part of a numeric date."""
    masked = _NUMERIC.sub(lambda match: re.sub(r"[-/._]", "\0", match[0]), text)
    for mark in (r"\s*/\s*", r"\s*[\u2013_]\s*", r"\s+-\s+", r"(?<=[\w.])-(?=[\w])"):
        parts = re.split(mark, masked, maxsplit=1)
        if len(parts) == 2 and all(parts):
            return [part.replace("\0", "-") for part in parts]
    return [masked.replace("\0", "-")]


def _one(text: str) -> tuple[Parts, int | None] | None:
    match = _NUMERIC.search(text)
    if match:
        return _numeric(match[0]), None
    year = month = day = season = None
    negative = text.strip().startswith("-")
    number: int | None = None
    for token in _TOKEN.findall(re.sub(r"(?<=[a-z])\.(?=[a-z]\b)", "", text.lower())):
        if token.isdecimal():
            if len(token) > 9:
                return None
            if len(token) >= 3 or (negative and year is None):
                year = int(token)
            else:
                number = int(token)
        elif token[:3] in _MONTHS:
            month = _MONTHS.index(token[:3]) + 1
        elif token[:3] in _SEASONS:
            season = _SEASONS[token[:3]]
        elif token in ("bc", "bce") and (number or year):
            year, number = -(number or year or 0), None
        elif token in ("ad", "ce") and number:
            year, number = number, None
    if number is not None:
        if year is None and month is None:
            year = number
        else:
            day = number
    if year is None and month is None and day is None and season is None:
        return None
    return (-year if negative and year else year, month, day), season


def _numeric(text: str) -> Parts:
    numbers = [int(part) for part in re.split(r"[-/.]", text)]
    if numbers[0] > 31:
        year, rest = numbers[0], numbers[1:]
    else:
        year, rest = numbers[-1], numbers[:-1]
        if len(rest) == 2 and rest[0] > 12:
            rest.reverse()
    return year, rest[0] if rest else None, rest[1] if len(rest) > 1 else None


def _share(start: Parts, end: Parts) -> tuple[Parts, Parts]:
    """Return each end of a range what only the other one names: "May 3-5, 2003"."""
    year = start[0] if start[0] is not None else end[0]
    month = start[1] if start[1] is not None else end[1]
    month_end = end[1] if end[1] is not None else start[1]
    year_end = end[0] if end[0] is not None else start[0]
    return (year, month, start[2]), (year_end, month_end, end[2])
