"""Raw dates of CSL-JSON and of tagged formats: a date as somebody typed it into a field that holds nothing else.

    raw    = point | point range point | point range [open]
    point  = one of SHAPES, with an era and a sign of doubt anywhere in it
    range  = "/" | "-" | "_" | dash | "to"

A text is lexed (`raw_tokens`), and the shape of its tokens decides: the first reading that makes a date is taken. In
a range each end takes from the other what it lacks ("May 3-5, 2003", "44-43 BC", "1850-51"). What has no such shape,
names two years, or belongs to another calendar is no raw date: its text is worth more than a guess.

Sources: CSL-JSON schema (`raw`, `date-parts`, `season`); EDTF levels 0 and 1; the month is first in figures with a
slash or hyphen whose order nothing tells, as the CSL test suite has it.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from bibtools.language.calendars import calendars
from bibtools.language.raw_tokens import Token, UnreadableError, tokens_of
from bibtools.language.written_dates import FIRST_SURELY_GREGORIAN
from bibtools.support.dataclass import dataclass

Parts = tuple[int | None, int | None, int | None]
"""Year, month and day as far as known. Years before Christ are negative, and no year is 0."""


@dataclass(frozen=True, slots=True)
class RawDate:
    """A date or range; a month of 13 to 16 is a season, from spring on.

    `season` (1 to 4) stands beside a month, or beside a range of years. `circa` says that the date is approximate or
    uncertain, `exact` that nothing of the text was passed over and that it cannot be read in another way, `open_end`
    that the range has no end.
    """

    start: Parts
    end: Parts | None = None
    season: int | None = None
    circa: bool = False
    exact: bool = True
    open_end: bool = False


def _shapes() -> dict[str, tuple[str, ...]]:
    """Return the kinds of the tokens of a point → what they are (year, month, day, season), likeliest first."""
    made: dict[str, tuple[str, ...]] = {"D": ("d", "m", "y"), "D-D": ("md",), "DY": ("dy",)}
    for shape in (
        "Y",
        "M",
        "S",
        "MY",
        "YM",
        "DM",
        "MD",
        "DMY",
        "MDY",
        "YMD",
        "YDM",
        "SY",
        "YS",
        "SMY",
        "YSM",
    ):
        made[shape] = (shape.lower(),)
        made |= {mark.join(shape): (shape.lower(),) for mark in "-/."}
    for mark in "-/_.":
        made |= {f"Y{mark}D": ("ym",), f"D{mark}Y": ("my",), f"Y{mark}D{mark}D": ("ymd",)}
        made[f"D{mark}D{mark}Y"] = ("dmy", "mdy") if mark == "." else ("mdy", "dmy")
    return made


_SHAPES = _shapes()
_LAST_YEAR = 2999
"""Greater numbers are no years, unless an era says so."""
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEVEL_TWO = 41
"""EDTF level 2 has quarters and the like as "months" up to this number, which no calendar field means."""


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of a date as it is written; 0 is not known."""

    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0
    era: int = 0
    """-1 before and 1 after the birth of Christ, 0 if not said."""
    digits: int = 0
    """The number of digits of a year of one or two, without an era; else 0."""
    own: bool = False
    """Whether the name of the month is Turkish."""
    figures: bool = False
    exact: bool = True

    def exists(self) -> bool:
        """Return whether the year may be one of this calendar and its month has that day."""
        if not self.year or (abs(self.year) > _LAST_YEAR and not self.era) or (self.day and not self.month):
            return False
        if self.own and any(self.year in known.years_with_month for known in calendars()):
            return False
        longest = 28 if self.month == 2 and not isleap(self.year) else _DAYS[self.month - 1]
        return self.day <= longest

    def parts(self) -> Parts:
        """Return year, month and day; a season without a month is month 13 to 16."""
        month = self.month or (12 + self.season if self.season else 0)
        return self.year, month or None, self.day or None


def read_raw(text: str) -> RawDate | None:
    """Return the date that a text says; None if it cannot be read."""
    try:
        tokens = tokens_of(text)
    except UnreadableError:
        return None
    telling = [token for token in tokens if token.kind not in "~*"]
    read = _single(telling) or _range(telling)
    if read is None:
        return None
    kinds = {token.kind for token in tokens}
    return replace(read, circa="~" in kinds, exact=read.exact and "*" not in kinds)


def _single(tokens: Sequence[Token]) -> RawDate | None:
    for point in _points(tokens):
        if point.exists():
            season = point.season if point.month else 0
            return RawDate(point.parts(), None, season or None, exact=point.exact and not point.digits)
    return None


def _range(tokens: Sequence[Token]) -> RawDate | None:
    """Return the first reading of the tokens as two points; a dash parts them before a mark that also joins numbers."""
    places = [place for place, token in enumerate(tokens) if token.kind in "R-/_"]
    for place in sorted(places, key=lambda place: tokens[place].kind != "R"):
        before, behind = tokens[:place], tokens[place + 1 :]
        if not behind or [token.kind for token in behind] == ["O"]:
            start = _single(before)
            return replace(start, open_end=True) if start else None
        for pair in product(_points(before), _points(behind)):
            if read := _joined(*pair, hyphen=tokens[place].kind == "-"):
                return read
    return None


