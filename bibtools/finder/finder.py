"""The references of a document: in its lists (or runs of lines that look like references) and in its notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bibtools.finder.blocks import blocks_of
from bibtools.finder.lists import Entry, entries
from bibtools.finder.structure import blocks_of_document
from bibtools.model import Document, Raw, Span, Text
from bibtools.support.patterns import lazy

_NUMBER = lazy(r"\d+")


def find(document: Text | str) -> list[Raw]:
    """Return the references of a text in order, each with its place.

    Takes a Text, or a string that then goes by the name "-". Under a heading such as Kaynakça or
    References everything up to the next heading counts that is no prose; elsewhere runs of lines that look
    like references do. A text of prose gives none.
    """
    text = Text("-", document) if isinstance(document, str) else document
    return [raw for entry in entries(blocks_of(text)) if (raw := _raw(entry, text)).text]


def find_in_document(document: Document) -> list[Raw]:
    """Return the references in the lists of a document, in order; then its notes, a Raw for each paragraph of one.

    Spans are offsets in `document.text`. A note may hold one reference, several, or none.
    """
    text = document.text
    blocks = blocks_of(document.body) if document.format == "text" else blocks_of_document(document)
    listed = [raw for entry in entries(blocks) if (raw := _raw(entry, text)).text]
    return [*listed, *_notes(document)]


def _raw(entry: Entry, text: Text) -> Raw:
    raw = entry.block.raw(text)
    if entry.is_note:
        number = _NUMBER.search(raw.marker)
        return replace(raw, note=number[0] if number else "")
    return replace(raw, heading=entry.heading, series=entry.series)


def _notes(document: Document) -> Iterator[Raw]:
    starts = document.starts()
    for number, note in enumerate(document.notes):
        for index, block in enumerate(note.blocks):
            text = " ".join(block.text.split("\n"))
            if text.strip():
                start = starts[number, index]
                yield Raw(text, block.place(), Span(start, start + len(text)), note=note.number)
