"""The walk through a page or chapter: blocks, notes, and what stands beside the text."""

from __future__ import annotations

import re
from dataclasses import field
from typing import cast

from bibtools.documents.building import Builder, Flow
from bibtools.documents.html.kinds import (
    BLOCKS,
    HEADINGS,
    NO_TEXT,
    is_hidden,
    is_side,
    italic,
    kinds_of,
    names_of,
)
from bibtools.documents.html.links import Notes, WebNote
from bibtools.documents.html.lists import OpenList
from bibtools.documents.html.parsing import Page, tag_of
from bibtools.documents.markup import Element, all_text
from bibtools.model.document import BlockKind
from bibtools.model.text import Place
from bibtools.support.dataclass import dataclass

_SPACE = re.compile(r"[ \t\n\r\f]+")
_DEEPEST = 200
_CONTENTS = frozenset(("toc", "doc-toc", "table-of-contents"))
_MOST = 0.5


@dataclass(slots=True)
class _State:
    """What holds for the text at hand."""

    italic: bool = False
    kept: bool = False
    heading: int = 0
    contents: bool = False
    row: int = 0
    cell: int = 0
    depth: int = 0
    lists: list[OpenList] = field(default_factory=list)


class Walker:
    """Reads pages into a builder. `has_lines` says whether places are lines of the file."""

    def __init__(self, builder: Builder, notes: Notes, *, has_lines: bool) -> None:
        self.builder = builder
        self.notes = notes
        self.has_lines = has_lines
        self.flow = builder.body
        self.state = _State()
        self.line = 1
        self.open = False
        self.marker = ""
        self.after_space = True
        self.outer: Flow | None = None
        self.flows = {
            note: builder.note(note.number or str(index + 1), note.kind, _id(note))
            for index, note in enumerate(notes.notes)
        }

    def read(self, page: Page) -> None:
        """Read the text of a page: its main part if it names one, else all of it but what stands beside the text."""
        main = _main_part(page.root)
        if main is not None:
            self._beside(page.root, main)
        self.element(page.root if main is None else main)
        self.end_block()

    def read_notes(self, page: Page) -> None:
        """Read only the notes of a page, such as one that no reader comes to by turning pages."""
        for element in page.root.iter():
            if element in self.notes.holders:
                self.element(element)
        self.end_block()

    def _beside(self, root: Element, main: Element) -> None:
        """Pass over what stands outside the main part, but for notes of it."""
        inside = set(main.iterancestors())
        for element in inside:
            for each in element:
                if each is not main and each not in inside:
                    if any(one in self.notes.holders for one in each.iter()):
                        self.element(each)
                    elif tag_of(each) not in NO_TEXT:
                        self._omit(each, "beside", "this stands beside the text of the page")

    def element(self, element: Element) -> None:
        """Read an element."""
        tag = tag_of(element)
        if self.has_lines:
            self.line = max(self.line, cast("int | None", element.sourceline) or 0)
        if not tag or tag in NO_TEXT:
            return
        if element in self.notes.starts:
            self._start(self.notes.starts[element])
        if element in self.notes.backs:
            return
        note = self.notes.marks.get(element)
        if note is not None:
            self._mark(note)
        elif element in self.notes.holders:
            self._note(self.notes.holders[element], element)
        elif is_hidden(element):
            self._omit(element, "hidden", "hidden text is not part of what is shown")
        elif is_side(element) and not self._needed(element):
            self._omit(element, "beside", "this stands beside the text of the page")
        elif self.state.depth >= _DEEPEST:
            self.text(all_text(element))
        else:
            self._content(tag, element)

    def _needed(self, element: Element) -> bool:
        """Return whether a part beside the text holds some of it: a note, or the title."""
        return any(
            each in self.notes.holders or each in self.notes.starts or tag_of(each) == "h1"
            for each in element.iter()
        )

    def _content(self, tag: str, element: Element) -> None:
        outer = self.state
        self.state = state = _inner(outer, element, tag)
        if tag in BLOCKS:
            self.end_block()
        if tag == "br":
            self._write("\n")
        elif tag == "tr":
            state.row, state.cell = self.builder.new_row(), 0
        elif tag in ("td", "th"):
            outer.cell += 1
            state.cell = outer.cell
        elif tag in ("ol", "ul", "menu", "dir"):
            state.lists = [*outer.lists, OpenList.of(element)]
        elif tag == "li" and state.lists:
            self.marker = state.lists[-1].item(element)
        elif tag == "q":
            self._write("“")
        self.inside(element)
        if tag == "q":
            self._write("”")
        if tag in BLOCKS:
            self.end_block()
            self.marker = "" if tag == "li" else self.marker
        self.state = outer

    def inside(self, element: Element) -> None:
        """Read the text and the children of an element."""
        self.text(element.text)
        for each in element:
            self.element(each)
            self.text(each.tail)

    def text(self, text: str | None) -> None:
        """Write text, line by line of the file, its white space collapsed unless it is preformatted."""
        if not text:
            return
        for index, piece in enumerate(text.split("\n")):
            if index:
                self._write("\n" if self.state.kept else " ")
                self.line += 1
            self._write(piece if self.state.kept else _SPACE.sub(" ", piece))

    def _write(self, text: str) -> None:
        if self.after_space and text[:1] == " " and not self.state.kept:
            text = text[1:]
        if not text or (not self.open and not text.strip()):
            return
        if not self.open:
            self._open()
        line = (0, self.line, 1) if self.has_lines else None
        self.flow.write(text, italic=self.state.italic, line=line)
        self.after_space = text[-1] in " \n"

    def _open(self) -> None:
        state = self.state
        marker, self.marker = self.marker, ""
        kind: BlockKind = "paragraph"
        level = 0
        if state.contents:
            kind = "contents"
        elif state.heading:
            kind, level = "heading", state.heading
        elif state.row:
            kind = "cell"
        elif marker:
            kind, level = "item", len(state.lists)
        self.flow.open(kind, level=level, marker=marker, row=state.row, cell=state.cell)
        self.open = True
        self.after_space = True

    def end_block(self) -> None:
        """End the open block, and with it a note that shares it with others."""
        if self.open:
            self.flow.close()
        self.open = False
        self.after_space = True
        if self.outer is not None:
            self.flow, self.outer = self.outer, None

    def _mark(self, note: WebNote) -> None:
        """Hang the note at this point; a note with several marks hangs at the first."""
        flow = self.flows[note]
        if flow.anchor is None and self.flow is not flow:
            if not self.open:
                self._open()
            flow.anchor = self.flow.here

    def _note(self, note: WebNote, element: Element) -> None:
        """Read a note's text into its own flow."""
        self.end_block()
        outer, self.flow = self.flow, self.flows[note]
        state, self.state = self.state, _State(depth=self.state.depth)
        before = len(self.flow.drafts)
        self.inside(element)
        self.end_block()
        self.flow.strip_number(before)
        self.flow, self.state = outer, state

    def _start(self, note: WebNote) -> None:
        """Begin a note that shares its block with others: it runs on to the next or to the end of the block."""
        self.end_block()
        self.outer, self.flow = self.flow, self.flows[note]

    def _omit(self, element: Element, what: str, reason: str) -> None:
        pieces = (" ".join(str(each).split()) for each in element.itertext())
        at = self.flow.near or (Place(self.builder.name, self.line) if self.has_lines else None)
        self.builder.omit(" ".join(piece for piece in pieces if piece), what, reason, at)


def _inner(outer: _State, element: Element, tag: str) -> _State:
    """Return the state within an element."""
    contents = outer.contents or bool((kinds_of(element) | names_of(element)) & _CONTENTS and tag in BLOCKS)
    return _State(
        italic(element, outer.italic),
        outer.kept or tag == "pre",
        HEADINGS.get(tag, outer.heading),
        contents,
        outer.row,
        outer.cell,
        outer.depth + 1,
        outer.lists,
    )


def _main_part(root: Element) -> Element | None:
    """Return the main part of a page, or its only article if that holds most of the text; None if there is none."""
    mains = [each for each in root.iter() if tag_of(each) == "main" or "main" in kinds_of(each)]
    if len(mains) == 1:
        return mains[0]
    articles = [each for each in root.iter() if tag_of(each) == "article"]
    if len(articles) == 1 and len(all_text(articles[0])) > _MOST * len(all_text(root)):
        return articles[0]
    return None


def _id(note: WebNote) -> str:
    return note.target.get("id") or note.target.get("name") or ""
