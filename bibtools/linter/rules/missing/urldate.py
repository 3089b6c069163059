"""MIS014 missing-urldate."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity


@rule("MIS014", "missing-urldate", Severity.INFO, scope="entry", default=False)
def missing_urldate(item: Item) -> Problems:
    """Web page without a date of access.

    ## What it does
    Finds @online entries with a url but without `urldate`. It runs only when selected.

    ## Why is this bad?
    Web pages change; most styles print the day on which the page was read.

    ## Example
    ```bib
    @online{tdk,
      author = {{Türk Dil Kurumu}},
      title = {Yazım Kuralları},
      date = {2020},
      url = {https://tdk.gov.tr}
    }
    ```

    ## Use instead
    ```bib
    @online{tdk,
      author = {{Türk Dil Kurumu}},
      title = {Yazım Kuralları},
      date = {2020},
      url = {https://tdk.gov.tr},
      urldate = {2024-05-01}
    }
    ```
    """
    if item.type in ("online", "www", "electronic") and item.value("url") and not item.value("urldate"):
        return (Problem("this web page has no urldate", field=item.first("url")),)
    return ()
