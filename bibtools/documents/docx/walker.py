"""The walk through a story of a Word document (body, note, text box): which element does what."""

from __future__ import annotations

from collections.abc import Callable

from bibtools.documents.building import Builder, Draft, Flow, Mark
from bibtools.documents.docx.notes import NoteNumbers
from bibtools.documents.docx.numbering import Numbering
from bibtools.documents.docx.paragraphs import ParagraphLook
from bibtools.documents.docx.parts import MAIN, Parts, child, switch, value
from bibtools.documents.docx.styles import Styles
from bibtools.documents.docx.symbols import symbol
from bibtools.documents.fields.instructions import FieldCode, read_mark, read_tag
from bibtools.documents.fields.tracking import FieldTracker
from bibtools.documents.markup import Element, split_name
from bibtools.model.document import NoteKind
from bibtools.support.dataclass import dataclass

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_KNOWN = frozenset("wps wpg wpc wpi wp14 w14 w15 w16 w16se w16cid w16cex a14 v o cx".split())
"""Extensions whose content is read where an alternative is offered; any other is passed over for its fallback."""
_LONGEST_MARK = 10
_ORPHAN = "no mark in the text refers to this note"

Handler = Callable[["Walker", Flow, Element], None]


@dataclass(slots=True)
class _State:
    """What holds for the text at hand: its run's look, whether it is deleted, and its table cell."""

    italic: bool = False
    hidden: bool = False
    deleted: list[str] | None = None
    row: int = 0
    cell: int = 0
    style: str = ""


class Walker:
    """Reads the stories of a document into a builder."""

    def __init__(self, parts: Parts, builder: Builder) -> None:
        self.parts = parts
        self.builder = builder
        builder.sources = parts.sources()
        styles = Styles(parts.part("styles"))
        self.styles = styles
        self.look = ParagraphLook(styles, Numbering(parts.part("numbering")))
        self.fields = FieldTracker(builder, builder.sources)
        self.texts = {"footnote": parts.by_id("footnotes"), "endnote": parts.by_id("endnotes")}
        self.comments = parts.by_id("comments")
        sections = [each for each in parts.document.iter() if split_name(str(each.tag))[1] == "sectPr"]
        self.numbers = NoteNumbers(parts.part("settings"), sections)
        self.properties = parts.properties()
        self.state = _State()
        self.seen: set[tuple[str, str]] = set()
        self.custom_mark: Flow | None = None
        self.merging: dict[Flow, Draft] = {}
        self.bookmarks: dict[str, tuple[FieldCode, Mark]] = {}

    def read(self) -> None:
        """Read the body, with the notes where their marks stand, and record the notes that have none."""
        self.walk(self.builder.body, self.parts.document)
        for kind, notes in self.texts.items():
            for id, element in notes.items():
                if (kind, id) not in self.seen:
                    self.builder.omit(plain_text(element), f"orphan-{kind}", _ORPHAN, None)

    def walk(self, flow: Flow, element: Element) -> None:
        """Read the children of an element."""
        for each in element:
            handler = HANDLERS.get(each.tag)
            if handler is not None:
                handler(self, flow, each)
            elif isinstance(each.tag, str) and each.tag not in SKIPPED:
                self.walk(flow, each)

    def put(self, flow: Flow, text: str, element: Element) -> None:
        """Write text that an element of the run at hand stands for, or record it where it is deleted or hidden."""
        state = self.state
        if state.deleted is not None:
            state.deleted.append(text)
        elif not self.fields.shows(flow):
            return
        elif state.hidden:
            self.builder.omit(text, "hidden", "hidden text is not part of what is printed", flow.here)
        elif self.custom_mark is not None and text.strip():
            self._custom_mark(flow, text)
        else:
            flow.write(text, italic=state.italic, source=element)

    def _custom_mark(self, flow: Flow, text: str) -> None:
        """Take the text behind a note reference with a mark of its own as that mark."""
        note, self.custom_mark = self.custom_mark, None
        mark = text.split()[0]
        if note is None or len(mark) > _LONGEST_MARK:
            flow.write(text, italic=self.state.italic)
            return
        note.number = mark
        rest = text.replace(mark, "", 1)
        if rest.strip():
            flow.write(rest, italic=self.state.italic)

    def note(self, flow: Flow, element: Element, kind: NoteKind) -> None:
        """Read the note that a reference stands for, in a flow of its own."""
        id = value(element, "id")
        text = self.texts[kind].get(id)
        if text is None or (kind, id) in self.seen:
            return
        self.seen.add((kind, id))
        if self.state.deleted is not None:
            reason = f"the mark of this {kind} is deleted (tracked change)"
            self.builder.omit(plain_text(text), f"deleted-{kind}", reason, flow.here)
            return
        own = switch_attribute(element, "customMarkFollows")
        note = self.builder.note("" if own else self.numbers.next(kind), kind, id, flow.here)
        outer, self.state = self.state, _State()
        self.custom_mark = None
        self.walk(note, text)
        if not own and not any(
            str(each.tag).endswith(("}footnoteRef", "}endnoteRef")) for each in text.iter()
        ):
            # Word prints no number of its own in this note: the one at its start was typed.
            note.strip_number()
        self.state = outer
        self.custom_mark = note if own else None

    def dropped(self, flow: Flow, element: Element, what: str, reason: str) -> None:
        """Read an element of which the text is left out, and record the text."""
        outer = self.state.deleted
        found: list[str] = []
        self.state.deleted = found
        self.walk(flow, element)
        self.state.deleted = outer
        if outer is not None:
            outer.extend(found)
        else:
            self.builder.omit("".join(found), what, reason, flow.near)


