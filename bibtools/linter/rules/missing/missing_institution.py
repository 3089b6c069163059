"""MIS007 missing-institution."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.models import missing_problem, unmet
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "MIS007",
    "missing-institution",
    Severity.WARNING,
    when=unmet,
    scope="entry",
    peers=("biber", "JabRef", "bibclean"),
)
def missing_institution(item: Item) -> Problems:
    """Entry without the university or institution that its type requires.

    ## What it does
    Finds entries whose type requires `institution` or `school` and that neither have one nor inherit
    one by crossref or xdata.

    ## Why is this bad?
    A thesis or report is kept where it was written: without the institution it cannot be found.

    ## Example
    ```bib
    @phdthesis{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Tez},
      year = {1971}
    }
    ```

    ## Use instead
    ```bib
    @phdthesis{baydar1971,
      school = {Ankara Üniversitesi},
      author = {Baydar, Mustafa},
      title = {Bir Tez},
      year = {1971}
    }
    ```
    """
    return missing_problem(item, "institution", "school")
