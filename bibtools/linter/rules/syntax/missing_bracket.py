"""SYN025 missing-bracket."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import faults_of, from_fault
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule(
    "SYN025",
    "missing-bracket",
    Severity.ERROR,
    scope="file",
    bib_only=True,
    fix="safe",
    fix_does="Writes the brace.",
    peers=("biber",),
)
def missing_bracket(document: Document) -> Problems:
    """Entry without its opening brace.

    ## What it does
    Finds types of entries that are followed by a quotation mark, another bracket or a space instead of a brace, if a
    key, a comma and a field come next.

    ## Why is this bad?
    BibTeX skips the entry. bibtools reads it as if the brace were there.

    ## Example
    ```bib
    @book"tuzel1999,
      title = {Türk İstiklal Harbi},
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
    for fault in faults_of(document, "missing-bracket"):
        yield from_fault(document, fault, "write { behind the type", "{", "Write the brace")
