"""SUP002 suppression-without-reason."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SUP002", "suppression-without-reason", Severity.INFO, scope="document", bib_only=True)
def suppression_without_reason(document: Document) -> Problems:
    """Suppression that gives no reason.

    ## What it does
    Reports `% bibtools: ignore[…]` without text after the bracket.

    ## Why is this bad?
    The next reader cannot know whether it is still right.

    ## Example
    ```bib
    % bibtools: ignore[DAT004]
    @misc{tuzel1999, title = {Türk İstiklal Harbi}, date = {1999-02-30}}
    ```

    ## Use instead
    ```bib
    % bibtools: ignore[DAT004] the title page has this date
    @misc{tuzel1999, title = {Türk İstiklal Harbi}, date = {1999-02-30}}
    ```
    """
    return ()
