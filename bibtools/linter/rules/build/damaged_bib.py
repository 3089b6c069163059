"""BLD005 damaged-bib."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("BLD005", "damaged-bib", Severity.ERROR, scope="build")
def damaged_bib(document: Document) -> Problems:
    """File whose syntax is damaged so that entries may be missing.

    ## What it does
    `bibtools build` writes nothing as long as the .bib file has an entry, a value or a comment that is never closed.

    ## Why is this bad?
    What follows the damage is read as a part of it. The entries there would count as deleted by hand.

    ## Example
    ```text
    @book{cebesoy2017,
      title = {Moskova Hatıraları,
    }
    @book{tuzel1999, …}
    ```

    ## Use instead
    ```text
    @book{cebesoy2017,
      title = {Moskova Hatıraları},
    }
    @book{tuzel1999, …}
    ```
    """
    return ()
