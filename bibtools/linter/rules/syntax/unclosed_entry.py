"""SYN001 unclosed-entry."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "SYN001",
    "unclosed-entry",
    Severity.ERROR,
    scope="file",
    bib_only=True,
    peers=("biber", "JabRef", "bibclean", "bibtex-tidy"),
)
def unclosed_entry(document: Document) -> Problems:
    """Entry that is never closed.

    ## What it does
    Finds entries without their closing brace, up to the next entry or the end of the file.

    ## Why is this bad?
    BibTeX reads on into the next entry and skips it; other programs drop both without a warning.

    ## Example
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      year = {1999}

    @book{cebesoy2017,
      title = {Moskova Hatıraları}
    }
    ```

    ## Use instead
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      year = {1999}
    }

    @book{cebesoy2017,
      title = {Moskova Hatıraları}
    }
    ```
    """
    return fault_problems(document, "unclosed-entry", hint="write } where the entry ends")