def plain_text(element: Element) -> str:
    """Return the text of an element, a line a paragraph, whatever its state."""
    lines = []
    for paragraph in element.iter():
        if split_name(str(paragraph.tag))[1] == "p":
            texts = (
                each.text or "" for each in paragraph.iter() if str(each.tag).endswith(("}t", "}delText"))
            )
            lines.append("".join(texts))
    return "\n".join(line for line in lines if line).strip()


def switch_attribute(element: Element, name: str) -> bool:
    """Return whether an on/off attribute is set."""
    return value(element, name) in ("1", "true", "on")


def _paragraph(walker: Walker, flow: Flow, element: Element) -> None:
    properties = child(element, "pPr")
    state = walker.state
    look = walker.look.of(properties, bool(state.row))
    merged = walker.merging.pop(flow, None)
    if merged is not None and merged.text.strip():
        flow.stack.append(merged)
    else:
        flow.open(look.kind, level=look.level, marker=look.marker, row=state.row, cell=state.cell)
    outer, state.style = state.style, look.style
    walker.walk(flow, element)
    state.style = outer
    draft = flow.draft
    flow.close()
    if child(properties, "rPr", "del") is not None:
        # In the accepted view a deleted paragraph mark joins this paragraph with the next.
        walker.merging[flow] = draft
    if child(properties, "sectPr") is not None:
        walker.numbers.end_section()


def _run(walker: Walker, flow: Flow, element: Element) -> None:
    state = walker.state
    outer = state.italic, state.hidden
    properties = child(element, "rPr")
    state.italic = _toggle(walker, properties, "i")
    state.hidden = _toggle(walker, properties, "vanish")
    walker.walk(flow, element)
    state.italic, state.hidden = outer


def _toggle(walker: Walker, properties: Element | None, name: str) -> bool:
    """Return a run property: its own, else that of its character style, else that of the paragraph's style."""
    own = switch(child(properties, name))
    if own is not None:
        return own
    style = value(child(properties, "rStyle"))
    return bool(style and walker.styles.toggle(style, name)) or walker.styles.toggle(walker.state.style, name)


def _text(walker: Walker, flow: Flow, element: Element) -> None:
    if element.text:
        walker.put(flow, element.text, element)


def _deleted_text(walker: Walker, flow: Flow, element: Element) -> None:
    if walker.state.deleted is not None and element.text:
        walker.state.deleted.append(element.text)


def _fixed(text: str) -> Handler:
    return lambda walker, flow, element: walker.put(flow, text, element)


def _symbol(walker: Walker, flow: Flow, element: Element) -> None:
    walker.put(flow, symbol(value(element, "font"), value(element, "char")), element)


def _deletion(walker: Walker, flow: Flow, element: Element) -> None:
    walker.dropped(flow, element, "deleted", "deleted text (tracked change)")


def _moved(walker: Walker, flow: Flow, element: Element) -> None:
    walker.dropped(flow, element, "moved", "moved from here (tracked change); it is read where it went")


def _row(walker: Walker, flow: Flow, element: Element) -> None:
    if child(element, "trPr", "del") is not None:
        walker.dropped(flow, element, "deleted", "deleted table row (tracked change)")
        return
    state = walker.state
    outer = state.row, state.cell
    state.row, state.cell = walker.builder.new_row(), 0
    walker.walk(flow, element)
    state.row, state.cell = outer


def _cell(walker: Walker, flow: Flow, element: Element) -> None:
    walker.state.cell += 1
    walker.walk(flow, element)
    walker.merging.pop(flow, None)


