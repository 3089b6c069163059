"""SYN023 empty-file."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity, Span


@rule("SYN023", "empty-file", Severity.WARNING, scope="file", bib_only=True)
def empty_file(document: Document) -> Problems:
    """Empty file.

    ## What it does
    Finds .bib files that contain nothing but white space.

    ## Why is this bad?
    In most cases an export or a merge failed; a document that uses the file loses its citations without a warning.

    ## Example
    ```text
    a file of 0 bytes
    ```

    ## Use instead
    ```text
    the file with its entries, or none at all
    ```
    """
    content = document.text.content
    if not content or content.isspace():
        yield Problem("the file is empty", at=Span(0, 0), hint="restore it, or remove it")
