"""MIS006 missing-booktitle."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.models import missing_problem, unmet
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "MIS006",
    "missing-booktitle",
    Severity.WARNING,
    when=unmet,
    scope="entry",
    peers=("biber", "JabRef", "bibclean", "bibcop"),
)
def missing_booktitle(item: Item) -> Problems:
    """Entry without the title of the book that its type requires.

    ## What it does
    Finds entries whose type requires `booktitle` and that neither have it nor inherit it by
    crossref or xdata.

    ## Why is this bad?
    A chapter or paper cannot be found without the book that contains it.

    ## Example
    ```bib
    @inproceedings{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Bildiri},
      year = {1971}
    }
    ```

    ## Use instead
    ```bib
    @inproceedings{baydar1971,
      booktitle = {Türk Tarih Kongresi},
      author = {Baydar, Mustafa},
      title = {Bir Bildiri},
      year = {1971}
    }
    ```
    """
    return missing_problem(item, "booktitle")
