"""SUP001 unused-suppression."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "SUP001",
    "unused-suppression",
    Severity.WARNING,
    scope="document",
    bib_only=True,
    fix="safe",
    fix_does="Removes the code from the comment, or the comment if it has no other code.",
)
def unused_suppression(document: Document) -> Problems:
    """Suppression that suppresses nothing.

    ## What it does
    Reports codes in `% bibtools: ignore[…]` whose rules find nothing in the entry that follows. It runs after all
    other rules.

    ## Why is this bad?
    The fault was corrected, or the comment is in the wrong place: it would hide the next fault.

    ## Example
    ```bib
    % bibtools: ignore[DAT004] printed like this
    @misc{tuzel1999, title = {Türk İstiklal Harbi}, date = {1999-01-01}}
    ```

    ## Use instead
    ```bib
    @misc{tuzel1999, title = {Türk İstiklal Harbi}, date = {1999-01-01}}
    ```
    """
    return ()
