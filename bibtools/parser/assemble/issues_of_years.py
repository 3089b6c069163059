"""Numbers that count the issues of a year, `3/1998`, and numbers that count the parts of a volume, `II,3`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_BEFORE_YEAR = lazy(r"\W*(?P<issue>(?:[A-Z]\s)?\d{1,3}(?:\s?[-–]\s?\d{1,3})?|[IVX]{1,4})\s?/\s?")
_ISSUE_ALONE = lazy(r"\W*(?:\d{1,3}|[IVX]{1,4})\W*")
_YEAR_AND_ISSUE = lazy(r"(?P<year>(?:1[89]|20)\d\d)/(?P<issue>\d{1,2})")


def issue_of_year(raw: str, pieces: Sequence[Piece], numbers: Sequence[Piece]) -> str:
    """Return the only number of a journal if it is one of the year beside it; the empty string otherwise.

    `3/1998` and `1998/3` are number 3, `B 3-4/1998` is number B 3-4. `numbers` are the pieces that hold numbers.
    """
    if len(numbers) != 1:
        return ""
    (number,) = numbers
    dates = [piece for piece in pieces if piece.label == "date"]
    before = _BEFORE_YEAR.fullmatch(raw, number.start, number.end)
    if before and any(0 <= date.start - number.end < 2 for date in dates):
        return before["issue"]
    behind = any(date.end == number.start and raw[date.end - 1] in "/:" for date in dates)
    alone = behind and _ISSUE_ALONE.fullmatch(raw, number.start, number.end)
    return raw[number.start : number.end].strip(" ,;:.") if alone else ""


def year_and_issue(date: str) -> tuple[str, str] | None:
    """Return the year and the issue of a journal's date such as `1989/4`; None for other dates.

    >>> year_and_issue("1989/4")
    ('1989', '4')
    >>> year_and_issue("1989/90") is None  # two years
    True
    """
    match = _YEAR_AND_ISSUE.fullmatch(date)
    if match is None or int(match["issue"]) == (int(match["year"]) + 1) % 100:
        return None
    return match["year"], match["issue"]


def volume_with_part(text: str, volume: str, part: str) -> str:
    """Return volume and part as a text prints them together, `II,3`, `XIX 2`, `4(1)`; the empty string if apart."""
    whole = rf"(?<!\w){re.escape(volume)}(?:,|\s|\s?[/.(]\s?){re.escape(part)}\)?(?!\w)"
    match = re.search(whole, text)
    return match[0] if match else ""
