"""DUP007 inheritance-limit."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import from_fault
from bibtools.linter.models import inheritance_of, inherits
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("DUP007", "inheritance-limit", Severity.ERROR, scope="file", bib_only=True)
def inheritance_limit(document: Document) -> Problems:
    """More inherited fields in a file than are read.

    ## What it does
    Finds files whose entries inherit so many fields by `crossref` and `xdata` that not all of them are read: more than
    a million, and five for each field of the file.

    ## Why is this bad?
    The entries from the one that is named on lack what they should inherit. No bibliography needs so much: the links
    are most likely wrong.

    ## Example
    ```text
    @xdata{x, a1 = {…}, a2 = {…}, … a5000 = {…}}
    @misc{a, xdata = {x}}
    … a thousand more entries with xdata = {x}
    ```

    ## Use instead
    ```text
    @xdata{x, publisher = {…}, location = {…}}
    @misc{a, xdata = {x}}
    ```
    """
    if inherits(document):
        for fault in inheritance_of(document).faults:
            yield from_fault(document, fault, "let entries inherit only the fields that they share")
