"""DAT005 future-date."""

from __future__ import annotations

from bibtools.linter.dates import first_year
from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule("DAT005", "future-date", Severity.WARNING, scope="entry")
def future_date(item: Item) -> Problems:
    """Year in the future.

    ## What it does
    Finds years later than next year, counted from the day of the check (or from SOURCE_DATE_EPOCH, if that
    is set).

    ## Why is this bad?
    Digits were most likely swapped, or one was typed twice.

    ## Example
    ```bib
    @book{cebesoy1955,
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      publisher = {Vatan Neşriyatı},
      year = {9155}
    }
    ```

    ## Use instead
    ```bib
    @book{cebesoy1955,
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      publisher = {Vatan Neşriyatı},
      year = {1955}
    }
    ```
    """
    year = first_year(item)
    if year and int(year) > item.document.year_now + 1:
        yield Problem(
            message("the year {year} is in the future", year=year), field=item.first("date", "year")
        )
