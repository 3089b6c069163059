"""Turn the faults that were met when a file was read into the problems that rules report."""

from __future__ import annotations

from collections.abc import Iterator

from bibtools.linter.document import Document
from bibtools.linter.rule import Problem
from bibtools.model import Edit, Fault


def faults_of(document: Document, *kinds: str) -> Iterator[Fault]:
    """Yield the faults of the given kinds, those of the encoding and those of the syntax."""
    syntax = document.library.faults if document.library else ()
    for fault in (*document.faults, *syntax):
        if fault.kind in kinds:
            yield fault


def fault_problems(document: Document, *kinds: str, hint: str = "") -> Iterator[Problem]:
    """Yield a problem for each fault of the given kinds."""
    for fault in faults_of(document, *kinds):
        yield from_fault(document, fault, hint)


def from_fault(
    document: Document, fault: Fault, hint: str = "", edit: str | None = None, action: str = ""
) -> Problem:
    """Return the problem for a fault; `edit` is the text that replaces it, `action` what the fix is called."""
    item = document.by_key.get(fault.key.lower()) if fault.key else None
    field = item.fields.get(fault.field.lower()) if item and fault.field else None
    edits = (Edit(fault.span, edit),) if edit is not None else ()
    bib = document.library is not None
    return Problem(
        fault.message,
        at=fault.span,
        place=None if bib else document.text.place(fault.span.start),
        item=item,
        field=field,
        hint=hint,
        edits=edits,
        action=action,
    )
