"""DAT004 impossible-date."""

from __future__ import annotations

from bibtools.linter.dates import has_exact_date, month_number, without_time
from bibtools.linter.document import Item
from bibtools.linter.fieldsets import DATES
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EdtfError, Severity, parse_edtf
from bibtools.support.messages import message
from bibtools.support.patterns import lazy
from bibtools.support.whole_numbers import whole_number

_SHAPE = lazy(r"-?\d{4}-(\d{2})(?:-(\d{2}))?")
_LEAP_YEAR = 2000
"""Stands for a year that is not known, in which every day of a month may exist."""
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@rule("DAT004", "impossible-date", Severity.ERROR, when=has_exact_date, scope="entry", peers=("biber",))
def impossible_date(item: Item) -> Problems:
    """Date that does not exist.

    ## What it does
    Finds dates of the right form that do not exist: 31 April, 29 February in a common year, month 13.

    ## Why is this bad?
    One of the numbers is wrong, and biber drops the date.

    ## Example
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journaltitle = {Türk Dili},
      date = {1971-06-31}
    }
    ```

    ## Use instead
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journaltitle = {Türk Dili},
      date = {1971-06-30}
    }
    ```
    """
    for name in DATES:
        field = item.fields.get(name)
        if field is not None:
            for part in without_time(field.value).split("/"):
                if _SHAPE.fullmatch(part) and (why := _fault(part)):
                    yield Problem(message("{part} does not exist: {why}", part=part, why=why), field=field)
    field = item.fields.get("day")
    day = whole_number(field.value.strip(), None) if field is not None else None
    month = month_number(item.value("month"))
    if day is not None and 1 <= month <= 12:
        year = whole_number(item.value("year").strip(), _LEAP_YEAR)
        if _fault(f"{year:04d}-{month:02d}-{day:02d}"):
            yield Problem(
                message(
                    "day {value} of month {month} does not exist",
                    value=field.value if field else "",
                    month=item.value("month").strip(),
                ),
                field=field,
            )


def _fault(date: str) -> str:
    """Return why a date does not exist; the empty string if it does."""
    try:
        parse_edtf(date)
    except EdtfError as error:
        return error.reason
    return ""
