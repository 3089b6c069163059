"""SYN016 entry-in-value."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SYN016", "entry-in-value", Severity.WARNING, scope="file", bib_only=True)
def entry_in_value(document: Document) -> Problems:
    """Value that holds a whole entry.

    ## What it does
    Finds values in which another entry begins at the start of a line.

    ## Why is this bad?
    A brace is most likely missing before it, so that one entry contains the other.

    ## Example
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      note = {see
    @book{cebesoy2017,
      title = {Moskova Hatıraları}
    }}
    }
    ```

    ## Use instead
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      note = {see the next one}
    }

    @book{cebesoy2017,
      title = {Moskova Hatıraları}
    }
    ```
    """
    return fault_problems(document, "entry-in-value", hint="close the brace before it")
