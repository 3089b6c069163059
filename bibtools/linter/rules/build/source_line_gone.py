"""BLD002 source-line-gone."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("BLD002", "source-line-gone", Severity.WARNING, scope="build")
def source_line_gone(document: Document) -> Problems:
    """Entry that was edited by hand and whose source line is gone.

    ## What it does
    `bibtools build` takes an entry out when its line is deleted from the source document, unless somebody edited or
    renamed the entry: then it stays, and is reported.

    ## Why is this bad?
    The bibliography holds a work that the source list no longer names. A person's work is not thrown away unasked.

    ## Example
    ```text
    sources.bib   @book{cebesoy2017, publisher = {Temel Yayınları}, …}   (edited by hand)
    sources.txt   (the line is gone)
    ```

    ## Use instead
    ```text
    Delete the entry, or put the line back.
    ```
    """
    return ()
