"""BLD006 damaged-lock."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("BLD006", "damaged-lock", Severity.WARNING, scope="build")
def damaged_lock(document: Document) -> Problems:
    """Lock file that cannot be read and is made anew.

    ## What it does
    Reports that the lock file beside the .bib was not readable, for example after a merge with conflict marks. The
    entries of the .bib are taken over as they stand.

    ## Why is this bad?
    Without the lock nobody knows which entries a person deleted on purpose: they come back.

    ## Example
    ```text
    <<<<<<< ours
     "entries": {
    =======
    ```

    ## Use instead
    ```text
    Restore the lock file from version control, or solve the conflict in it, and build again.
    ```
    """
    return ()
