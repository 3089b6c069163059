"""KEY007 key-contradicts-year."""

from __future__ import annotations

from bibtools.linter.dates import years_of
from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_YEAR = lazy(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


@rule(
    "KEY007",
    "key-contradicts-year",
    Severity.INFO,
    scope="entry",
    bib_only=True,
    default=False,
    peers=("JabRef",),
)
def key_contradicts_year(item: Item) -> Problems:
    """Key with another year than the entry.

    ## What it does
    Finds keys that contain a year other than that of `date` or `year`. It runs only when selected, since a key
    need not be changed with its entry.

    ## Why is this bad?
    One of the two may be wrong, and the key misleads whoever reads the manuscript.

    ## Example
    ```bib
    @book{cebesoy2017,
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
      publisher = {Vatan Neşriyatı},
      year = {1955}
    }
    ```
    """
    match, years = _YEAR.search(item.key), years_of(item)
    if match and years and item.entry and not years[0] <= int(match[1]) <= years[1]:
        yield Problem(
            message("the key says {text}, the entry says {year}", text=match[1], year=years[0]),
            at=item.entry.key_span,
        )
