"""A Word document that is changed in place (ECMA-376): only the runs of what is replaced change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from bibtools.documents.building import Builder
from bibtools.documents.docx.adding import ParagraphAdder
from bibtools.documents.docx.comments import Comments
from bibtools.documents.docx.memory import read_memory, write_memory
from bibtools.documents.docx.moving import NoteMover, behind_text
from bibtools.documents.docx.packaging import PackageEditor
from bibtools.documents.docx.parts import MAIN, Parts, child, value
from bibtools.documents.docx.pieces import Pieces
from bibtools.documents.docx.replacing import Replacer, place_of
from bibtools.documents.docx.runs import runs
from bibtools.documents.docx.tracked import Tracker
from bibtools.documents.docx.walker import Walker
from bibtools.documents.docx.zotero import (
    BIBLIOGRAPHY,
    citation_code,
    field_runs,
    update_code,
    write_preferences,
)
from bibtools.documents.finishing import finish_with_sources
from bibtools.documents.markup import Element, split_name
from bibtools.model.styled import StyledText, plain

_ENDS = ".,;:"
"""Marks that a citation in the text stands before, and the mark of a note behind."""


def open_document(data: bytes, name: str, track: bool) -> DocxEditing:
    """Return the document. Raise InputError if it is damaged, locked or too large to be unpacked."""
    return DocxEditing(PackageEditor(data, name), name, track)


class DocxEditing:
    """See `bibtools.documents.editing.Editing`."""

    def __init__(self, editor: PackageEditor, name: str, track: bool) -> None:
        self._editor = editor
        self._parts = Parts(editor.package, editor.root)
        builder = Builder(name, "docx")
        walker = Walker(self._parts, builder)
        walker.read()
        self.document, sources = finish_with_sources(builder)
        self._pieces = {place: Pieces(found) for place, found in sources.items()}
        self._paragraphs = {
            block: _paragraph_of(element)
            for (note, block), found in sources.items()
            for _, element in found[:1]
            if note < 0 and isinstance(element, etree._Element)
        }
        names = {self._parts.main, self._parts.target("footnotes"), self._parts.target("endnotes")}
        self._names = {editor.root(each): each for each in sorted(names) if each in editor}
        main = str(self._parts.document.tag).partition("}")[0][1:]
        self._space = f"{{{main if main in MAIN else MAIN[0]}}}"
        self._tracker = Tracker(self._names, self._space) if track else None
        self._replacer = Replacer(self._space, walker.styles, self._tracker)
        self._mover = NoteMover(editor, self._parts.main, self._space, self._tracker, self._replacer)
        self._adder = ParagraphAdder(self._space, self._replacer, self._tracker)
        self._comments = Comments(editor, self._parts.main, self._space)
        self._marks = self._note_marks()
        self._waiting: list[tuple[Element, Element | None, str]] = []

    def replace(
        self, note: int, block: int, start: int, end: int, pieces: StyledText, code: str = ""
    ) -> None:
        """Put styled text in the place of a range of a block, with a `code` as the text of a live field."""
        found = self._pieces[note, block]
        elements = found.within(start, end)
        if not elements:
            return
        part = self._part_of(elements[0])
        run = elements[0].getparent()
        if self._tracker is None and run is not None:
            update_code(run, plain(pieces))
        around = field_runs(code, self._space) if code else ((), ())
        self._replacer.replace(elements, pieces, self._links(part, pieces), around)
        found.replaced(start, end)
        self._editor.touch(part)

    def note_to_text(self, note: int, pieces: StyledText, *, hops: bool, code: str = "") -> int:
        """Put styled text in the place of a note; return its offset in the block.

        Where the note's mark stands behind a full stop or comma, the text `hops` over that, to stand before it. With a
        `code`, it is a live field, without the space at its start.
        """
        each = self.document.notes[note]
        mark, text = self._marks[each.kind, each.id], self.document.blocks[each.block].text
        found, at = self._pieces[-1, each.block], each.offset
        if hops and at and text[at - 1] in _ENDS:
            at -= 1
        before = found.before(at)
        run = before.getparent() if before is not None else None
        base = self._replacer.base(run) if run is not None else None
        new = [made_run for _, made_run in runs(pieces, self._space, base)]
        if code:
            before_field, behind_field = field_runs(code, self._space)
            spaced = int(not pieces[0].text.strip())
            new = [*new[:spaced], *before_field, *new[spaced:], *behind_field]
        behind = found.at(at) if at < each.offset else None
        beside = behind.getparent() if behind is not None else None
        place = place_of(beside if beside is not None else mark)
        for one in new if self._tracker is None else self._tracker.insert(new):
            place.addprevious(one)
        self._mover.take_out(mark, each.kind, each.id)
        self._editor.touch(self._parts.main)
        return at

    def may_change(self, note: int, block: int, start: int, end: int) -> bool:
        """Return whether a range of a block shows what is written there: in Word, all do."""
        return True

    def may_have_notes(self, block: int) -> bool:
        """Return whether a block of the body may have footnotes: those in text boxes may not."""
        around = self._paragraphs[block].iterancestors()
        return all(split_name(str(each.tag))[1] != "txbxContent" for each in around)

    def text_to_note(
        self, block: int, start: int, end: int, pieces: StyledText, *, hops: bool, code: str = ""
    ) -> str:
        """Make a footnote of styled text in the place of a range of the body, and return the note's id.

        Its mark `hops` over a full stop or comma that follows. With a `code`, its text is a live field.
        """
        found, text = self._pieces[-1, block], self.document.blocks[block].text
        elements = found.within(start, end)
        at = end + (hops and end < len(text) and text[end] in _ENDS)
        found.at(at)
        behind = found.before(at)
        assert behind is not None
        first = elements[0].getparent()
        base = self._replacer.base(first) if first is not None else None
        id = self._mover.add(behind_text(behind), pieces, base, code)
        self._replacer.replace(elements, (), {})
        found.replaced(start, end)
        self._editor.touch(self._parts.main)
        return id

    def add_paragraph(
        self, pieces: StyledText, like: int, beside: int, *, before: bool, level: int = 0
    ) -> None:
        """Add a paragraph that looks like a block of the body, before or behind another; with a level, a heading."""
        self._adder.add(pieces, self._paragraphs[like], self._paragraphs[beside], before=before, level=level)
        self._editor.touch(self._parts.main)

    def remove_paragraph(self, block: int) -> None:
        """Take a block of the body out."""
        self._adder.remove(self._paragraphs[block])
        self._editor.touch(self._parts.main)

    def arrange_notes(self) -> dict[str, str]:
        """Put the footnotes into the order of their marks, if any were added; return their new ids by the old ones."""
        return self._mover.arrange()

    def comment(self, note: int, block: int, start: int, end: int, text: str) -> None:
        """Have a comment added when the file is saved: on the mark of a note, or on a range of the body."""
        if note >= 0:
            each = self.document.notes[note]
            runs = [self._marks.get((each.kind, each.id))]
        else:
            elements = self._pieces[note, block].within(start, end)
            runs = [each.getparent() for each in (*elements[:1], *elements[-1:])]
        if runs and runs[0] is not None:
            self._waiting.append((runs[0], runs[-1], text))

    def zotero_code(self, citation: Mapping[str, Any]) -> str:
        """Return the code of a citation (an object of csl-citation.json) as Zotero writes it."""
        return citation_code(citation)

    def frame_list(self, blocks: Sequence[int]) -> None:
        """Make blocks of the body that follow each other the bibliography that Zotero keeps up to date."""
        first, last = self._paragraphs[blocks[0]], self._adder.last(self._paragraphs[blocks[-1]])
        before, behind = field_runs(BIBLIOGRAPHY, self._space)
        at = 0 if child(first, "pPr") is None else 1
        first[at:at] = before
        last.extend(behind)
        self._editor.touch(self._parts.main)

    def prefer(self, preferences: str) -> None:
        """Write the preferences that Zotero keeps in a document."""
        write_preferences(self._editor, preferences)

    def remembered(self) -> dict[str, Any]:
        """Return what an earlier run left in the document."""
        return read_memory(self._editor, self._parts.main)

    def remember(self, value: dict[str, Any]) -> None:
        """Leave an object for a later run."""
        if value != self.remembered():
            write_memory(self._editor, self._parts.main, value)

    def save(self) -> bytes:
        """Return the file; the same bytes if nothing was changed."""
        # LibreOffice 7.4 loses the text of notes where a comment stands beside the first mark of all.
        first = next((mark for mark in self._marks.values() if mark.getparent() is not None), None)
        for anchor, last, text in self._waiting:
            self._comments.add(anchor, text, last=last, wide=anchor is first)
        self._waiting.clear()
        return self._editor.save()

    def _note_marks(self) -> dict[tuple[str, str], Element]:
        """Return the runs that hold the marks of notes, by kind and id."""
        found: dict[tuple[str, str], Element] = {}
        for kind in ("footnote", "endnote"):
            for each in self._parts.document.iter(f"{self._space}{kind}Reference"):
                run = each.getparent()
                if run is not None:
                    found.setdefault((kind, value(each, "id")), run)
        return found

    def _part_of(self, element: Element) -> str:
        return self._names[element.getroottree().getroot()]

    def _links(self, part: str, pieces: StyledText) -> dict[str, str]:
        """Return the addresses that styled text leads to and the part has relationships for, with their ids."""
        wanted = {piece.link for piece in pieces if piece.link}
        return self._editor.addresses(part, wanted) if wanted else {}


def _paragraph_of(element: Element) -> Element:
    """Return the paragraph that an element stands in."""
    return next(each for each in element.iterancestors() if split_name(str(each.tag))[1] == "p")
