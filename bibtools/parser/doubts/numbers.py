"""Signs in the digits of a number, a range of pages or a date."""

from __future__ import annotations

import re
from functools import lru_cache

from bibtools.parser.doubts.signs import Group, Signs, together
from bibtools.support.patterns import lazy

_DIGITS = lazy(r"\d+")
_LETTERS = lazy(r"[^\W\d_]+")
_WORD = lazy(r"(?![MDCLXVI]+\b|[mdclxvi]+\b)[^\W\d_]{3,}")
_YEAR = lazy(r"(?<!\d)(?:1[3-9]|20)\d\d(?!\d)")
_NUMBERS = frozenset(("volume", "issue", "page", "edition"))


def signs_of_numbers(found: Signs, variable: str, value: str) -> None:
    """Add the signs of a volume, an issue, pages, an edition or a date; other values get no signs here."""
    if variable == "issued":
        found.groups.append(_of_date(value))
    elif variable in _NUMBERS:
        found.groups.append(_of_number(value))


@lru_cache(maxsize=1 << 12)
def _of_number(value: str) -> Group:
    form = _LETTERS.sub("a", _DIGITS.sub(_length, value))[:8]
    made = ["written " + form]
    numbers = [int(number) for number in _DIGITS.findall(value)[:2] if len(number) < 8]
    if len(numbers) == 2 and numbers[0] > numbers[1]:
        made.append("falls")
    if _WORD.search(value):
        made.append("has words")
    if any(1400 < number < 2040 for number in numbers):
        made.append("like a year")
    return together(frozenset(made))


def _length(match: re.Match[str]) -> str:
    return str(min(5, len(match[0])))


@lru_cache(maxsize=1 << 12)
def _of_date(value: str) -> Group:
    years = len(_YEAR.findall(value))
    day = len(_DIGITS.findall(value)) > years
    return together(frozenset((f"years {min(3, years)}", f"written {'day' if day else 'year'}")))
