"""SYN002 unclosed-value."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "SYN002",
    "unclosed-value",
    Severity.ERROR,
    scope="file",
    bib_only=True,
    peers=("biber", "JabRef", "bibclean", "bibtex-tidy"),
)
def unclosed_value(document: Document) -> Problems:
    """Value whose brace or quotation mark is never closed.

    ## What it does
    Finds a value that opens a brace or a quotation mark and never closes it.

    ## Why is this bad?
    Everything after it, other fields and entries included, becomes part of the value.

    ## Example
    ```bib
    @book{tuzel1999,
      title = {Türk {İstiklal Harbi},
      year = {1999}
    }
    ```

    ## Use instead
    ```bib
    @book{tuzel1999,
      title = {Türk {İstiklal} Harbi},
      year = {1999}
    }
    ```
    """
    return fault_problems(
        document, "unclosed-value", hint="close the brace or the quotation mark, or remove it"
    )
