"""The field that says which fields of an entry came from a catalogue, as `bibtools fill` writes it, under review."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bibtools.linter.provenance import FIELDS_OF
from bibtools.model import Reference
from bibtools.pipeline.filling import FILLED


def without_sources(reference: Reference, variables: Iterable[str]) -> Reference:
    """Return a reference that no longer says that the values of `variables` came from a catalogue."""
    said = reference.get(FILLED)
    if not isinstance(said, str):
        return reference
    fields = {field for name in variables for field in FIELDS_OF.get(name, (name,))}
    return reference.with_values({FILLED: "; ".join(_parts_without(said, fields))})


def with_source(reference: Reference, fields: Collection[str], source: str) -> Reference:
    """Return a reference that says that `fields` of its entry came from a catalogue on a day."""
    said = reference.get(FILLED)
    others = _parts_without(said, fields) if isinstance(said, str) else ()
    return reference.with_values({FILLED: "; ".join([*others, f"{', '.join(fields)}: {source}"])})


def _parts_without(said: str, fields: Collection[str]) -> Iterable[str]:
    """Yield the parts `field, field: catalogue, day` without some fields."""
    for part in filter(None, said.split("; ")):
        names, colon, source = part.partition(": ")
        kept = [name for name in names.split(", ") if name not in fields]
        if kept:
            yield ", ".join(kept) + colon + source
