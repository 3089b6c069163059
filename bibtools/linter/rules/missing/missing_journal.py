"""MIS005 missing-journal."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.models import missing_problem, unmet
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "MIS005",
    "missing-journal",
    Severity.WARNING,
    when=unmet,
    scope="entry",
    peers=("biber", "JabRef", "bibclean", "bibcop"),
)
def missing_journal(item: Item) -> Problems:
    """Entry without the journal that its type requires.

    ## What it does
    Finds entries whose type requires `journal` or `journaltitle` and that neither have one nor inherit
    one by crossref or xdata.

    ## Why is this bad?
    The article cannot be found without its journal.

    ## Example
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      year = {1971}
    }
    ```

    ## Use instead
    ```bib
    @article{baydar1971,
      journal = {Türk Dili},
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      year = {1971}
    }
    ```
    """
    return missing_problem(item, "journal", "journaltitle")
