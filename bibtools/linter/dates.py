"""What the rules about dates share: the dates and years of an item as values."""

from __future__ import annotations

from bibtools.bibtex.decode import plain_text
from bibtools.language.months import MONTH, month_of
from bibtools.linter.document import Item
from bibtools.model import Edtf, EdtfError, Point, parse_edtf
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy
from bibtools.support.whole_numbers import whole_number

PLAIN_YEAR = lazy(r"\d{4}")
"""A year as most are written."""
_YEAR = lazy(r"(?<!\d)(\d{4})(?!\d)")
_MONTH = lazy(MONTH)
_TIME = lazy(r"T\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}(:?\d{2})?)?")


_DATED = frozenset(("date", "urldate", "eventdate", "origdate", "day"))


def has_exact_date(item: Item) -> bool:
    """Return whether an item has a field that may hold a full date or a day."""
    return not _DATED.isdisjoint(item.fields)


def without_time(value: str) -> str:
    """Return a biblatex date without the time of day that may follow it."""
    return _TIME.sub("", value.strip()) if "T" in value else value.strip()


def read_date(value: str) -> Edtf | None:
    """Return the EDTF date that a biblatex date field holds; None if it is not an EDTF date."""
    try:
        return parse_edtf(without_time(value))
    except EdtfError:
        return None


def month_number(value: str) -> int:
    """Return the number of the month that a whole value is, also by its name; 0 for anything else.

    Months of the Rumi and Hijri calendars are none of these.
    """
    match = _MONTH.fullmatch(fold_letters(value.strip().rstrip(".")))
    if match is None:
        return whole_number(value.strip(), 0)
    number, calendar = month_of(match)
    return 0 if calendar else number


def written_year(value: str) -> str:
    r"""Return the text of a year, without braces and commands for sorting: `{\noopsort{2001a}}2001` is 2001."""
    return plain_text(value).strip().strip("{}") if "\\" in value or "{" in value else value.strip()


def years_of(item: Item) -> tuple[int, int] | None:
    """Return the first and last year of an item's `date` or `year`; None if it has no year that can be read.

    The last year of an open range is 9999.
    """
    value = item.value("date")
    if value:
        date = read_date(value)
        if date is not None and date.start.year is not None:
            end = date.end.year if date.end and date.end.year is not None else date.start.year
            return date.start.year, 9999 if date.end and date.end.open else end
    found = _YEAR.findall(written_year(item.value("year")) or value)
    return (int(found[0]), int(found[-1])) if found else None


def first_year(item: Item) -> str:
    """Return the first year of an item as four digits; the empty string if it has no year."""
    match = _YEAR.search(written_year(item.value("date", "year")))
    return match[1] if match else ""


def is_before(a: Point, b: Point) -> bool:
    """Return whether `a` is before `b`, compared as far as both are known (year, month, day)."""
    depth = min(len(a.parts), len(b.parts))
    return a.parts[:depth] < b.parts[:depth]
