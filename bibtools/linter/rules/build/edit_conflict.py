"""BLD001 edit-conflict."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("BLD001", "edit-conflict", Severity.WARNING, scope="build")
def edit_conflict(document: Document) -> Problems:
    """Field that was edited in the .bib and then changed in the source list too.

    ## What it does
    `bibtools build` keeps the edit and reports the field, each time, until either side moves. `bibtools build --check`
    exits with 1 as long. `bibtools check` reports the same field as SRC004.

    ## Why is this bad?
    The two disagree, and only a person can tell which is right.

    ## Example
    ```text
    sources.bib   date = {2016}          (edited by hand; it was 2017)
    sources.txt   Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2018
    ```

    ## Use instead
    ```text
    sources.bib   date = {2018}
    sources.txt   Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2018
    ```
    """
    return ()
