"""BLD007 unresolved-repeat."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("BLD007", "unresolved-repeat", Severity.WARNING, scope="build")
def unresolved_repeat(document: Document) -> Problems:
    """Note that repeats a work which nothing before it cites.

    ## What it does
    Reports notes such as a.g.e. and op. cit. of which `bibtools build` cannot tell the work. They make no entry.

    ## Why is this bad?
    Readers cannot tell it either: the note that cited the work in full was cut, or the name is spelt in another way.

    ## Example
    ```text
    3. Karal, a.g.e., s. 45.
    ```

    ## Use instead
    ```text
    3. Enver Ziya Karal, Osmanlı Tarihi, C. V, Ankara 1947, s. 45.
    ```
    """
    return ()
