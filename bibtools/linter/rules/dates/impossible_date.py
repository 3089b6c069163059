"""DAT004 impossible-date."""

from __future__ import annotations

from bibtools.linter.dates import has_exact_date, without_time
from bibtools.linter.document import Item
from bibtools.linter.fieldsets import DATES
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EdtfError, Severity, parse_edtf
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_SHAPE = lazy(r"-?\d{4}-(\d{2})(?:-(\d{2}))?")
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
    day, month = item.fields.get("day"), item.value("month").strip()
    if day is not None and day.value.strip().isdigit() and month.isdigit() and 1 <= int(month) <= 12:
        year = item.value("year").strip()
        date = f"{int(year) if year.isdigit() else 2000:04d}-{int(month):02d}-{int(day.value):02d}"
        if _fault(date):
            yield Problem(
                message("day {value} of month {month} does not exist", value=day.value, month=month),
                field=day,
            )


def _fault(date: str) -> str:
    """Return why a date does not exist; the empty string if it does."""
    try:
        parse_edtf(date)
    except EdtfError as error:
        return error.reason
    return ""
