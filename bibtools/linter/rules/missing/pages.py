"""MIS011 missing-pages."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message

_TYPES = frozenset("article inproceedings conference incollection inbook inreference".split())


@rule("MIS011", "missing-pages", Severity.INFO, scope="entry", default=False)
def missing_pages(item: Item) -> Problems:
    """Article or chapter without pages.

    ## What it does
    Finds articles, papers and chapters that have neither pages nor an article number (`eid`), nor a DOI,
    eprint or URL. It runs only when selected.

    ## Why is this bad?
    Readers have to search the whole volume.

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
      year = {1971},
      pages = {12--20}
    }
    ```
    """
    if item.type in _TYPES and not item.value("pages", "eid", "chapter", "doi", "eprint", "url", "pubstate"):
        return (Problem(message("this @{type} has no pages", type=item.type)),)
    return ()
