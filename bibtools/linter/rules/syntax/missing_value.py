"""SYN007 missing-value."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SYN007", "missing-value", Severity.ERROR, scope="file", bib_only=True, peers=("biber",))
def missing_value(document: Document) -> Problems:
    """Field name and equals sign without a value.

    ## What it does
    Finds `name =` with nothing after it.

    ## Why is this bad?
    BibTeX stops reading the entry there, or reads the next field as the value.

    ## Example
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      year =
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
    return fault_problems(document, "missing-value", hint="write the value, or remove the field")
