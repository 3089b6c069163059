"""Places: abbreviations are written out; Ottoman names stay, for they are what the imprint says."""

from __future__ import annotations

from bibtools.language.places import written_out
from bibtools.model import Change, Record
from bibtools.normaliser.steps import span_of, with_change, with_value

_BY = "normalise.places"


def write_out_places(record: Record) -> Record:
    """Write `İst.` as İstanbul and `Ank.` as Ankara."""
    place = record.reference.publisher_place
    full = written_out(place) if place else None
    if not full:
        return record
    reason = f"“{place}” is short for {full}."
    change = Change(
        "publisher-place", place, full, _BY, "convert", reason, span_of(record, "publisher-place", place)
    )
    return with_value(with_change(record, change), "publisher-place", full, _BY)
