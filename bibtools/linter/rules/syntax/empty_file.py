"""SYN023 empty-file."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity, Span


@rule("SYN023", "empty-file", Severity.WARNING, scope="file")
def empty_file(document: Document) -> Problems:
    """Empty file.

    ## What it does
    Finds bibliographies, lists and documents that contain nothing but white space. A text that cites may be empty: a
    chapter that is still to be written.

    ## Why is this bad?
    In most cases an export or a merge failed; a document that uses the file loses its citations without a warning,
    and a check that found nothing to check would look like a success.

    ## Example
    ```text
    a file of 0 bytes
    ```

    ## Use instead
    ```text
    the file with its entries, or none at all
    ```
    """
    if document.kind != "citing" and not document.text.content.strip():
        yield Problem("the file is empty", at=Span(0, 0), hint="restore it, or remove it")