def _points(tokens: Sequence[Token]) -> Iterator[_Point]:
    """Yield the readings of tokens as one point, the likeliest first."""
    eras = [token.kind for token in tokens if token.kind in "AB"]
    shape = "".join(token.kind for token in tokens if token.kind not in "AB")
    told = [token for token in tokens if token.kind in "YMDS"]
    if len(eras) > 1 or (eras and "/" in shape):
        return
    era = -1 if eras == ["B"] else len(eras)
    read = [_point(told, roles, era) for roles in _SHAPES.get(shape, ())]
    found = [point for point in read if point is not None]
    # Figures with stops have the day first everywhere; else nothing tells unless only one order exists.
    if shape == "Y/D" and told[1].value == 0:
        return  # 1999/00 is 1999 and 2000.
    certain = shape == "D" or "." in shape or len({point.parts() for point in found if point.exists()}) < 2
    for point in found:
        # A slash also joins the two years of a term: 2003/04.
        term = shape == "Y/D" and point.month == point.year % 100 + 1
        ottoman = (
            point.figures and point.day and any(point.year in known.years_alone for known in calendars())
        )
        yield point if certain and not term and not ottoman else replace(point, exact=False)


def _point(tokens: Sequence[Token], roles: str, era: int) -> _Point | None:
    """Return the point whose parts are the tokens; None if one of them cannot be that part."""
    by = dict(zip(roles, tokens, strict=True))
    year, month, day = (by[role].value if role in by else 0 for role in "ymd")
    season = by["s"].value if "s" in by else 0
    figures = "m" in by and by["m"].kind == "D"
    if figures and roles == "ym" and 21 <= month <= 24:
        month, season = 0, month - 20  # The seasons of EDTF.
    if month > 12 or day > 31 or (roles in ("d", "m") and not tokens[0].value) or (era and "y" not in by):
        return None
    return _Point(
        -abs(year) if era < 0 else year,
        month,
        day,
        season,
        era,
        by["y"].digits if "y" in by and by["y"].kind == "D" else 0,
        "m" in by and by["m"].own,
        figures,
    )


def _joined(start: _Point, end: _Point, *, hyphen: bool) -> RawDate | None:
    """Return two points as a range, each with what only the other says; None if they make none."""
    if bool(start.day) != bool(end.day) or (end.digits and start.digits and not end.era):
        return None
    if start.month and not start.year and not (end.month or end.day):
        return None
    if end.figures and not end.year and not (start.figures and start.month):
        return None  # Only behind a month in figures is a lone number a month.
    shared = not start.year
    start, end = _with_month(start, end), _with_month(end, start)
    start, end = _with_year(start, end), _with_end_of_year(end, start, hyphen=hyphen)
    if not (start.exists() and end.exists()) or (start.digits and not start.era):
        return None
    if _one_year_in_two_calendars(start.year, end.year):
        return None
    backwards = (start.year, start.month, start.day) > (end.year, end.month or 12, end.day or 31)
    if backwards and (not shared or start.month == end.month):
        return None
    exact = start.exact and end.exact and not backwards
    if start.season and not (end.season or end.month):
        return RawDate((start.year, None, None), end.parts(), start.season, exact=exact)
    return RawDate(start.parts(), end.parts(), exact=exact)


def _with_month(point: _Point, other: _Point) -> _Point:
    """Return a point that has a day alone with the month of the other."""
    return replace(point, month=other.month, own=other.own) if point.day and not point.month else point


def _with_year(start: _Point, end: _Point) -> _Point:
    """Return the start of a range with the year or the era that stands at its end alone."""
    if not start.year:
        return replace(start, year=end.year, era=end.era)
    if start.year > 0 and end.era and not start.era:
        return replace(start, year=-start.year if end.era < 0 else start.year, era=end.era)
    return start


def _with_end_of_year(end: _Point, start: _Point, *, hyphen: bool) -> _Point:
    """Return the end of a range with the year of its start, or with the digits that a short year leaves out."""
    if not end.year and not end.digits:
        return replace(end, year=start.year, era=start.era)
    if not end.digits:
        return end
    if start.year < 100 or start.month or start.figures:
        return replace(end, year=0)
    whole = 10**end.digits
    year = start.year - start.year % whole + end.year
    if year <= start.year:
        year += whole
        if year > start.year + 1:
            return replace(end, year=0)
    return replace(end, year=year, exact=end.exact and not (hyphen and end.year <= _LEVEL_TWO))


def _one_year_in_two_calendars(first: int, second: int) -> bool:
    """Return whether two years are one, in a calendar of the Ottomans and in ours: 1336/1920."""
    return second >= FIRST_SURELY_GREGORIAN and any(first in known.years_alone for known in calendars())
