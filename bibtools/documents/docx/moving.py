"""Citations that move between notes and text: marks and notes of a Word document that go or come (ECMA-376, 17.11)."""

from __future__ import annotations

import posixpath
from copy import deepcopy

from bibtools.documents.building_xml import made
from bibtools.documents.docx.packaging import PackageEditor
from bibtools.documents.docx.parts import child, value
from bibtools.documents.docx.replacing import Replacer, drop
from bibtools.documents.docx.runs import runs, text_element
from bibtools.documents.docx.tracked import Tracker
from bibtools.documents.docx.zotero import field_runs
from bibtools.documents.markup import Element, split_name
from bibtools.model.styled import StyledText
from bibtools.support.whole_numbers import whole_number

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class NoteMover:
    """Takes notes out and makes new footnotes; `main` is the main part, `space` the namespace that it uses."""

    def __init__(
        self, editor: PackageEditor, main: str, space: str, tracker: Tracker | None, replacer: Replacer
    ) -> None:
        self._editor, self._main, self._space = editor, main, space
        self._tracker, self._replacer = tracker, replacer
        self._added = False

    def take_out(self, mark: Element, kind: str, id: str) -> None:
        """Take out the mark of a note with the note; as a tracked change, the mark alone is deleted."""
        if self._tracker is not None:
            self._tracker.delete(mark)
            return
        for each in list(mark):
            if split_name(str(each.tag))[1] == f"{kind}Reference":
                mark.remove(each)
        if all(split_name(str(each.tag))[1] == "rPr" for each in mark):
            drop(mark)
        for part in self._editor.targets(self._main, f"{kind}s"):
            root = self._editor.root(part)
            for each in list(root):
                if isinstance(each.tag, str) and value(each, "id") == id:
                    root.remove(each)
            self._editor.touch(part)

    def add(self, behind: Element, pieces: StyledText, body: Element | None, code: str = "") -> str:
        """Add a footnote of styled text, or of a live field with this code, with its mark behind a run; return its id.

        It looks as the last footnote does; the first one of a document has the styles for notes, and the font of its
        `body` (run properties), if any.
        """
        space = self._space
        part = self._part()
        root = self._editor.root(part)
        notes = [each for each in root if isinstance(each.tag, str)]
        ids = [whole_number(value(each, "id"), 0) for each in notes]
        id = str(max([0, *ids]) + 1)
        model = next((each for each in reversed(notes) if value(each, "type") in ("", "normal")), None)
        paragraph = made(f"{space}p", None, *self._paragraph_look(model), self._number(model))
        paragraph.append(made(f"{space}r", None, text_element(" ", space)))
        base = self._text_look(model) if model is not None else _without_size(body)
        before, end = field_runs(code, space) if code else ([], [])
        paragraph.extend([*before, *(run for _, run in runs(pieces, space, base)), *end])
        root.append(made(f"{space}footnote", {f"{space}id": id}, paragraph))
        self._editor.touch(part)
        self._added = True
        mark = made(
            f"{space}r", None, self._mark_look(), made(f"{space}footnoteReference", {f"{space}id": id})
        )
        new = mark if self._tracker is None else self._tracker.mark("ins", mark)
        behind.addnext(new)
        return id

    def arrange(self) -> dict[str, str]:
        """Put the notes into the order of their marks, if any were added; return the new id of each by its old one.

        Word goes by ids alone; LibreOffice 7.4 gives the marks the notes in the order of their ids.
        """
        if not self._added:
            return {}
        marks = list(self._editor.root(self._main).iter(f"{self._space}footnoteReference"))
        order = {value(mark, "id"): number for number, mark in enumerate(marks)}
        root = self._editor.root(self._part())
        # Separators, and notes that no mark in the text refers to, stay where they are.
        slots = [index for index, each in enumerate(root) if value(each, "id") in order]
        notes = sorted((root[index] for index in slots), key=lambda note: order[value(note, "id")])
        old = [value(each, "id") for each in notes]
        new = dict(zip(old, sorted(old, key=lambda id: whole_number(id, 0)), strict=True))
        standing = list(root)
        for index, note in zip(slots, notes, strict=True):
            standing[index] = note
        root[:] = standing
        for each in (*notes, *marks):
            each.set(f"{self._space}id", new.get(value(each, "id"), value(each, "id")))
        return new

    def _paragraph_look(self, model: Element | None) -> list[Element]:
        properties = child(model, "p", "pPr")
        if properties is not None:
            return [deepcopy(properties)]
        style = self._replacer.styles.id("footnote text")
        named = made(f"{self._space}pStyle", {f"{self._space}val": style})
        return [made(f"{self._space}pPr", None, named)] if style and model is None else []

    def _text_look(self, model: Element) -> Element | None:
        """Return the properties of the first run with text in a note, as new text takes them over."""
        for each in model.iter(f"{self._space}t"):
            run = each.getparent()
            if run is not None and (each.text or "").strip():
                return self._replacer.base(run)
        return None

    def _mark_look(self) -> Element:
        """Return the look of a mark in the text: that of another, else the style for it, else raised."""
        for each in self._editor.root(self._main).iter(f"{self._space}footnoteReference"):
            properties = child(each.getparent(), "rPr")
            if properties is not None:
                return deepcopy(properties)
        return self._raised()

    def _raised(self) -> Element:
        style, space = self._replacer.styles.id("footnote reference"), self._space
        look = ("rStyle", style) if style else ("vertAlign", "superscript")
        return made(f"{space}rPr", None, made(f"{space}{look[0]}", {f"{space}val": look[1]}))

    def _number(self, model: Element | None) -> Element:
        """Return the run that prints a note's number in it, as another note has it."""
        for each in model.iter(f"{self._space}footnoteRef") if model is not None else ():
            run = each.getparent()
            if run is not None:
                found = deepcopy(run)
                found.tail = None
                return found
        return made(f"{self._space}r", None, self._raised(), made(f"{self._space}footnoteRef"))

    def _part(self) -> str:
        found = self._editor.targets(self._main, "footnotes")
        if found:
            return found[0]
        part, space = posixpath.join(posixpath.dirname(self._main), "footnotes.xml"), self._space
        lines = [
            made(f"{space}footnote", {f"{space}type": kind, f"{space}id": id}, _line(kind, space))
            for kind, id in (("separator", "-1"), ("continuationSeparator", "0"))
        ]
        self._editor.put(part, made(f"{space}footnotes", None, *lines, spaces={"w": space[1:-1]}))
        self._editor.relate(self._main, "footnotes", part)
        self._editor.set_type(part, _TYPE)
        return part


def _line(kind: str, space: str) -> Element:
    return made(f"{space}p", None, made(f"{space}r", None, made(f"{space}{kind}")))


def _without_size(body: Element | None) -> Element | None:
    """Return run properties of the body for a note, of which the letters are smaller."""
    if body is None:
        return None
    base = deepcopy(body)
    for each in list(base):
        if split_name(str(each.tag))[1] in ("sz", "szCs"):
            base.remove(each)
    return base


def behind_text(element: Element) -> Element:
    """Return the element behind which a run comes that follows a text element: not inside a link or insertion."""
    run = element.getparent()
    assert run is not None
    parent = run.getparent()
    while parent is not None and split_name(str(parent.tag))[1] in ("hyperlink", "ins", "smartTag"):
        run, parent = parent, parent.getparent()
    return run
