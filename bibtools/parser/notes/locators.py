"""The place in a work that a cite names: what it counts, its numbers as written, and what stands behind them."""

from __future__ import annotations

import re

from bibtools.language.units import COLUMN, FOLIO, FOLLOWING, PAGE, VOLUME
from bibtools.language.years import YEAR
from bibtools.model import Span
from bibtools.support.dataclass import dataclass
from bibtools.support.patterns import lazy

_NUMBERS = (
    r"\d+[a-zA-Z]?(?!\w)(?:\s*[-–/]\s*\d+[a-zA-Z]?(?!\w))*(?:\s*,\s*\d+[a-zA-Z]?(?!\w)(?:\s*[-–/]\s*\d+[a-zA-Z]?(?!\w))*)*"
    r"|[ivxlc]+(?:\s*[-–]\s*[ivxlc]+)?(?!\w)"
)
_AND_MORE = rf"(?:\s*(?<!\w)(?:{FOLLOWING.loose()})(?!\w))?"
_COUNTED = lazy(
    rf"(?<!\w)(?:(?P<page>{PAGE.bare()})|(?!c\b)(?P<folio>{FOLIO.bare()})|(?P<column>{COLUMN.bare()}))"
    rf"(?:\s*[.:]\s*|\s+|(?=\d))(?P<value>(?:{_NUMBERS}){_AND_MORE})",
    re.IGNORECASE,
)
_BARE = lazy(
    rf"[,:][”\"’»]?\s*(?P<value>\d{{1,4}}(?:\s*[-–]\s*\d{{1,4}})?(?!\w){_AND_MORE})(?:[\s.;)]*$|(?=,\s[^\W\d_][^\d]*$))",
    re.IGNORECASE,
)
_VOLUME = lazy(rf"(?<!\w)(?:{VOLUME.bare()})\s*[.:]\s*(?P<value>[IVXLC]+|\d+)(?!\w)", re.IGNORECASE)
_WORDS = lazy(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Locator:
    """`value` as written (`45 vd.`), what it counts as a CSL locator label, and its range with the unit."""

    value: str
    label: str
    span: Span


def locators(text: str) -> list[Locator]:
    """Return the counted places that a text names, in order."""
    return [_located(match) for match in _COUNTED.finditer(text)]


def bare_number(text: str) -> Locator | None:
    """Return the number that ends a text behind a comma or colon, without a unit; None if there is none."""
    match = _BARE.search(text)
    return Locator(_clean(match["value"]), "page", Span(*match.span("value"))) if match else None


def volume_in(text: str) -> str:
    """Return the number of the volume that a text names; the empty string without one."""
    match = _VOLUME.search(text)
    return match["value"] if match else ""


def comment_behind(text: str, end: int) -> bool:
    """Return whether the text behind a locator is a comment on the cite, not more of the reference."""
    tail = text[end:]
    return bool(_WORDS.search(tail)) and not YEAR.search(tail)


def _located(match: re.Match[str]) -> Locator:
    label = next(name for name in ("page", "folio", "column") if match[name])
    return Locator(_clean(match["value"]), label, Span(*match.span()))


def _clean(value: str) -> str:
    return " ".join(value.split()).rstrip(",")
