"""From drafts to the Document: empty blocks go, offsets and places are worked out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from bibtools.documents.building import Builder, Draft, DraftChange, DraftField, Flow, Mark
from bibtools.documents.fields.comparing import differences
from bibtools.model.document import CitationField, Document, Note, TextBlock
from bibtools.model.origin import Change
from bibtools.model.text import Anchor, Place, Span

Sources: TypeAlias = dict[tuple[int, int], list[tuple[int, object]]]
"""Index of the note (-1: body) and of the block → offset of each piece in its text, with what it was read from."""

_WORD_BEFORE = re.compile(r"\S*\Z")
_WORD_BEHIND = re.compile(r"\S*")


def finish(builder: Builder) -> Document:
    """Return the finished Document of a builder."""
    return _Finisher(builder).document()


def finish_with_sources(builder: Builder) -> tuple[Document, Sources]:
    """Return the finished Document, and what each of its blocks was read from."""
    finisher = _Finisher(builder)
    document = finisher.document()
    sources = {
        (note, block): [(at - lead, source) for at, source in draft.sources]
        for draft, (note, block, lead) in finisher.where.items()
    }
    return document, sources


class _Finisher:
    """Knows of each draft that stays where it went: index of the note (-1: body), index of the block, leading space."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.where: dict[Draft, tuple[int, int, int]] = {}
        self.blocks: dict[Draft, TextBlock] = {}
        self.kept = {
            mark.draft for mark in (*(note.anchor for note in builder.notes), *self._field_marks()) if mark
        }
        self.paragraphs: dict[Draft, int] = {}
        self.dropped: dict[Draft, Place] = {}

    def _field_marks(self) -> Iterable[Mark]:
        return (mark for field in self.builder.fields for mark in (field.start, field.end))

    def document(self) -> Document:
        builder = self.builder
        body = tuple(self._body())
        in_order = sorted(builder.notes, key=lambda note: note.kind == "endnote")
        notes = tuple(self._note(number, note) for number, note in enumerate(in_order))
        document = Document(
            builder.name,
            builder.format,
            body,
            notes,
            tuple(self._field(field) for field in builder.fields),
            tuple(builder.sources.values()),
            tuple(dict.fromkeys(builder.bibliographies)),
            (*self._soft_hyphens(), *(self._change(change) for change in builder.changes)),
        )
        return replace(document, faults=(*builder.faults, *differences(document)))

    def _body(self) -> Iterable[TextBlock]:
        """Yield the blocks of the body; what holds a note or field is kept even if it holds no text."""
        kept = [draft for draft in self.builder.body.drafts if draft in self.kept or draft.text.strip()]
        for index, draft in enumerate(kept):
            self.paragraphs[draft] = index + 1
            yield self._block(draft, -1, index, index + 1, "")

    def _note(self, number: int, flow: Flow) -> Note:
        anchor = flow.anchor
        paragraph = self.paragraphs.get(anchor.draft, 0) if anchor else 0
        kept = [draft for draft in flow.drafts if draft in self.kept or draft.text.strip()]
        blocks = tuple(
            self._block(draft, number, index, paragraph, flow.number) for index, draft in enumerate(kept)
        )
        block, offset = -1, 0
        if anchor and anchor.draft in self.where:
            note, block, _ = self.where[anchor.draft]
            block, offset = (block, self._offset(anchor)) if note == -1 else (-1, 0)
        return Note(flow.number, flow.kind, blocks, block, offset, flow.id)

    def _block(self, draft: Draft, note: int, index: int, paragraph: int, number: str) -> TextBlock:
        text = draft.text
        lead = len(text) - len(text.lstrip())
        stripped = text.strip()
        self.where[draft] = (note, index, lead)
        made = TextBlock(
            draft.kind,
            stripped,
            tuple(self._anchors(draft, lead, len(stripped), paragraph, number)),
            draft.level,
            draft.marker,
            draft.row,
            draft.cell,
            draft.bibliography,
            draft.key,
            tuple(_clipped(draft.italics, lead, len(stripped))),
        )
        self.blocks[draft] = made
        return made

    def _anchors(self, draft: Draft, lead: int, length: int, paragraph: int, number: str) -> Iterable[Anchor]:
        """Yield the anchors of a block: its lines in the file where there are any, else its paragraph or note."""
        name = self.builder.name
        first = Place(name, 0, 1, 0, paragraph, number)
        found: dict[int, Place] = {}
        for offset, page, line, column in draft.lines:
            at = max(0, offset - lead)
            moved = column + at - (offset - lead)
            if at <= length:
                found[at] = Place(name, line, moved, page, 0 if page else paragraph, number)
        if 0 not in found:
            found[0] = first if not found else replace(next(iter(found.values())), column=1)
        yield from sorted(found.items())

    def _offset(self, mark: Mark) -> int:
        """Return the offset of a mark in its finished block."""
        _, _, lead = self.where[mark.draft]
        return min(max(0, mark.offset - lead), len(self.blocks[mark.draft].text))

    def _field(self, field: DraftField) -> CitationField:
        note, block, _ = self.where[field.start.draft]
        start = self._offset(field.start)
        same = field.end.draft is field.start.draft
        text = self.blocks[field.start.draft].text
        end = max(start, self._offset(field.end)) if same else len(text)
        return CitationField(
            field.kind,
            text[start:end],
            tuple(field.items),
            block,
            Span(start, end),
            note,
            field.written,
            field.command,
        )

    def _place(self, at: Mark | Place | None) -> Place:
        if isinstance(at, Place):
            return at
        if at is None:
            return Place(self.builder.name)
        block = self.blocks.get(at.draft)
        if block is not None:
            return block.place(self._offset(at))
        return self._place_of_nothing(at.draft)

    def _place_of_nothing(self, draft: Draft) -> Place:
        """Return the place of a block that was dropped: that of the next block that stays, else of the last."""
        if not self.dropped:
            for flow in (self.builder.body, *self.builder.notes):
                kept = [each for each in flow.drafts if each in self.blocks]
                nearest = self.blocks[kept[-1]].place() if kept else Place(self.builder.name)
                for each in reversed(flow.drafts):
                    if each in self.blocks:
                        nearest = self.blocks[each].place()
                    self.dropped[each] = nearest
        return self.dropped.get(draft, Place(self.builder.name))

    def _change(self, change: DraftChange) -> Change:
        place = self._place(change.at)
        return Change("text", change.before, change.after, change.by, change.kind, change.reason, place=place)

    def _soft_hyphens(self) -> Iterable[Change]:
        """Yield a change for each soft hyphen, with the word that it stood in."""
        by = f"documents.{self.builder.format}.soft-hyphen"
        reason = "a soft hyphen is not part of the word"
        for draft, block in self.blocks.items():
            for join in draft.joins:
                mark = Mark(draft, join)
                at = self._offset(mark)
                head, tail = _WORD_BEFORE.search(block.text, 0, at), _WORD_BEHIND.match(block.text, at)
                words = (head[0] if head else "", tail[0] if tail else "")
                yield Change(
                    "text", "\u00ad".join(words), "".join(words), by, "repair", reason, place=block.place(at)
                )


def _clipped(ranges: Iterable[tuple[int, int]], lead: int, length: int) -> Iterable[Span]:
    for start, end in ranges:
        first, last = max(0, start - lead), min(length, end - lead)
        if first < last:
            yield Span(first, last)
