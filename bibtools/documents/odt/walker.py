"""The walk through an OpenDocument text: which element does what."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from bibtools.documents.building import Builder, Flow, Mark
from bibtools.documents.fields.instructions import FieldCode, read_mark
from bibtools.documents.fields.libreoffice import bibliography_mark
from bibtools.documents.fields.tracking import FieldTracker
from bibtools.documents.markup import Element, all_text
from bibtools.documents.odt.lists import Lists
from bibtools.documents.odt.parts import DRAW, OFFICE, TABLE, TEXT, Parts
from bibtools.documents.odt.styles import Styles
from bibtools.model.document import BlockKind, NoteKind
from bibtools.support.dataclass import dataclass
from bibtools.support.whole_numbers import whole_number

FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
_SPACE = re.compile(r"[ \t\r\n]+")
_CODE = "vnd.oasis.opendocument.field.code"


class TextOf(NamedTuple):
    """What text was read from: an element, or the text behind it (`tail`); `after_space` drops a space at its start.

    Spaces, tabs and line breaks that are elements were read from their element.
    """

    element: Element
    tail: bool = False
    after_space: bool = False


Handler = Callable[["Walker", Flow, Element], None]


@dataclass(slots=True)
class _State:
    """What holds for the text at hand: italics, whether it is hidden, its table cell, the list item that begins."""

    italic: bool = False
    hidden: bool = False
    row: int = 0
    cell: int = 0
    marker: str = ""
    after_space: bool = True


class Walker:
    """Reads the text of a document into a builder.

    `notes` are the elements of the notes in the order of the builder; `carriers` are those that hold the code of a
    citation field in a value, by the field's number in the builder.
    """

    def __init__(self, parts: Parts, builder: Builder) -> None:
        self.parts = parts
        self.builder = builder
        self.styles = Styles(parts.styles)
        self.lists = Lists(self.styles)
        self.fields = FieldTracker(builder, {})
        self.state = _State()
        self.marks: dict[str, tuple[FieldCode, Mark, Element]] = {}
        self.field_codes: list[Element | None] = []
        self.deletions = _deletions(parts.text)
        self.counts: dict[NoteKind, int] = {}
        self.notes: list[Element] = []
        self.carriers: dict[int, tuple[Element, ...]] = {}

    def read(self) -> None:
        """Read the body, with the notes where their marks stand."""
        self.walk(self.builder.body, self.parts.text)

    def walk(self, flow: Flow, element: Element) -> None:
        """Read the children of an element and the text between them."""
        self.put(flow, element, element.text)
        for each in element:
            handler = _HANDLERS.get(str(each.tag))
            if handler is not None:
                handler(self, flow, each)
            elif isinstance(each.tag, str) and each.tag not in _SKIPPED:
                self.walk(flow, each)
            self.put(flow, each, each.tail, tail=True)

    def put(self, flow: Flow, element: Element, text: str | None, *, tail: bool = False) -> None:
        """Write text of an element with its white space collapsed (ODF 1.3 part 3, 6.1.2), or that behind it.

        Text outside paragraphs is left out.
        """
        if not text or not flow.stack:
            return
        source = TextOf(element, tail, self.state.after_space)
        text = _SPACE.sub(" ", text)
        if self.state.after_space and text[0] == " ":
            text = text[1:]
        if text:
            self.state.after_space = text[-1] == " "
        self.write(flow, text, source)

    def write(self, flow: Flow, text: str, source: TextOf) -> None:
        """Write text as it is, or record it where it is hidden."""
        if not self.fields.shows(flow):
            return
        if self.state.hidden:
            self.builder.omit(text, "hidden", "hidden text is not part of what is printed", flow.here)
        else:
            flow.write(text, italic=self.state.italic, source=source)


def _deletions(text: Element) -> dict[str, str]:
    """Return the deleted text of each tracked deletion by its id."""
    found = {}
    for region in text.iter(f"{TEXT}changed-region"):
        id = region.get(f"{TEXT}id") or region.get("{http://www.w3.org/XML/1998/namespace}id") or ""
        for deletion in region.iterchildren(f"{TEXT}deletion"):
            paragraphs = deletion.iter(f"{TEXT}p", f"{TEXT}h")
            found[id] = "\n".join(all_text(each) for each in paragraphs)
    return found


def _paragraph(walker: Walker, flow: Flow, element: Element) -> None:
    state, styles = walker.state, walker.styles
    style = element.get(f"{TEXT}style-name") or ""
    kind, level = _kind(walker, element, style)
    marker, state.marker = state.marker, ""
    flow.open(kind, level=level, marker=marker, row=state.row, cell=state.cell)
    outer = state.italic, state.hidden, state.after_space
    state.italic = bool(styles.italic("paragraph", style))
    state.hidden = styles.hidden("paragraph", style)
    state.after_space = True
    walker.walk(flow, element)
    state.italic, state.hidden, state.after_space = outer
    flow.close()


def _kind(walker: Walker, element: Element, style: str) -> tuple[BlockKind, int]:
    """Return the kind and level of a paragraph."""
    if element.tag == f"{TEXT}h":
        level = element.get(f"{TEXT}outline-level") or "1"
        return "heading", whole_number(level, 1)
    if walker.styles.is_title(style):
        return "heading", 0
    outline = walker.styles.outline_level(style)
    if outline:
        return "heading", outline
    if walker.lists.open and walker.state.marker:
        return "item", len(walker.lists.open)
    return ("cell", 0) if walker.state.row else ("paragraph", 0)


def _span(walker: Walker, flow: Flow, element: Element) -> None:
    state, styles = walker.state, walker.styles
    style = element.get(f"{TEXT}style-name") or ""
    outer = state.italic, state.hidden
    own = styles.italic("text", style)
    state.italic = state.italic if own is None else own
    state.hidden = state.hidden or styles.hidden("text", style)
    walker.walk(flow, element)
    state.italic, state.hidden = outer


def _spaces(walker: Walker, flow: Flow, element: Element) -> None:
    walker.write(flow, spaces(element), TextOf(element))
    walker.state.after_space = False


def spaces(element: Element) -> str:
    """Return the spaces that a `text:s` stands for, at most a hundred."""
    count = element.get(f"{TEXT}c") or "1"
    return " " * min(whole_number(count, 1), 100)


def _fixed(text: str) -> Handler:
    return lambda walker, flow, element: walker.write(flow, text, TextOf(element))


def _note(walker: Walker, flow: Flow, element: Element) -> None:
    kind: NoteKind = "endnote" if element.get(f"{TEXT}note-class") == "endnote" else "footnote"
    walker.counts[kind] = walker.counts.get(kind, 0) + 1
    citation, body = element.find(f"{TEXT}note-citation"), element.find(f"{TEXT}note-body")
    number = "" if citation is None else (citation.get(f"{TEXT}label") or all_text(citation)).strip()
    id = element.get(f"{TEXT}id") or ""
    walker.notes.append(element)
    note = walker.builder.note(number or str(walker.counts[kind]), kind, id, flow.here)
    if body is None:
        return
    outer, walker.state = walker.state, _State()
    lists, walker.lists = walker.lists, Lists(walker.styles)
    walker.walk(note, body)
    walker.state, walker.lists = outer, lists


def _list(walker: Walker, flow: Flow, element: Element) -> None:
    walker.lists.begin(element)
    walker.walk(flow, element)
    walker.lists.end(element)


def _list_item(walker: Walker, flow: Flow, element: Element) -> None:
    walker.state.marker = walker.lists.item(element)
    walker.walk(flow, element)
    walker.state.marker = ""


def _row(walker: Walker, flow: Flow, element: Element) -> None:
    state = walker.state
    outer = state.row, state.cell
    state.row, state.cell = walker.builder.new_row(), 0
    walker.walk(flow, element)
    state.row, state.cell = outer


def _cell(walker: Walker, flow: Flow, element: Element) -> None:
    walker.state.cell += 1
    walker.walk(flow, element)


def _section(walker: Walker, flow: Flow, element: Element) -> None:
    """Read a section; Zotero, Mendeley and JabRef keep their bibliographies in sections with names of theirs."""
    if element.get(f"{TEXT}display") == "none":
        reason = "a hidden section is not part of what is printed"
        walker.builder.omit(all_text(element), "hidden", reason, flow.near)
        return
    flow.enter(element, read_mark(element.get(f"{TEXT}name") or "").bibliography)
    walker.walk(flow, element)
    flow.leave(element)


def _contents(walker: Walker, flow: Flow, element: Element) -> None:
    flow.enter(element, contents=True)
    walker.walk(flow, element)
    flow.leave(element)


def _bibliography(walker: Walker, flow: Flow, element: Element) -> None:
    flow.enter(element, "libreoffice")
    walker.walk(flow, element)
    flow.leave(element)


def _mark_start(walker: Walker, flow: Flow, element: Element) -> None:
    name = element.get(f"{TEXT}name") or ""
    code = read_mark(walker.parts.properties.get(name) or name)
    if code.kind or code.bibliography:
        walker.marks[name] = (code, flow.here, element)
        if code.bibliography:
            flow.enter(code, code.bibliography)


def _mark_end(walker: Walker, flow: Flow, element: Element) -> None:
    name = element.get(f"{TEXT}name") or ""
    if name not in walker.marks:
        return
    code, start, first = walker.marks.pop(name)
    if code.bibliography:
        flow.leave(code)
        return
    if name not in walker.parts.properties:
        walker.carriers[len(walker.builder.fields)] = (first, element)
    walker.fields.cite(flow, code, start)


def _bibliography_mark(walker: Walker, flow: Flow, element: Element) -> None:
    start = flow.here
    walker.walk(flow, element)
    walker.fields.cite(flow, bibliography_mark(element), start)


def _field_start(walker: Walker, flow: Flow, element: Element) -> None:
    """Begin a field that came from a Word document and that LibreOffice keeps as it was."""
    walker.fields.begin(flow)
    code = next((each for each in element if each.get(f"{FIELD}name") == _CODE), None)
    if code is not None:
        walker.fields.instruct(flow, code.get(f"{FIELD}value") or "")
    walker.field_codes.append(code)
    walker.fields.separate(flow)


def _field_end(walker: Walker, flow: Flow, element: Element) -> None:
    before = len(walker.builder.fields)
    walker.fields.end(flow)
    code = walker.field_codes.pop() if walker.field_codes else None
    if code is not None and len(walker.builder.fields) > before:
        walker.carriers[before] = (code,)


def _comment(walker: Walker, flow: Flow, element: Element) -> None:
    paragraphs = element.iter(f"{TEXT}p")
    text = "\n".join(all_text(each) for each in paragraphs)
    walker.builder.omit(text, "comment", "a comment is not part of the text", flow.near)


def _change(walker: Walker, flow: Flow, element: Element) -> None:
    text = walker.deletions.get(element.get(f"{TEXT}change-id") or "", "")
    walker.builder.omit(text, "deleted", "deleted text (tracked change)", flow.near)


def _hidden_text(walker: Walker, flow: Flow, element: Element) -> None:
    text = element.get(f"{TEXT}string-value") or all_text(element)
    walker.builder.omit(text, "hidden", "hidden text is not part of what is printed", flow.here)


_HANDLERS: dict[str, Handler] = {
    f"{TEXT}p": _paragraph,
    f"{TEXT}h": _paragraph,
    f"{TEXT}span": _span,
    f"{TEXT}s": _spaces,
    f"{TEXT}tab": _fixed("\t"),
    f"{TEXT}line-break": _fixed("\n"),
    f"{TEXT}note": _note,
    f"{TEXT}list": _list,
    f"{TEXT}list-item": _list_item,
    f"{TABLE}table-row": _row,
    f"{TABLE}table-cell": _cell,
    f"{TEXT}section": _section,
    f"{TEXT}table-of-content": _contents,
    f"{TEXT}alphabetical-index": _contents,
    f"{TEXT}illustration-index": _contents,
    f"{TEXT}table-index": _contents,
    f"{TEXT}user-index": _contents,
    f"{TEXT}bibliography": _bibliography,
    f"{TEXT}reference-mark-start": _mark_start,
    f"{TEXT}reference-mark-end": _mark_end,
    f"{TEXT}bookmark-start": _mark_start,
    f"{TEXT}bookmark-end": _mark_end,
    f"{TEXT}bibliography-mark": _bibliography_mark,
    f"{FIELD}fieldmark-start": _field_start,
    f"{FIELD}fieldmark-end": _field_end,
    f"{OFFICE}annotation": _comment,
    f"{TEXT}change": _change,
    f"{TEXT}hidden-text": _hidden_text,
    f"{TEXT}hidden-paragraph": _hidden_text,
}
_SKIPPED = frozenset(
    (
        *(f"{TEXT}{name}" for name in ("tracked-changes", "sequence-decls", "ruby-text", "variable-decls")),
        *(f"{TEXT}{name}" for name in ("table-of-content-source", "bibliography-source", "user-field-decls")),
        *(
            f"{TEXT}{name}"
            for name in ("alphabetical-index-source", "illustration-index-source", "note-citation")
        ),
        *(f"{TEXT}{name}" for name in ("table-index-source", "user-index-source", "number")),
        *(f"{OFFICE}{name}" for name in ("forms", "binary-data", "event-listeners")),
        *("{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}" + name for name in ("title", "desc")),
        f"{DRAW}object",
        f"{DRAW}object-ole",
    )
)
