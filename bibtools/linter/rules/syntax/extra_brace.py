"""SYN003 extra-brace."""

from __future__ import annotations

from dataclasses import replace

from bibtools.linter.document import Document
from bibtools.linter.faults import faults_of, from_fault
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "SYN003",
    "extra-brace",
    Severity.ERROR,
    scope="file",
    bib_only=True,
    peers=("biber", "JabRef", "bibclean"),
)
def extra_brace(document: Document) -> Problems:
    """Closing brace that closes nothing.

    ## What it does
    Finds closing braces without an opening brace, in a value or after an entry. Between entries, where BibTeX and
    biber skip it, such a brace is only an information.

    ## Why is this bad?
    Such a brace ends the entry: the fields after it are lost.

    ## Example
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal} Harbi},
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
    for fault in faults_of(document, "extra-brace"):
        problem = from_fault(document, fault, "remove it")
        yield problem if fault.key else replace(problem, severity=Severity.INFO)
