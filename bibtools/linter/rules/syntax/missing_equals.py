"""SYN006 missing-equals."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import faults_of, from_fault
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "SYN006",
    "missing-equals",
    Severity.ERROR,
    scope="file",
    bib_only=True,
    fix="safe",
    fix_does="Writes the equals sign.",
    peers=("biber", "bibclean", "bibtex-tidy"),
)
def missing_equals(document: Document) -> Problems:
    """No equals sign between a field's name and its value.

    ## What it does
    Finds a name and a value in braces or quotation marks without `=` between them.

    ## Why is this bad?
    BibTeX stops reading the entry there.

    ## Example
    ```bib
    @book{tuzel1999,
      title {Türk İstiklal Harbi},
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
    for fault in faults_of(document, "missing-equals"):
        name = document.text.content[fault.span.start : fault.span.end]
        yield from_fault(document, fault, "write = between them", f"{name} =", "Write the equals sign")
