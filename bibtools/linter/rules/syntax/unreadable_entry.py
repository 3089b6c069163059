"""SYN019 unreadable-entry."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "SYN019",
    "unreadable-entry",
    Severity.ERROR,
    scope="file",
    bib_only=True,
)
def unreadable_entry(document: Document) -> Problems:
    """Beginning of an entry without the rest of it.

    ## What it does
    Finds heads such as `@book{` that neither a key nor a field follows.

    ## Why is this bad?
    The entry that was meant is lost.

    ## Example
    ```bib
    @book{
    ```

    ## Use instead
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi}
    }
    ```
    """
    return fault_problems(document, "unreadable-entry", hint="complete the entry, or remove it")
