"""SYN011 text-after-value."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SYN011", "text-after-value", Severity.ERROR, scope="file", bib_only=True)
def text_after_value(document: Document) -> Problems:
    """Text between a value and its comma.

    ## What it does
    Finds text that follows a value where a comma is expected.

    ## Why is this bad?
    BibTeX stops reading the entry there; the text belongs to no field.

    ## Example
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal} Harbi,
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
    return fault_problems(document, "text-after-value", hint="move it into the braces, or join it with #")
