"""SYN015 unexpected-text."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SYN015", "unexpected-text", Severity.ERROR, scope="file", bib_only=True, peers=("biber",))
def unexpected_text(document: Document) -> Problems:
    """Text in an entry that is not a field.

    ## What it does
    Finds text between the fields of an entry that is not of the form `name = value`.

    ## Why is this bad?
    BibTeX stops reading the entry there.

    ## Example
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      to be checked,
      year = {1999}
    }
    ```

    ## Use instead
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      annotation = {to be checked},
      year = {1999}
    }
    ```
    """
    return fault_problems(document, "unexpected-text", hint="make it a field, or remove it")
