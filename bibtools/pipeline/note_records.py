"""Records of what notes say: the commentary is kept, and a cited page is the place in the work, not its pages."""

from __future__ import annotations

from dataclasses import replace

from bibtools.model import Change, Origin, Record, Reference, Segment, Span
from bibtools.parser.repeats import BY
from bibtools.pipeline.cites import Item

BY_LOCATOR = "parse.locator"
"""The `by` of the change that a cited page becomes."""


def in_a_note(record: Record, item: Item) -> tuple[Record, str, str]:
    """Return the record of a reference in a note, and the place that it cites with its label.

    What the parser took for the pages of the work is the place cited, unless the note names both.
    """
    part = item.part
    record = widened(record, item)
    page = str(record.reference.get("page") or "")
    locator, label = (part.locator, part.label) if part else ("", "")
    if part and part.doubled:
        return record, locator, label
    if not page:
        kept = label in ("folio", "column")
        return record, locator if kept else "", label if kept else ""
    if not locator.startswith(page):
        locator, label = page, "page"
    origin = record.reference.origins.get("page")
    reason = "the page that a note cites is the place of the cite, not the pages of the work"
    change = Change("page", page, "", BY_LOCATOR, "convert", reason, origin.span if origin else None)
    made = replace(record, reference=without_page(record.reference), changes=(*record.changes, change))
    return made, locator, label


def widened(record: Record, item: Item) -> Record:
    """Return the record with the commentary around the work in its raw text, as segments `prefix` and `suffix`."""
    text, cut = item.whole.text, item.part.work.start - item.part.span.start if item.part else 0
    if text == record.raw:
        return record
    end = cut + len(record.raw)
    origins = {name: _moved(origin, cut) for name, origin in record.reference.origins.items()}
    segments = [replace(each, span=each.span.shifted(cut)) for each in record.segments]
    around = [("prefix", Span(0, cut)), ("suffix", Span(end, len(text)))]
    outer = [
        Segment(label, span, text[span.start : span.end])
        for label, span in around
        if text[span.start : span.end].strip()
    ]
    changes = tuple(
        replace(each, span=each.span.shifted(cut)) if each.span else each for each in record.changes
    )
    return replace(
        record,
        reference=replace(record.reference, origins=origins),
        raw=text,
        segments=tuple(sorted([*segments, *outer], key=lambda each: each.span)),
        changes=changes,
    )


def repeated(item: Item, work: Record, sure: float) -> Record:
    """Return the record of a cite that repeats a work: the reference of that work with the place cited.

    `sure` is the probability that this work is meant.
    """
    raw, part = item.whole.text, item.part
    values = {"page": None, "locator": part.locator or None if part else None}
    if part and part.volume:
        values["volume"] = part.volume
    origins = {
        name: replace(origin, span=None, by=BY, inferred=True)
        for name, origin in work.reference.origins.items()
    }
    reference: Reference = replace(work.reference.with_values(values), origins=origins)
    span = Span(0, len(raw))
    change = Change(
        "raw", raw, work.raw, BY, "convert", "the note repeats a work that was cited before", span
    )
    return Record(reference, raw, item.work.place, (), (change,), min(sure, work.confidence))


def same_again(record: Record, work: Record) -> Record:
    """Return the record of a reference whose work has an entry already, as a repeat of that."""
    reason = "the work has an entry already, with which this reference was joined"
    change = Change("raw", record.raw, work.raw, BY, "convert", reason, Span(0, len(record.raw)))
    return replace(record, changes=(*record.changes, change))


def unresolved(record: Record) -> Record:
    """Return the record of a repeat that repeats nothing, with a change that says so."""
    reason = "it repeats a work, but no earlier note cites one that it can mean"
    change = Change("note", "", record.raw, BY, "note", reason, Span(0, len(record.raw)))
    return replace(record, changes=(*record.changes, change))


def is_unresolved(record: Record) -> bool:
    """Return whether a record is a repeat of which the work is not known."""
    return any(change.by == BY and change.kind == "note" for change in record.changes)


def without_page(reference: Reference) -> Reference:
    """Return a reference without pages."""
    origins = {name: origin for name, origin in reference.origins.items() if name != "page"}
    return replace(reference.with_values({"page": None}), origins=origins)


def _moved(origin: Origin, by: int) -> Origin:
    return replace(origin, span=origin.span.shifted(by)) if origin.span else origin
