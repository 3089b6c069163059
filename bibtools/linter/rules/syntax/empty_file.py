"""SYN023 empty-file."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity, Span


@rule("SYN023", "empty-file", Severity.WARNING, scope="file", bib_only=True)
def empty_file(document: Document) -> Problems:
    """File with nothing in it.

    ## What it does
    Finds .bib files that hold no character but white space.

    ## Why is this bad?
    It is mostly the end of an export or a merge that failed; a build that reads it cites nothing, without a word.

    ## Example
    ```text
    a file of 0 bytes
    ```

    ## Use instead
    ```text
    the file with its entries, or none at all
    ```
    """
    if not document.text.content.strip():
        yield Problem("the file is empty", at=Span(0, 0), hint="restore it, or remove it")
