"""MIS013 missing-place."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message

_TYPES = frozenset("book mvbook collection mvcollection incollection inbook proceedings".split())


@rule("MIS013", "missing-place", Severity.INFO, scope="entry", default=False)
def missing_place(item: Item) -> Problems:
    """Book without its place of publication.

    ## What it does
    Finds books and parts of books without `location` or `address`. It runs only when selected, since many
    styles no longer print the place.

    ## Why is this bad?
    ISNAD, Chicago's notes and most historical journals print it.

    ## Example
    ```bib
    @book{cebesoy1955,
      author = {Cebesoy, Ali Fuat},
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
      address = {İstanbul},
      publisher = {Vatan Neşriyatı},
      year = {1955}
    }
    ```
    """
    if item.type in _TYPES and not item.value("address", "location", "crossref", "xdata"):
        return (Problem(message("this @{type} has no place of publication", type=item.type)),)
    return ()
