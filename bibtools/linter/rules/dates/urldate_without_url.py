"""DAT008 urldate-without-url."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity


@rule("DAT008", "urldate-without-url", Severity.WARNING, fields=("urldate",))
def urldate_without_url(item: Item, field: EntryField) -> Problems:
    """Date of access without an address.

    ## What it does
    Finds `urldate` in entries without a URL, DOI, eprint or another field that may hold an address.

    ## Why is this bad?
    The address was lost, or the date is not needed.

    ## Example
    ```bib
    @book{cebesoy1955,
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      publisher = {Vatan Neşriyatı},
      year = {1955},
      urldate = {2024-05-01}
    }
    ```

    ## Use instead
    ```bib
    @book{cebesoy1955,
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      publisher = {Vatan Neşriyatı},
      year = {1955},
      url = {https://example.org/moskova},
      urldate = {2024-05-01}
    }
    ```
    """
    if item.value("url", "doi", "eprint", "howpublished", "crossref", "xdata", "file", "note"):
        return ()
    return (Problem("there is a urldate but no url"),)
