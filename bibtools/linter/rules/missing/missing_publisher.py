"""MIS003 missing-publisher."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.models import missing_problem, unmet
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "MIS003",
    "missing-publisher",
    Severity.WARNING,
    when=unmet,
    scope="entry",
    peers=("biber", "JabRef", "bibclean", "bibcop"),
)
def missing_publisher(item: Item) -> Problems:
    """Entry without the publisher that its type requires.

    ## What it does
    Finds entries whose type requires a publisher. BibTeX requires one of every book; biblatex does not, but every
    style prints one, so books of both dialects are reported. What an entry inherits by crossref or xdata counts.

    ## Why is this bad?
    Readers cannot distinguish editions, and library catalogues list works by publisher and year.

    ## Example
    ```bib
    @book{cebesoy1955,
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      year = {1955}
    }
    ```

    ## Use instead
    ```bib
    @book{cebesoy1955,
      publisher = {Vatan Neşriyatı},
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      year = {1955}
    }
    ```
    """
    return missing_problem(item, "publisher")
