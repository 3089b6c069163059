"""MIS004 missing-date."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.models import missing_problem, unmet
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "MIS004",
    "missing-date",
    Severity.WARNING,
    when=unmet,
    scope="entry",
    peers=("biber", "JabRef", "bibclean", "bibcop"),
)
def missing_date(item: Item) -> Problems:
    """Entry without the year or date that its type requires.

    ## What it does
    Finds entries whose type requires a year or date.
    What an entry inherits by crossref or xdata counts.

    ## Why is this bad?
    Author-year styles have no year to print, and editions cannot be distinguished.

    ## Example
    ```bib
    @book{cebesoy1955,
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      publisher = {Vatan Neşriyatı}
    }
    ```

    ## Use instead
    ```bib
    @book{cebesoy1955,
      year = {1955},
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      publisher = {Vatan Neşriyatı}
    }
    ```
    """
    return missing_problem(item, "date", "year")
