"""SYN010 quote-in-value."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SYN010", "quote-in-value", Severity.ERROR, scope="file", bib_only=True, peers=("biber",))
def quote_in_value(document: Document) -> Problems:
    """Quotation mark inside a value that quotation marks delimit.

    ## What it does
    Finds a `"` inside a `"…"` value that is not in braces.

    ## Why is this bad?
    It ends the value; the text after it is lost or breaks the entry.

    ## Example
    ```bib
    @book{tuzel1999,
      title = "The "Great" War",
      year = "1999"
    }
    ```

    ## Use instead
    ```bib
    @book{tuzel1999,
      title = {The "Great" War},
      year = "1999"
    }
    ```
    """
    return fault_problems(document, "quote-in-value", hint="delimit the value with braces")
