"""SYN021 invalid-data."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import from_fault
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SYN021", "invalid-data", Severity.ERROR, scope="file", dialects=("csl",))
def invalid_data(document: Document) -> Problems:
    """CSL-JSON or RIS that cannot be read.

    ## What it does
    Finds invalid JSON, items that are not objects, and lines of RIS files that belong to no record.

    ## Why is this bad?
    Every program leaves out what it cannot read.

    ## Example
    ```json
    [{"id": "tuzel1999", "type": "book" "title": "Türk İstiklal Harbi"}]
    ```

    ## Use instead
    ```json
    [{"id": "tuzel1999", "type": "book", "title": "Türk İstiklal Harbi"}]
    ```
    """
    if document.kind in ("csl-json", "ris"):
        for fault in document.faults:
            if not fault.kind.startswith("encoding") and fault.kind != "nul":
                yield from_fault(document, fault)
