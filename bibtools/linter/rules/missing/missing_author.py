"""MIS001 missing-author."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.models import missing_problem, unmet
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "MIS001",
    "missing-author",
    Severity.WARNING,
    when=unmet,
    scope="entry",
    peers=("biber", "JabRef", "bibclean", "bibcop"),
)
def missing_author(item: Item) -> Problems:
    """Entry without the author that its type requires.

    ## What it does
    Finds entries whose type requires an author (or editor, where the type allows it).
    What an entry inherits by crossref or xdata counts.

    ## Why is this bad?
    Readers cannot look up the work by its author, and most styles print a gap or the title alone.

    ## Example
    ```bib
    @book{cebesoy1955,
      title = {Moskova Hatıraları},
      publisher = {Vatan Neşriyatı},
      year = {1955}
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
    return missing_problem(item, "author")
