"""SYN013 duplicate-field."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from bibtools.linter.document import Document
from bibtools.linter.edits import remove_field
from bibtools.linter.faults import faults_of, from_fault
from bibtools.linter.rule import Problems, rule
from bibtools.model import Edit, Fault, Severity


@rule(
    "SYN013",
    "duplicate-field",
    Severity.ERROR,
    scope="file",
    bib_only=True,
    fix="safe",
    fix_does="Removes the second field, if both have the same value.",
    peers=("bibclean", "bibtex-tidy"),
)
def duplicate_field(document: Document) -> Problems:
    """Field that an entry has twice.

    ## What it does
    Finds fields whose name an entry already has, in capitals or not. If both have the same value, the fix removes
    the second; otherwise a person has to choose.

    ## Why is this bad?
    BibTeX takes the first and warns, biber the last, and some programs drop the whole entry.

    ## Example
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      Title = {Türk İstiklal Harbi},
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
    for fault in faults_of(document, "duplicate-field"):
        yield replace(
            from_fault(document, fault, "keep one of them"),
            edits=_removal(document, fault),
            action="Remove the second, which says the same",
        )


def _removal(document: Document, fault: Fault) -> tuple[Edit, ...]:
    item = document.item_at(fault.span.start)
    if item is None or item.entry is None:
        return ()
    fields = item.entry.fields
    # Fields stand in the order of the file; a search from the beginning would take a square of their number.
    at = bisect_left(fields, fault.span.start, key=lambda each: each.name_span.start)
    second = fields[at] if at < len(fields) and fields[at].name_span == fault.span else None
    first = item.fields.get(fault.field.lower())
    if second is None or first is None or first is second or first.value != second.value:
        return ()
    return (remove_field(document, second),)
