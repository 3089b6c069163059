"""TXT003 byte-order-mark."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity, Span


@rule("TXT003", "byte-order-mark", Severity.INFO, scope="file", bib_only=True)
def byte_order_mark(document: Document) -> Problems:
    """Byte order mark at the beginning of a UTF-8 file.

    ## What it does
    Finds the bytes EF BB BF, which some Windows editors write.

    ## Why is this bad?
    BibTeX reads them as text, and some programs miss the first entry.

    ## Example
    ```text
    EF BB BF @book{…
    ```

    ## Use instead
    ```text
    @book{…
    ```
    """
    if document.text.bom and document.text.encoding.startswith("utf-8"):
        hint = "save the file as UTF-8 without a byte order mark"
        yield Problem("the file begins with a byte order mark", at=Span(0, 0), hint=hint)
