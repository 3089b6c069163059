"""Extended Date/Time Format, level 1 (ISO 8601-2:2019; https://www.loc.gov/standards/datetime/)."""

from __future__ import annotations

from functools import lru_cache

from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_POINT = lazy(
    r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX|Y-?\d{5,18})"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?P<qualifier>[?~%]?)"
)
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a date. Missing parts are None; `year_mask` keeps a year with unknown digits (`19XX`)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    uncertain: bool = False
    approximate: bool = False
    year_mask: str = ""
    open: bool = False

    @property
    def season(self) -> int | None:
        """1 spring, 2 summer, 3 autumn, 4 winter (as CSL counts); None if this is not a season."""
        return self.month - 20 if self.month is not None and self.month in SEASONS else None

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day as far as they are known, as in CSL's date-parts (no seasons)."""
        if self.year is None:
            return ()
        if self.month is None or self.season:
            return (self.year,)
        return (self.year, self.month) if self.day is None else (self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed date: one point, or an interval from `start` to `end`."""

    start: Point
    end: Point | None = None


class EdtfError(ValueError):
    """The text is not an EDTF level 1 date, or the date does not exist; the message says which.

    `reason` says why a date does not exist.
    """

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason


@lru_cache(maxsize=1 << 12)
def parse_edtf(text: str) -> Edtf:
    """Parse an EDTF level 1 string. Raises EdtfError if it is not one."""
    head, slash, tail = text.partition("/")
    if not slash:
        return Edtf(_point(head))
    if not head.strip(".") and not tail.strip("."):
        raise EdtfError(message("“{text}” is an interval with neither a start nor an end", text=text))
    start, end = _end_of_interval(head), _end_of_interval(tail)
    if start.parts and end.parts and _before(end, start):
        raise EdtfError(message("the interval “{text}” ends before it begins", text=text))
    return Edtf(start, end)


def _before(a: Point, b: Point) -> bool:
    """Return whether point `a` lies before `b`, compared as exactly as both are known."""
    depth = min(len(a.parts), len(b.parts))
    return a.parts[:depth] < b.parts[:depth]


def _end_of_interval(text: str) -> Point:
    return Point(open=text == "..") if text in ("", "..") else _point(text)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise EdtfError(
            message(
                "“{text}” is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD (EDTF level 1)", text=text
            )
        )
    year, mask = _year(match["year"])
    month, day = (_number(match[part]) for part in ("month", "day"))
    if match["month"] not in (None, "XX") and not (1 <= (month or 0) <= 12 or month in SEASONS):
        said = message("“{text}” has no such month: {month}", text=text, month=match["month"])
        raise EdtfError(said, message("there is no month {month}", month=match["month"]))
    if day is not None or match["day"]:
        _check_day(text, year, month, day)
    qualifier = match["qualifier"]
    return Point(
        year,
        month,
        day,
        uncertain=qualifier in ("?", "%"),
        approximate=qualifier in ("~", "%"),
        year_mask=mask,
    )


def _year(text: str) -> tuple[int | None, str]:
    if "X" in text:
        return None, text
    return int(text.lstrip("Y")), ""


def _number(text: str | None) -> int | None:
    return int(text) if text and text != "XX" else None


def _check_day(text: str, year: int | None, month: int | None, day: int | None) -> None:
    if month in SEASONS:
        raise EdtfError(message("“{text}” gives a season a day", text=text))
    if day is None:
        return
    longest = days_in_month(year, month) if month else 31
    if not 1 <= day <= longest:
        reason = message("that month has {longest} days", longest=longest)
        raise EdtfError(message("“{text}” does not exist: {reason}", text=text, reason=reason), reason)


def days_in_month(year: int | None, month: int) -> int:
    """Return how many days a month (1 to 12) of the proleptic Gregorian calendar has.

    February has 29 if the year is None.
    """
    if month == 2:
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def format_point(parts: tuple[int, ...], *, uncertain: bool = False, approximate: bool = False) -> str:
    """Write year, month and day (as many as given) as EDTF, with `?`, `~` or `%`."""
    year = parts[0]
    head = f"{year:04d}" if year >= 0 else f"-{-year:04d}"
    if abs(year) > 9999:
        head = f"Y{year}"
    rest = "".join(f"-{part:02d}" for part in parts[1:])
    return head + rest + {(1, 1): "%", (1, 0): "?", (0, 1): "~"}.get((uncertain, approximate), "")
