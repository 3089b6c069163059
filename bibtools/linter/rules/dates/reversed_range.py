"""DAT010 reversed-date-range."""

from __future__ import annotations

from bibtools.linter.dates import PLAIN_YEAR, is_before, read_date
from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_YEARS = lazy(r"\s*(\d{4})\s*(?:-{1,3}|[–—/])\s*(\d{4})\s*")


@rule(
    "DAT010",
    "reversed-date-range",
    Severity.ERROR,
    fields=("date", "eventdate", "origdate", "year"),
    unless=PLAIN_YEAR,
    peers=("biber",),
)
def reversed_date_range(item: Item, field: EntryField) -> Problems:
    """Range of dates that ends before it begins.

    ## What it does
    Finds ranges such as `1918/1914` or `1999--1989`.

    ## Why is this bad?
    The two ends were swapped, or one of them is wrong.

    ## Example
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journaltitle = {Türk Dili},
      date = {1973/1971}
    }
    ```

    ## Use instead
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journaltitle = {Türk Dili},
      date = {1971/1973}
    }
    ```
    """
    head, slash, tail = field.value.partition("/")
    # In a date, a single hyphen comes before a month: such a range is malformed, not reversed.
    match = _YEARS.fullmatch(field.value) if slash or field.name.lower() == "year" else None
    if match:
        wrong = int(match[1]) > int(match[2])
    elif slash:
        start, end = read_date(head), read_date(tail)
        wrong = bool(start and end and is_before(end.start, start.start))
    else:
        return ()
    return (Problem(message("{value} ends before it begins", value=field.value.strip())),) if wrong else ()
