"""SYN018 empty-string."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SYN018", "empty-string", Severity.ERROR, scope="file", bib_only=True)
def empty_string(document: Document) -> Problems:
    """@string that defines nothing.

    ## What it does
    Finds @string blocks without `name = value`.

    ## Why is this bad?
    It is a syntax error, and a macro that entries use may stay undefined.

    ## Example
    ```bib
    @string{}
    ```

    ## Use instead
    ```bib
    @string{ttk = {Türk Tarih Kurumu}}

    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      publisher = ttk
    }
    ```
    """
    return fault_problems(document, "empty-string", hint="define it, or remove it")
