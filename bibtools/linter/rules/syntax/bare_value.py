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
    """Words that stand neither in braces nor in quotation marks.

    ## What it does
    Finds values of several bare words.

    ## Why is this bad?
    A bare word is the name of an @string; several of them are a syntax error.

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
