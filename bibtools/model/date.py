"""Dates: EDTF, the calendar they were written in, and the text as written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bibtools.model.edtf import Edtf, EdtfError, Point, format_point, parse_edtf
from bibtools.model.shown import shown
from bibtools.support.dataclass import dataclass

CALENDARS = ("gregorian", "julian", "rumi", "hijri")
"""The calendars that a date may have been written in; `bibtools.language.calendars` converts them."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date in the Gregorian calendar, as EDTF level 1.

    `calendar` is the calendar that it was written in, one of CALENDARS; `written` is the text of the source
    where that says more than the EDTF form ("16 Teşrinievvel 1336").
    `Date("1920-10-16", "rumi", "16 Teşrinievvel 1336")`. Raises EdtfError if `edtf` is not EDTF.
    """

    edtf: str
    calendar: str = "gregorian"
    written: str = ""

    def __post_init__(self) -> None:
        parse_edtf(self.edtf)
        if self.calendar not in CALENDARS:
            raise ValueError(f"unknown calendar {self.calendar!r}; known are {', '.join(CALENDARS)}")

    def __repr__(self) -> str:
        return shown(self)

    def __str__(self) -> str:
        return self.edtf

    @property
    def parsed(self) -> Edtf:
        """The parsed EDTF form."""
        return parse_edtf(self.edtf)

    @property
    def start(self) -> Point:
        """The date, or the start of the interval."""
        return self.parsed.start

    @property
    def year(self) -> int | None:
        """The (first) year; None if unknown or masked."""
        return self.start.year

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month, day of the (first) date as far as known."""
        return self.start.parts

    @classmethod
    def of(cls, *parts: int, calendar: str = "gregorian", written: str = "") -> Date:
        """Make a date from year, month and day, as many as are known."""
        return cls(format_point(parts), calendar, written)

    def to_csl(self) -> dict[str, Any]:
        """Return the CSL-JSON date; `edtf` is added where date-parts cannot express it."""
        start, end = self.parsed.start, self.parsed.end
        value: dict[str, Any] = {}
        points = [_csl_parts(point.parts) for point in (start, end) if point is not None and point.parts]
        if end is not None and end.open:
            points.append(
                [0]
            )  # CSL-JSON's schema allows no empty list; processors read a year of 0 as an open end.
        if start.parts:
            value["date-parts"] = points
        if start.season:
            value["season"] = start.season
        if start.uncertain or start.approximate:
            value["circa"] = True
        if _from_parts(value) != self.edtf:
            value["edtf"] = self.edtf
        return value


def _csl_parts(parts: tuple[int, ...]) -> list[int]:
    """Return date-parts: EDTF counts the year before 1 as 0 (astronomical), CSL as -1."""
    return [parts[0] - 1 if parts[0] <= 0 else parts[0], *parts[1:]]


def _from_parts(value: Mapping[str, Any]) -> str | None:
    """Return the date-parts of a CSL date as EDTF; None if they are not a date."""
    try:
        points = [_known_parts(point) for point in value["date-parts"]]
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    if not points or len(points) > 2 or not points[0] or 0 in points[0][:1]:
        return None
    circa = bool(value.get("circa"))
    season = value.get("season")
    if season and str(season) in "1234" and len(points) == 1 and len(points[0]) == 1:
        points = [(points[0][0], 20 + int(season))]
    return "/".join(_edtf(point, circa) if point else ".." for point in points)


def _known_parts(point: Sequence[Any]) -> tuple[int, ...]:
    """Return year, month and day without what is empty or 0 at their end."""
    numbers = [int(part or 0) for part in point[:3]]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _edtf(point: tuple[int, ...], circa: bool) -> str:
    counted = (point[0] + 1 if point[0] < 0 else point[0], *point[1:])
    return format_point(counted, approximate=circa)


def date_from_csl(
    value: Mapping[str, Any] | str, about: Mapping[str, Any] | None = None
) -> Date | str | None:
    """Return a CSL-JSON date as a Date, as text if it is not a date, or None if it is empty.

    `about` is the date's entry in the `custom` object: `calendar` and `written`.
    """
    extra = {key: str(about[key]) for key in ("calendar", "written") if about and about.get(key)}
    if isinstance(value, str):
        value = {"raw": value}
    candidates = (value.get("edtf"), _from_parts(value), value.get("raw"))
    texts = [str(text).strip() for text in candidates if text]
    for text in texts:
        try:
            return Date(text, **extra)
        except (EdtfError, ValueError):
            continue
    # A literal date is text on purpose, even where it looks like a year: "1327" may be of another calendar.
    literal = str(value.get("literal") or "").strip()
    return literal or (texts[-1] if texts else None)
