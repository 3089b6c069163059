"""A document that people write in: its text in blocks, its notes where they stand, its live citation fields.

Every reader of `bibtools.documents` gives one, whatever the format, so that what finds references in documents
need not know whether they came from Word, a PDF or a web page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from bibtools.model.library import Fault
from bibtools.model.origin import Change
from bibtools.model.reference import Reference
from bibtools.model.text import Anchor, Place, Span, Text, place_from
from bibtools.support.dataclass import dataclass

BlockKind = Literal["heading", "paragraph", "item", "cell", "contents"]
NoteKind = Literal["footnote", "endnote"]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A heading, paragraph, list item, paragraph of a table cell, or line of a table of contents.

    `text` has no white space at its ends and holds no note marks; a line break within it is `\\n`. `level` is that
    of a heading (1 is the highest, 0 the document's title) or the depth of a list item, from 1. `marker` is the
    number or bullet that is printed before a list item or numbered heading and is no part of the text. `row` and
    `cell` number the table rows of the document and the cells of a row from 1 and are 0 outside tables.
    `bibliography` names the program that made the block as part of a bibliography (`zotero`, `word`, `latex` …), and
    `key` the name under which the document cites it (`\\bibitem{key}`). `italics` are the ranges in italics.
    """

    kind: BlockKind
    text: str
    anchors: tuple[Anchor, ...]
    level: int = 0
    marker: str = ""
    row: int = 0
    cell: int = 0
    bibliography: str = ""
    key: str = ""
    italics: tuple[Span, ...] = ()

    def place(self, offset: int = 0) -> Place:
        """Return where the character at an offset of the text stands."""
        return place_from(self.anchors, offset)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: the `number` or mark that is printed for it, its blocks, and where it hangs.

    `block` is the index of a block of the body and `offset` the place in its text at which the mark stands;
    `block` is -1 if the mark was not found. `id` is the file's own name for the note.
    """

    number: str
    kind: NoteKind
    blocks: tuple[TextBlock, ...]
    block: int = -1
    offset: int = 0
    id: str = ""

    @property
    def text(self) -> str:
        """The text of the note, a line a block."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One work that a citation field cites, in the words of the CSL schema (csl-citation.json).

    `key` is the name under which the document knows the work; `reference` the work itself, as far as the field or
    the document holds it: each value has the origin `field`. `label` says what the locator counts (`page`).
    """

    key: str
    reference: Reference | None = None
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False


@dataclass(frozen=True, slots=True)
class CitationField:
    """A live citation of a reference manager, with the works it cites.

    `kind` is the program (`zotero`, `mendeley-desktop`, `mendeley-cite`, `word`, `endnote`, `jabref`,
    `libreoffice`) or language (`latex`, `pandoc`). `text` is what the document shows, at `span` of a block: block
    `block` of the body, or of the note with the index `note`. `written` is what the program last wrote there,
    empty if the field does not say; `command` the command of a language (`footcite`).
    """

    kind: str
    text: str
    items: tuple[CitationItem, ...]
    block: int
    span: Span
    note: int = -1
    written: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its reader gives it.

    `name` is the file as the user named it, `format` one of the names in `bibtools.documents.FORMATS`. `blocks` are
    the body in reading order; `notes` the footnotes, then the endnotes, in the order of their marks; `fields` the live
    citations in the order of the text. `sources` are works that the document stores beside its text (Word's list of
    sources), `bibliographies` the names of .bib files that it cites from, as it writes them. `changes` record what
    was left out or joined, each with its place; `faults` what a person should look at, with spans in `text`.
    """

    name: str
    format: str
    blocks: tuple[TextBlock, ...]
    notes: tuple[Note, ...] = ()
    fields: tuple[CitationField, ...] = ()
    sources: tuple[Reference, ...] = ()
    bibliographies: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def text(self) -> Text:
        """The body, then each note behind its number in brackets; paragraphs stand between blank lines.

        The cells of a table row stand on one line, with tabs between them, if none holds more than one paragraph.
        `Text.place` gives the places of the document.
        """
        return _assembled(self.name, self.blocks, self.notes)

    @property
    def body(self) -> Text:
        """The text without the notes."""
        return _assembled(self.name, self.blocks, ())

    def starts(self) -> dict[tuple[int, int], int]:
        """Return the offset in `text` at which each block begins, by index of the note (-1: body) and of the block."""
        offset, found = 0, {}
        for note, index, before, block in _pieces(self.blocks, self.notes):
            offset += len(before)
            found[note, index] = offset
            offset += len(block.text)
        return found

    def block_of(self, field: CitationField) -> TextBlock:
        """Return the block that a citation field stands in."""
        blocks = self.notes[field.note].blocks if field.note >= 0 else self.blocks
        return blocks[field.block]


def _assembled(name: str, blocks: tuple[TextBlock, ...], notes: tuple[Note, ...]) -> Text:
    parts: list[str] = []
    anchors: list[Anchor] = []
    offset = 0
    for _, _, before, block in _pieces(blocks, notes):
        offset += len(before)
        anchors += [(offset + at, place) for at, place in block.anchors]
        parts += (before, block.text)
        offset += len(block.text)
    return Text(name, "".join(parts), anchors=tuple(anchors) or ((0, Place(name)),))


def _pieces(
    blocks: tuple[TextBlock, ...], notes: tuple[Note, ...]
) -> Iterator[tuple[int, int, str, TextBlock]]:
    """Yield each block with the index of its note (-1: body), its own index, and what stands before its text."""
    crowded = _rows_of_many_paragraphs(blocks)
    last: TextBlock | None = None
    for index, block in enumerate(blocks):
        beside = last is not None and block.row and last.row == block.row and block.row not in crowded
        yield -1, index, "" if last is None else "\t" if beside else "\n\n", block
        last = block
    started = bool(blocks)
    for number, note in enumerate(notes):
        for index, block in enumerate(note.blocks):
            gap = "\n\n" if started and not index else "\n" if index else ""
            yield number, index, gap + ("" if index else f"[{note.number}] "), block
            started = True


def _rows_of_many_paragraphs(blocks: tuple[TextBlock, ...]) -> set[int]:
    """Return the table rows of which a cell holds more than one block."""
    seen: set[tuple[int, int]] = set()
    crowded = set()
    for block in blocks:
        if block.row:
            if (block.row, block.cell) in seen:
                crowded.add(block.row)
            seen.add((block.row, block.cell))
    return crowded
