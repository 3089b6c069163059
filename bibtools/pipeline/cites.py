"""What the lists, notes and citation fields of a document cite, in order, before any of it is parsed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bibtools.finder.finder import find, find_in_document
from bibtools.finder.scoring import score
from bibtools.model import CitationField, CitationItem, Document, Raw, Span
from bibtools.parser.notes.leads import says_see
from bibtools.parser.notes.parting import Part, part_note
from bibtools.parser.repeated_authors import stand_in_end
from bibtools.parser.repeats import repeat_in
from bibtools.parser.splitting import split_references
from bibtools.pipeline.sources import Source
from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One cite, or one entry of a list.

    `work` is what names the work and is parsed, `whole` the same with the commentary around it. `note` is the text
    that the cite is from (None in a list) and `part` what the note says of the place in the work. `field` is the live
    citation that it is instead.
    """

    work: Raw
    whole: Raw
    note: Raw | None = None
    part: Part | None = None
    field: CitationItem | None = None
    prefix: str = ""
    suffix: str = ""

    @property
    def kind(self) -> str:
        """Return `field`, `repeat`, `short` or `reference`."""
        if self.field is not None:
            return "field"
        if self.part is not None:
            return self.part.kind
        return "repeat" if repeat_in(self.work.text) else "reference"


def is_plain_entry(item: Item) -> bool:
    """Return whether a cite is an entry of a list that neither repeats a work nor has the author of the one above."""
    return (
        item.note is None
        and item.field is None
        and item.part is None
        and not item.work.note
        and item.kind == "reference"
        and not stand_in_end(item.work.text)
    )


def items_of(source: Source) -> tuple[list[Item], list[Raw]]:
    """Return the entries and cites of a document in order, those of lists first, and the texts of its notes."""
    raws = find_in_document(source.document) if source.document else find(source.text)
    listed = [_entry(part) for raw in raws if not raw.note for part in parts_of(raw)]
    notes = [raw for raw in raws if raw.note]
    fields = _Fields(source.document) if source.document and source.document.fields else None
    cited = [item for raw in notes for item in (fields.items(raw) if fields else _typed(raw, raw))]
    return [*listed, *cited, *(fields.in_the_text() if fields else ())], notes


def _entry(raw: Raw) -> Item:
    parts = part_note(raw.text, score) if repeat_in(raw.text) else []
    return Item(raw, raw, None, parts[0] if len(parts) == 1 else None)


def parts_of(raw: Raw) -> list[Raw]:
    """Separate the references in one entry; their places are exact if it is on one line."""
    spans = split_references(raw.text)
    if len(spans) == 1 and len(spans[0]) == len(raw.text):
        return [raw]
    return [_piece(raw, span) for span in spans]


def _piece(raw: Raw, span: Span) -> Raw:
    """Return a range of a text as a Raw of its own."""
    text = raw.text[span.start : span.end]
    if len(raw.span) != len(raw.text):
        return replace(raw, text=text)
    place = replace(raw.place, column=raw.place.column + span.start)
    return replace(raw, text=text, place=place, span=span.shifted(raw.span.start))


def _typed(raw: Raw, note: Raw) -> Iterator[Item]:
    """Yield the cites that are typed in a note, or in a piece of one."""
    for part in part_note(raw.text, score):
        end = part.span.start + len(raw.text[part.span.start : part.span.end].rstrip("; "))
        work, whole = _piece(raw, part.work), _piece(raw, Span(part.span.start, max(end, part.work.end)))
        yield Item(work, whole, note, part, None, part.prefix(raw.text), part.suffix(raw.text))


class _Fields:
    """The live citations of a document, by where they stand in its text."""

    def __init__(self, document: Document) -> None:
        self._document = document
        starts = document.starts()
        self._notes: list[tuple[int, CitationField]] = []
        self._body: list[CitationField] = []
        for field in document.fields:
            if field.note >= 0:
                self._notes.append((starts[field.note, field.block] + field.span.start, field))
            else:
                self._body.append(field)
        self._notes.sort(key=lambda each: each[0])

    def items(self, raw: Raw) -> Iterator[Item]:
        """Yield the cites of a note: those of its fields, and what is typed between them."""
        found: list[Item] = []
        before, at = "", 0
        for start, field in self._notes:
            if not raw.span.start <= start < max(raw.span.end, raw.span.start + 1):
                continue
            first = start - raw.span.start
            before = self._between(raw, Span(at, first), found, before)
            found.extend(_cited(field, _piece(raw, Span(first, first + len(field.text))), raw, before))
            before, at = "", first + len(field.text)
        last = self._between(raw, Span(at, len(raw.text)), found, before)
        if found and any(char.isalnum() for char in last):
            found[-1] = replace(found[-1], suffix=f"{found[-1].suffix} {last}".strip(" ,;"))
        yield from found

    def _between(self, raw: Raw, span: Span, found: list[Item], before: str) -> str:
        """Add what is typed in a range of a note to the cites, and return the commentary that opens the next one."""
        text = raw.text[span.start : span.end]
        typed = list(_typed(_piece(raw, span), raw)) if text.strip() else []
        found.extend(typed)
        if typed:
            return ""
        said = f"{before} {text}".strip(" ;,")
        if found and said.strip(".") and not says_see(said):
            found[-1] = replace(found[-1], suffix=f"{found[-1].suffix} {said}".strip())
            return ""
        return said if any(char.isalnum() for char in said) else ""

    def in_the_text(self) -> Iterator[Item]:
        """Yield the cites of the fields that stand in the body."""
        for field in self._body:
            place = self._document.block_of(field).place(field.span.start)
            raw = Raw(field.text, place, Span(0, len(field.text)))
            yield from _cited(field, raw, raw, "")


def _cited(field: CitationField, raw: Raw, note: Raw, before: str) -> Iterator[Item]:
    for index, item in enumerate(field.items):
        prefix = " ".join(part for part in ("" if index else before, item.prefix.strip()) if part)
        yield Item(raw, raw, note, None, item, prefix, item.suffix.strip(" ,"))
