"""Dates of CSL-JSON's `raw`, read as far as they are unambiguous: "12 May 2003", "c. 1920", "44 BC", "May 3-5, 2003".

Months and seasons are English; of two numbers the month comes first, unless it cannot be one. Source: the CSL-JSON
schema and the CSL test suite, which say no more about the form than these examples. Dates of other languages and
calendars are for `written_dates`.
"""

from __future__ import annotations

import re

from bibtools.language.months import month_forms, season_forms
from bibtools.support.dataclass import dataclass
from bibtools.support.patterns import lazy

_MONTHS = [forms[0][:3].lower() for forms in month_forms("en")]
_SEASONS = {form[:3]: number for number, forms in enumerate(season_forms("en"), 1) for form in forms}
_WORDS = frozenset(form.lower() for forms in (*month_forms("en"), *season_forms("en")) for form in forms)
_PASSED_OVER = frozenset(("c", "ca", "circa", "~", "?", "/", "-", "\u2013", "ad", "ce"))
_TOKEN = lazy(r"\d+|[^\W\d_]+|[~?/\u2013-]")
_NUMERIC = lazy(r"(?<!\d)(\d{4}(?:[-/._]\d{1,2}(?!\d)){1,2}|(?:\d{1,2}[-/.]){1,2}\d{4})(?!\d)")
_CIRCA = lazy(r"(?:c\.?|ca\.?|circa)\s*\d", re.IGNORECASE)

Parts = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class RawDate:
    """A date or range: year, month and day as far as known; a month of 13 to 16 is a season, from spring on.

    `season` is set beside a month or a range. `circa` says that the date is approximate, `exact` that nothing of the
    text was passed over or could be read in another way.
    """

    start: Parts
    end: Parts | None = None
    season: int | None = None
    circa: bool = False
    exact: bool = True


def read_raw(text: str) -> RawDate | None:
    """Return the date that a text says; None if it cannot be read."""
    bare = text.strip()
    if not bare:
        return None
    circa = bool(_CIRCA.match(bare)) or bare[-1] in "?~" or bare[0] == "~"
    read = [_one(half) for half in _halves(bare)]
    known = [one for one in read if one is not None]
    if len(known) != len(read):
        return None
    (start, season, exact), *rest = known
    end = None
    if rest:
        end_parts, end_season, end_exact = rest[0]
        exact = exact and end_exact
        if start[1:] == (None, None) and all(end_parts[1:]) and 0 < (start[0] or 0) <= 31:
            start = (None, None, start[0])  # "4-5 May 2003"
        start, end = _share(start, end_parts)
        if season and end_season:
            start, end, season = (start[0], season + 12, None), (end[0], end_season + 12, None), None
        else:
            season = season or end_season
    if start[0] is None or (start[2] and not start[1]):
        return None
    if season and end is None and not start[1]:
        start, season = (start[0], season + 12, None), None
    return RawDate(start, end, season, circa, exact)


def _halves(text: str) -> list[str]:
    """Split a range at a slash or dash that is not part of a numeric date."""
    masked = _NUMERIC.sub(lambda match: re.sub(r"[-/._]", "\0", match[0]), text)
    for mark in (r"\s*/\s*", r"\s*[\u2013_]\s*", r"\s+-\s+", r"(?<=[\w.])-(?=[\w])"):
        parts = re.split(mark, masked, maxsplit=1)
        if len(parts) == 2 and all(parts):
            return [part.replace("\0", "-") for part in parts]
    return [masked.replace("\0", "-")]


def _one(text: str) -> tuple[Parts, int | None, bool] | None:
    """Return year, month and day of one date, its season, and whether every word of it was understood."""
    match = _NUMERIC.search(text)
    if match:
        parts, certain = _numeric(match[0])
        return parts, None, certain and match[0] == text.strip()
    year = month = day = season = None
    negative = text.strip().startswith("-")
    number: int | None = None
    exact = True
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
            exact = exact and token in _WORDS
        elif token[:3] in _SEASONS:
            season = _SEASONS[token[:3]]
            exact = exact and token in _WORDS
        elif token in ("bc", "bce") and (number or year):
            year, number = -(number or year or 0), None
        elif token in ("ad", "ce") and number:
            year, number = number, None
        elif token not in _PASSED_OVER:
            exact = False
    if number is not None:
        if year is None and month is None:
            year = number
        else:
            day = number
    if year is None and month is None and day is None and season is None:
        return None
    return (-year if negative and year else year, month, day), season, exact


def _numeric(text: str) -> tuple[Parts, bool]:
    """Return a date in numbers, and whether month and day are certain: only the year's place tells them apart."""
    numbers = [int(part) for part in re.split(r"[-/.]", text)]
    certain = True
    if numbers[0] > 31:
        year, rest = numbers[0], numbers[1:]
    else:
        year, rest = numbers[-1], numbers[:-1]
        if len(rest) == 2 and rest[0] > 12:
            rest.reverse()
        elif len(rest) == 2:
            certain = rest[1] > 12 or rest[0] == rest[1]
    return (year, rest[0] if rest else None, rest[1] if len(rest) > 1 else None), certain


def _share(start: Parts, end: Parts) -> tuple[Parts, Parts]:
    """Return each end of a range what only the other one names: "May 3-5, 2003"."""
    year = start[0] if start[0] is not None else end[0]
    month = start[1] if start[1] is not None else end[1]
    month_end = end[1] if end[1] is not None else start[1]
    year_end = end[0] if end[0] is not None else start[0]
    return (year, month, start[2]), (year_end, month_end, end[2])
