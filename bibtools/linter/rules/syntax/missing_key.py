"""SYN008 missing-key."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SYN008", "missing-key", Severity.ERROR, scope="file", bib_only=True, peers=("bibtex-tidy",))
def missing_key(document: Document) -> Problems:
    """Entry without a key.

    ## What it does
    Finds entries that begin with a comma or with their first field.

    ## Why is this bad?
    Nothing can cite such an entry, and biber skips it.

    ## Example
    ```bib
    @book{,
      title = {Türk İstiklal Harbi}
    }
    ```

    ## Use instead
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi}
    }
    ```
    """
    return fault_problems(document, "missing-key", hint="write a key after the opening brace")
