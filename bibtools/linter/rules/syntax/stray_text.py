"""SYN020 stray-text."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SYN020", "stray-text", Severity.INFO, scope="file", bib_only=True)
def stray_text(document: Document) -> Problems:
    """Text between entries that is not a comment.

    ## What it does
    Finds text outside of entries that neither begins with % nor is inside @comment.

    ## Why is this bad?
    BibTeX ignores it, but it is often an entry whose `@` was lost, and an `@` in it would begin one.

    ## Example
    ```bib
    book{tuzel1999, title = {Türk İstiklal Harbi}}
    ```

    ## Use instead
    ```bib
    @book{tuzel1999, title = {Türk İstiklal Harbi}}
    ```
    """
    return fault_problems(document, "stray-text", hint="begin the line with % if it is a comment")
