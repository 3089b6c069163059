"""MIS012 missing-volume."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity


@rule("MIS012", "missing-volume", Severity.INFO, scope="entry", default=False, peers=("bibcop",))
def missing_volume(item: Item) -> Problems:
    """Journal article without volume or number.

    ## What it does
    Finds articles without a volume, number, issue, month or full date. It runs only when selected.

    ## Why is this bad?
    Journals are bound and shelved by volume.

    ## Example
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journal = {Türk Dili},
      year = {1971}
    }
    ```

    ## Use instead
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journal = {Türk Dili},
      volume = {24},
      year = {1971}
    }
    ```
    """
    if item.type != "article" or item.value("volume", "number", "issue", "month", "pubstate", "eid"):
        return ()
    return () if len(item.value("date")) > 4 else (Problem("this @article has neither volume nor number"),)
