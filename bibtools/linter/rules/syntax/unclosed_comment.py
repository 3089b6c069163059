"""SYN017 unclosed-block."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SYN017", "unclosed-block", Severity.ERROR, scope="file", bib_only=True)
def unclosed_block(document: Document) -> Problems:
    """@comment or @preamble that is never closed.

    ## What it does
    Finds @comment and @preamble blocks without their closing brace.

    ## Why is this bad?
    Every entry after it may be read as part of it.

    ## Example
    ```bib
    @comment{checked in the library
    ```

    ## Use instead
    ```bib
    @comment{checked in the library}
    ```
    """
    return fault_problems(document, "unclosed-comment", "unclosed-preamble", hint="write } where it ends")
