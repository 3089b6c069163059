"""Year, month and day as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.numbers.ordinals import ordinal
from bibtools.csl.token import Token, attributes_of, read_token

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.dates.value import DateValue
    from bibtools.csl.environment import Environment
    from bibtools.csl.locale import Locale

_INDEX = {"year": 0, "month": 1, "day": 2}


class PartSpec:
    """What a cs:date-part asks for."""

    __slots__ = ("form", "name", "range_delimiter", "token")

    def __init__(self, element: _Element, override: _Element | None, locale: Locale) -> None:
        """Take the element, and the one in the style that overrides parts of a localised date."""
        attributes = attributes_of(element)
        if override is not None:
            attributes.update(attributes_of(override))
        merged = element.makeelement(element.tag, attributes)
        self.name = merged.get("name") or ""
        self.token: Token = read_token(merged)
        self.form = merged.get("form") or ("numeric" if self.name == "day" else "long")
        self.range_delimiter = merged.get("range-delimiter") or ""


def part_text(env: Environment, date: DateValue, part: PartSpec, *, end: bool) -> str:
    """Return the text of one part of a date or of its end; empty where it is not known."""
    parts = date.end if end else date.start
    if parts is None:
        return ""
    value = parts[_INDEX[part.name]] if part.name in _INDEX else None
    if part.name == "year":
        return _year(env, value, part.form)
    if part.name == "month":
        return _month(env, date, value, part.form)
    return _day(env, value, parts[1], part.form)


def _year(env: Environment, year: int | None, form: str) -> str:
    if not year:
        return ""
    text = f"{year % 100:02d}" if form == "short" and year > 0 else str(abs(year))
    return text + era(env, year)


def era(env: Environment, year: int | None) -> str:
    """Return the era of a year, where it is rendered: BC, and AD for the first five centuries."""
    return "" if not year or year >= 500 else env.ad if year > 0 else env.bc


def _month(env: Environment, date: DateValue, month: int | None, form: str) -> str:
    season = date.season if not month else month - 12 if month > 12 else None
    if isinstance(season, str):
        return season
    if season is not None:
        # A season has no number.
        return "" if month and form.startswith("numeric") else env.locale.term(f"season-{season:02d}") or ""
    if not month:
        return ""
    if form == "numeric":
        return str(month)
    if form == "numeric-leading-zeros":
        return f"{month:02d}"
    return env.locale.term(f"month-{month:02d}", form) or ""


def _day(env: Environment, day: int | None, month: int | None, form: str) -> str:
    if not day:
        return ""
    if form == "ordinal" and (day == 1 or not env.locale.limit_ordinals):
        gender = env.locale.data.genders.get(f"month-{month:02d}", "") if month else ""
        return ordinal(day, env.locale, gender)
    return f"{day:02d}" if form == "numeric-leading-zeros" else str(day)
