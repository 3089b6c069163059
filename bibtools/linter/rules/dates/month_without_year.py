"""DAT009 month-without-year."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity


@rule("DAT009", "month-without-year", Severity.WARNING, scope="entry")
def month_without_year(item: Item) -> Problems:
    """Month without a year, or day without a month.

    ## What it does
    Finds `month` in entries without `year` or `date`, and `day` in entries without `month`.

    ## Why is this bad?
    BibTeX does not print such a date, or warns “there's a month but no year”.

    ## Example
    ```bib
    @misc{baydar,
      title = {Bir Belge},
      month = jun
    }
    ```

    ## Use instead
    ```bib
    @misc{baydar,
      title = {Bir Belge},
      month = jun,
      year = 1971
    }
    ```
    """
    if "month" in item.fields and not item.value("year", "date", "crossref", "xdata"):
        yield Problem("there is a month but no year", field=item.fields["month"])
    if "day" in item.fields and not item.value("month", "date"):
        yield Problem("there is a day but no month", field=item.fields["day"])
