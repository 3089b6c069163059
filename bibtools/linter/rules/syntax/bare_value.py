"""SYN012 bare-value."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "SYN012",
    "bare-value",
    Severity.ERROR,
    scope="file",
    bib_only=True,
    peers=("biber", "bibclean", "bibtex-tidy"),
)
def bare_value(document: Document) -> Problems:
    """Words without braces or quotation marks.

    ## What it does
    Finds values of several words without braces or quotation marks.

    ## Why is this bad?
    One word without braces is the name of an @string; several are a syntax error.

    ## Example
    ```bib
    @book{tuzel1999,
      title = Türk İstiklal Harbi,
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
    return fault_problems(document, "bare-value", hint="put the value in braces")