def _content_control(walker: Walker, flow: Flow, element: Element) -> None:
    properties, content = child(element, "sdtPr"), child(element, "sdtContent")
    if content is None:
        return
    if switch(child(properties, "showingPlcHdr")):
        walker.dropped(flow, content, "placeholder", "a placeholder that nobody has filled in")
        return
    code = read_tag(value(child(properties, "tag")))
    gallery = value(child(properties, "docPartObj", "docPartGallery"))
    flow.enter(
        element,
        code.bibliography or ("word" if gallery == "Bibliographies" else ""),
        gallery == "Table of Contents",
    )
    start = flow.here if code.kind else None
    walker.walk(flow, content)
    flow.leave(element)
    if start is not None and walker.state.deleted is None:
        walker.fields.cite(flow, code, start)


def _simple_field(walker: Walker, flow: Flow, element: Element) -> None:
    walker.fields.begin(flow, value(child(element, "fldData")), dropped=walker.state.deleted is not None)
    walker.fields.instruct(flow, value(element, "instr"))
    walker.fields.separate(flow)
    walker.walk(flow, element)
    walker.fields.end(flow)


def _field_mark(walker: Walker, flow: Flow, element: Element) -> None:
    kind = value(element, "fldCharType")
    if kind == "begin":
        data = child(element, "fldData")
        text = data.text or "" if data is not None else ""
        walker.fields.begin(flow, text, dropped=walker.state.deleted is not None)
    elif kind == "separate":
        walker.fields.separate(flow)
    elif kind == "end":
        walker.fields.end(flow)


def _instruction(walker: Walker, flow: Flow, element: Element) -> None:
    walker.fields.instruct(flow, element.text or "")


def _footnote(walker: Walker, flow: Flow, element: Element) -> None:
    walker.note(flow, element, "footnote")


def _endnote(walker: Walker, flow: Flow, element: Element) -> None:
    walker.note(flow, element, "endnote")


def _comment(walker: Walker, flow: Flow, element: Element) -> None:
    comment = walker.comments.get(value(element, "id"))
    if comment is not None:
        walker.builder.omit(plain_text(comment), "comment", "a comment is not part of the text", flow.here)


def _alternatives(walker: Walker, flow: Flow, element: Element) -> None:
    """Read the first choice that is understood, else the fallback: never both, they say the same."""
    fallback = None
    for each in element:
        if each.tag == f"{_COMPATIBILITY}Choice" and set((each.get("Requires") or "").split()) <= _KNOWN:
            walker.walk(flow, each)
            return
        if each.tag == f"{_COMPATIBILITY}Fallback":
            fallback = each
    if fallback is not None:
        walker.walk(flow, fallback)


def _bookmark(walker: Walker, flow: Flow, element: Element) -> None:
    stored = walker.properties.get(value(element, "name"))
    if stored:
        code = read_mark(stored)
        if code.bibliography:
            flow.enter(code, code.bibliography)
        walker.bookmarks[value(element, "id")] = (code, flow.here)


def _bookmark_end(walker: Walker, flow: Flow, element: Element) -> None:
    code, start = walker.bookmarks.pop(value(element, "id"), (None, None))
    if code is None or start is None:
        return
    if code.bibliography:
        flow.leave(code)
    elif code.kind:
        walker.fields.cite(flow, code, start)


def _outside(walker: Walker, flow: Flow, element: Element) -> None:
    walker.builder.omit(
        split_name(str(element.tag))[1], "link", "a part outside the text is never opened", flow.near
    )


_BY_NAME: dict[str, Handler] = {
    "p": _paragraph,
    "r": _run,
    "t": _text,
    "tab": _fixed("\t"),
    "ptab": _fixed("\t"),
    "br": _fixed("\n"),
    "cr": _fixed("\n"),
    "noBreakHyphen": _fixed("\u2011"),
    "softHyphen": _fixed("\u00ad"),
    "sym": _symbol,
    "delText": _deleted_text,
    "del": _deletion,
    "moveFrom": _moved,
    "tr": _row,
    "tc": _cell,
    "sdt": _content_control,
    "fldSimple": _simple_field,
    "fldChar": _field_mark,
    "instrText": _instruction,
    "delInstrText": _instruction,
    "footnoteReference": _footnote,
    "endnoteReference": _endnote,
    "commentReference": _comment,
    "bookmarkStart": _bookmark,
    "bookmarkEnd": _bookmark_end,
    "altChunk": _outside,
    "subDoc": _outside,
}
_SKIPPED_NAMES = """
pPr rPr sectPr tblPr tblGrid trPr tcPr tblPrEx sdtPr sdtEndPr proofErr rt footnoteRef endnoteRef fldData
"""
HANDLERS: dict[str, Handler] = {
    **{f"{{{space}}}{name}": handler for space in MAIN for name, handler in _BY_NAME.items()},
    f"{_COMPATIBILITY}AlternateContent": _alternatives,
    _MATH_TEXT: _text,
}
SKIPPED = frozenset(f"{{{space}}}{name}" for space in MAIN for name in _SKIPPED_NAMES.split())
