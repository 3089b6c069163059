"""An OpenDocument text that is changed in place (ODF 1.3): only the bytes of what is replaced change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bibtools.documents.building import Builder
from bibtools.documents.building_xml import made
from bibtools.documents.fields.csl_citation import showing
from bibtools.documents.finishing import finish_with_sources
from bibtools.documents.markup import Element
from bibtools.documents.odt.adding import ParagraphAdder
from bibtools.documents.odt.comments import Comments
from bibtools.documents.odt.letters import Letters
from bibtools.documents.odt.memory import read_memory, write_memory
from bibtools.documents.odt.moving import NoteMover
from bibtools.documents.odt.packaging import DocumentEditor
from bibtools.documents.odt.parts import DRAW, TEXT
from bibtools.documents.odt.pieces import Pieces, around, paragraph_of
from bibtools.documents.odt.replacing import Replacer
from bibtools.documents.odt.tracked import Tracker
from bibtools.documents.odt.walker import FIELD, TextOf, Walker
from bibtools.errors import UsageError
from bibtools.model.styled import StyledText, plain

_ENDS = ".,;:"
"""Marks that a citation in the text stands before, and the mark of a note behind."""
_MARK = f"{TEXT}bibliography-mark"


def open_document(data: bytes, name: str, track: bool) -> OdtEditing:
    """Return the document. Raise InputError if it is damaged, locked or too large to be unpacked."""
    return OdtEditing(DocumentEditor(data, name), name, track)


class OdtEditing:
    """See `bibtools.documents.editing.Editing`."""

    def __init__(self, editor: DocumentEditor, name: str, track: bool) -> None:
        self._editor = editor
        part, tags = editor.content, editor.tags
        builder = Builder(name, "odt")
        walker = Walker(editor.parts, builder)
        walker.read()
        self.document, self._sources = finish_with_sources(builder)
        self._pieces: dict[tuple[int, int], Pieces] = {}
        # The notes of the document: those at the foot first, each kind in the order of the marks.
        self._notes = [
            each
            for kind in ("footnote", "endnote")
            for each, flow in zip(walker.notes, builder.notes, strict=True)
            if flow.kind == kind
        ]
        self._styles = walker.styles
        self._letters = Letters(part, tags, walker.styles, walker.styles.names)
        self._tracker = Tracker(part, tags, editor.parts.text) if track else None
        self._replacer = Replacer(part, tags, self._letters, self._tracker)
        self._mover = NoteMover(part, tags, self._letters, self._replacer, self._notes)
        self._adder = ParagraphAdder(part, tags, self._letters, self._replacer, self._tracker)
        self._comments = Comments(part, tags)
        self._carriers = walker.carriers
        self._saved: bytes | None = None

    def replace(
        self, note: int, block: int, start: int, end: int, pieces: StyledText, code: str = ""
    ) -> None:
        """Put styled text in the place of a range of a block."""
        self._replacer.replace(self._text(note, block), start, end, pieces)
        if self._tracker is None:
            for number, field in enumerate(self.document.fields):
                if (field.note, field.block) == (note, block) and field.span.start <= start < field.span.end:
                    self._update(self._carriers.get(number, ()), plain(pieces))

    def note_to_text(self, note: int, pieces: StyledText, *, hops: bool, code: str = "") -> int:
        """Put styled text in the place of a note; return its offset in the block.

        Where the note's mark stands behind a full stop or comma, the text `hops` over that, to stand before it.
        """
        each, element = self.document.notes[note], self._notes[note]
        text, at = self.document.blocks[each.block].text, each.offset
        if hops and at and text[at - 1] in _ENDS:
            at -= 1
        before = self._text(-1, each.block).before(at)
        if at < each.offset and before is not None:
            place = self._replacer.place_behind(before)
        else:
            place = self._replacer.place_of(element)
        spans = around(before.piece.parent) if before is not None else []
        outside = [span for span in spans if span not in place.within]
        base = self._letters.base(outside, linked=any(span.tag == f"{TEXT}a" for span in outside))
        behind = before.text if before is not None else ""
        self._replacer.insert(place.at, self._letters.written(pieces, base, place.within, behind=behind))
        self._mover.take_out(element)
        return at

    def may_change(self, note: int, block: int, start: int, end: int) -> bool:
        """Return whether a range of a block shows what is written there: that of LibreOffice's own marks does not."""
        parts = self._text(note, block).within(start, end)
        return all(each.tag != _MARK for part in parts for each in around(part.piece.parent))

    def may_have_notes(self, block: int) -> bool:
        """Return whether a block of the body may have footnotes: those in frames and shapes may not."""
        return all(not str(each.tag).startswith(DRAW) for each in self._paragraph(block).iterancestors())

    def text_to_note(
        self, block: int, start: int, end: int, pieces: StyledText, *, hops: bool, code: str = ""
    ) -> str:
        """Make a footnote of styled text in the place of a range of the body, and return the note's id.

        Its mark `hops` over a full stop or comma that follows.
        """
        found, text = self._text(-1, block), self.document.blocks[block].text
        behind = found.before(end + (hops and end < len(text) and text[end] in _ENDS))
        assert behind is not None
        id = self._mover.add(behind, pieces, found.within(start, end)[0])
        self._replacer.replace(found, start, end, ())
        return id

    def add_paragraph(
        self, pieces: StyledText, like: int, beside: int, *, before: bool, level: int = 0
    ) -> None:
        """Add a paragraph that looks like a block of the body, before or behind another; with a level, a heading."""
        paragraph = self._paragraph(beside)
        if level:
            self._adder.heading(pieces, level, self._styles, paragraph, before=before)
        else:
            self._adder.entry(pieces, self._paragraph(like), self._text(-1, like), paragraph)

    def remove_paragraph(self, block: int) -> None:
        """Take a block of the body out."""
        self._adder.remove(self._paragraph(block))

    def arrange_notes(self) -> dict[str, str]:
        """Put the footnotes into the order of their marks; they keep their ids."""
        self._mover.arrange()
        return {}

    def comment(self, note: int, block: int, start: int, end: int, text: str) -> None:
        """Add a comment: behind the mark of a note, or on a range of the body."""
        if note >= 0:
            element = self._notes[note]
            at = self._editor.content.extent(element).end
            self._comments.add(element, at, at, text)
        elif parts := self._text(note, block).within(start, end):
            first, last = self._replacer.place_before(parts[0]), self._replacer.place_behind(parts[-1])
            self._comments.add(parts[0].piece.parent, first.at, last.at, text)

    def zotero_code(self, citation: Mapping[str, Any]) -> str:
        """Refuse live fields of Zotero."""
        raise _no_fields()

    def frame_list(self, blocks: Sequence[int]) -> None:
        """Refuse live fields of Zotero."""
        raise _no_fields()

    def prefer(self, preferences: str) -> None:
        """Refuse live fields of Zotero."""
        raise _no_fields()

    def remembered(self) -> dict[str, Any]:
        """Return what an earlier run left in the document."""
        return read_memory(self._editor.metadata)

    def remember(self, value: dict[str, Any]) -> None:
        """Leave an object for a later run."""
        if value != self.remembered():
            write_memory(*self._editor.change_metadata(), value)

    def save(self) -> bytes:
        """Return the file; the same bytes if nothing was changed."""
        if self._saved is None:
            self._adder.save()
            self._letters.save()
            if self._tracker is not None:
                self._tracker.save()
            self._saved = self._editor.save()
        return self._saved

    def _update(self, carriers: Sequence[Element], shown: str) -> None:
        """Have the field of Zotero or Mendeley that some elements hold the code of say what it shows now."""
        for each in carriers:
            values = {str(name): str(value) for name, value in each.attrib.items()}
            for name in (f"{TEXT}name", f"{FIELD}value"):
                if changed := showing(values.get(name, ""), shown):
                    extent = self._editor.content.extent(each)
                    self._editor.content.take(extent.start, extent.end)
                    new = made(str(each.tag), {**values, name: changed})
                    self._editor.content.put(extent.start, self._editor.tags.written(new))

    def _text(self, note: int, block: int) -> Pieces:
        if (note, block) not in self._pieces:
            self._pieces[note, block] = Pieces(self._sources[note, block], self._editor.content)
        return self._pieces[note, block]

    def _paragraph(self, block: int) -> Element:
        """Return the paragraph of a block of the body that holds text."""
        source = next(each for _, each in self._sources[-1, block] if isinstance(each, TextOf))
        parent = source.element.getparent() if source.tail else source.element
        assert parent is not None
        return paragraph_of(parent)


def _no_fields() -> UsageError:
    return UsageError(
        "live fields of Zotero are not written into OpenDocument files: that Zotero's plugin takes them over could "
        "not be tried",
        hint="Save the document as .docx in LibreOffice and restyle that one, or leave out --fields.",
    )
