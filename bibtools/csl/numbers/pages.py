"""Page and year ranges in the formats of `page-range-format`."""

from __future__ import annotations

from bibtools.csl.constants import MOST_DIGITS
from bibtools.support.patterns import lazy

_RANGE = lazy(r"^([0-9]*[a-zA-Z]+0*)?([0-9]+)([a-z]*)\s*[-\u2013]\s*([0-9]*[a-zA-Z]+0*)?([0-9]+)([a-z]*)$")


def shorten(first: str, last: str, style: str, *, year: bool = False) -> str:
    """Return the second number of a range as the format writes it: `shorten("321", "328", "minimal")` is 8.

    `first` and `last` are digits; `style` is a page-range-format, empty for none; `last` may be short
    already. An end before the beginning stays as it is.
    """
    if max(len(first), len(last)) > MOST_DIGITS:
        return last
    whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    if not style:
        return last if int(whole) <= int(first) else whole
    if int(whole) <= int(first):
        return last
    if style in ("minimal", "minimal-two"):
        return _minimal(first, whole, 2 if style == "minimal-two" else 1, year)
    if style == "chicago-16":
        return _chicago_16(first, whole)
    if style in ("chicago", "chicago-15"):
        return _chicago_15(first, whole)
    return whole


def _minimal(first: str, last: str, least: int, year: bool) -> str:
    if len(first) != len(last):
        return last
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    if year and least == 2 and len(last) - same == 3:
        return last
    return last[same:]


def _chicago_15(first: str, last: str) -> str:
    begin, end = int(first), int(last)
    if begin > 100 and begin % 100 and begin // 100 == end // 100:
        return str(end % 100)
    if begin >= 10_000:
        return str(end % 1000)
    return last


def _chicago_16(first: str, last: str) -> str:
    begin, end = int(first), int(last)
    if begin > 100 and begin % 100:
        for size in range(2, len(last)):
            if begin // 10**size == end // 10**size:
                return str(end % 10**size)
    return last
