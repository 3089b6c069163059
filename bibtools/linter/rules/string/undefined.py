"""STR001 undefined-string."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "STR001",
    "undefined-string",
    Severity.ERROR,
    scope="file",
    bib_only=True,
    peers=("biber", "JabRef", "bibclean"),
)
def undefined_string(document: Document) -> Problems:
    """Macro that no @string defines.

    ## What it does
    Finds words without braces used as a value that no @string before them defines and that are not months.

    ## Why is this bad?
    BibTeX leaves the value empty, and the field is not printed.

    ## Example
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      publisher = ttk
    }
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
    return fault_problems(
        document, "undefined-string", hint="define it with @string, or put the value in braces"
    )
