"""SYN005 extra-comma."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import faults_of, from_fault
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "SYN005",
    "extra-comma",
    Severity.WARNING,
    scope="file",
    bib_only=True,
    fix="safe",
    fix_does="Takes the comma away.",
)
def extra_comma(document: Document) -> Problems:
    """Comma with no field before it.

    ## What it does
    Finds two commas with nothing between them.

    ## Why is this bad?
    BibTeX stops reading the entry there.

    ## Example
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi},,
      year = {1999}
    }
    ```

    ## Use instead
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      year = {1999}
    }
    ```
    """
    for fault in faults_of(document, "extra-comma"):
        yield from_fault(document, fault, "remove it", "", "Remove the comma")
