"""What a document shows for a citation field against what the program wrote there: edited by hand or not."""

from __future__ import annotations

from collections.abc import Iterator

from bibtools.model.document import CitationField, Document
from bibtools.model.library import Fault
from bibtools.model.text import Span
from bibtools.support.messages import message

FIELD_EDITED = "field-edited"
"""The kind of a fault: the visible text of a citation field is not the one that its program wrote."""


def differences(document: Document) -> Iterator[Fault]:
    """Yield a fault for each field whose visible text was changed after the program wrote it."""
    edited = [field for field in document.fields if _differs(field)]
    starts = document.starts() if edited else {}
    for field in edited:
        start = starts[field.note, field.block] + field.span.start
        said = message(
            "the {kind} citation shows “{text}”, but “{written}” was written there: the next "
            "refresh of the field will overwrite what was typed",
            kind=field.kind,
            text=_plain(field.text),
            written=_plain(field.written),
        )
        yield Fault(FIELD_EDITED, said, Span(start, start + len(field.text)))


def _differs(field: CitationField) -> bool:
    return bool(field.written) and _plain(field.text) != _plain(field.written)


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").replace("\u2011", "-").split())
