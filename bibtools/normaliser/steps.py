"""Functions that steps share: record a change, set a value with its origin."""

from __future__ import annotations

from typing import Any

from bibtools.model import Change, Origin, Record, Span
from bibtools.support.dataclass import replaced


def with_change(record: Record, change: Change) -> Record:
    """Return the record with one more change noted."""
    return replaced(record, changes=(*record.changes, change))


def with_value(record: Record, variable: str, value: Any, by: str, *, inferred: bool = False) -> Record:
    """Return the record with a field set; its origin keeps span and confidence, and says who set it."""
    known = record.reference.origins.get(variable, Origin())
    origin = Origin(known.span, by, known.confidence, inferred or known.inferred)
    reference = record.reference.with_values({variable: value}, {variable: origin})
    return replaced(record, reference=reference)


def span_of(record: Record, variable: str, text: str) -> Span | None:
    """Return where `text` stands in the raw reference, within the span that the field came from."""
    origin = record.reference.origins.get(variable)
    within = origin.span if origin and origin.span else Span(0, len(record.raw))
    at = record.raw.find(text, within.start, within.end) if text else -1
    return Span(at, at + len(text)) if at >= 0 else (origin.span if origin else None)
