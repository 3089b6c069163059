"""SUP003 unknown-code-in-suppression."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SUP003", "unknown-code-in-suppression", Severity.WARNING, scope="document", bib_only=True)
def unknown_code_in_suppression(document: Document) -> Problems:
    """Suppression of a rule that does not exist.

    ## What it does
    Reports codes in `% bibtools: ignore[…]` that no rule has, and suppressions without a code.

    ## Why is this bad?
    It suppresses nothing.

    ## Example
    ```bib
    % bibtools: ignore[XYZ123] as printed
    @misc{tuzel1999, title = {Türk İstiklal Harbi}}
    ```

    ## Use instead
    ```bib
    @misc{tuzel1999, title = {Türk İstiklal Harbi}}
    ```
    """
    return ()
