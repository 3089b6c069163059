"""BLD003 no-list."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("BLD003", "no-list", Severity.WARNING, scope="build")
def no_list(document: Document) -> Problems:
    """Source document in which no reference list was found.

    ## What it does
    Reports a document that `sources` names and in which `bibtools build` finds not a single reference.

    ## Why is this bad?
    The document may be empty or cut off, or its list stands under a heading that is not known.

    ## Example
    ```text
    Ek 3
    Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017
    ```

    ## Use instead
    ```text
    Kaynakça
    Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017
    ```
    """
    return ()
