"""MIS002 missing-title."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.models import missing_problem, unmet
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "MIS002",
    "missing-title",
    Severity.WARNING,
    when=unmet,
    scope="entry",
    peers=("biber", "JabRef", "bibclean", "bibcop"),
)
def missing_title(item: Item) -> Problems:
    """Entry without the title that its type requires.

    ## What it does
    Finds entries whose type requires a title.
    What an entry inherits by crossref or xdata counts.

    ## Why is this bad?
    A source without a title cannot be identified.

    ## Example
    ```bib
    @book{cebesoy1955,
      author = {Cebesoy, Ali Fuat},
      publisher = {Vatan Neşriyatı},
      year = {1955}
    }
    ```

    ## Use instead
    ```bib
    @book{cebesoy1955,
      title = {Moskova Hatıraları},
      author = {Cebesoy, Ali Fuat},
      publisher = {Vatan Neşriyatı},
      year = {1955}
    }
    ```
    """
    return missing_problem(item, "title")
