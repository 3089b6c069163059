"""SYN004 missing-comma."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import faults_of, from_fault
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity
from bibtools.support.patterns import lazy

_BEFORE = lazy(r"\s*,")
_NEAR = 200
"""How many characters before a place are looked at."""


@rule(
    "SYN004",
    "missing-comma",
    Severity.ERROR,
    scope="file",
    bib_only=True,
    fix="safe",
    fix_does="Writes the comma.",
    peers=("biber", "bibclean", "bibtex-tidy"),
)
def missing_comma(document: Document) -> Problems:
    """No comma between two fields, or after the key.

    ## What it does
    Finds fields that follow each other, or the key, without a comma.

    ## Why is this bad?
    BibTeX stops reading the entry there; some programs lose the field that follows without saying so.

    ## Example
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi}
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
    for fault in faults_of(document, "missing-comma"):
        edit = None if _has_comma(document.text.content, fault.span.start) else ","
        yield from_fault(document, fault, "write a comma here", edit, "Write the comma")


def _has_comma(content: str, at: int) -> bool:
    """Return whether a comma stands before or after an offset, with nothing but white space between."""
    before, after = _BEFORE.match(content[max(0, at - _NEAR) : at][::-1]), _BEFORE.match(content, at)
    return bool(before or after)
