"""Citations that move between notes and text: marks and notes of a Word document that go or come (ECMA-376, 17.11)."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from copy import deepcopy

from bibtools.documents.building_xml import made
from bibtools.documents.docx.packaging import PackageEditor
from bibtools.documents.docx.parts import child, value
from bibtools.documents.docx.replacing import drop
from bibtools.documents.docx.runs import text_element
from bibtools.documents.docx.tracked import Tracker
from bibtools.documents.markup import Element, split_name

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class NoteMover:
    """Takes notes out and makes new footnotes; `main` is the main part, `space` the namespace that it uses."""

    def __init__(self, editor: PackageEditor, main: str, space: str, tracker: Tracker | None) -> None:
        self._editor, self._main, self._space, self._tracker = editor, main, space, tracker

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

    def add(self, behind: Element, runs: Sequence[Element]) -> str:
        """Add a footnote of some runs, with its mark behind a run, and return its id."""
        space = self._space
        part = self._part()
        root = self._editor.root(part)
        notes = [each for each in root if isinstance(each.tag, str)]
        ids = [int(value(each, "id")) for each in notes if value(each, "id").lstrip("-").isdecimal()]
        id = str(max([0, *ids]) + 1)
        model = next((each for each in reversed(notes) if value(each, "type") in ("", "normal")), None)
        properties = deepcopy(child(model, "p", "pPr")) if model is not None else None
        number = self._number(model)
        paragraph = made(f"{space}p", None, *([properties] if properties is not None else []), number)
        paragraph.append(made(f"{space}r", None, text_element(" ", space)))
        paragraph.extend(runs)
        root.append(made(f"{space}footnote", {f"{space}id": id}, paragraph))
        self._editor.touch(part)
        mark = made(f"{space}r", None, _raised(space), made(f"{space}footnoteReference", {f"{space}id": id}))
        new = mark if self._tracker is None else self._tracker.mark("ins", mark)
        behind.addnext(new)
        return id

    def _number(self, model: Element | None) -> Element:
        """Return the run that prints a note's number in it, as another note has it."""
        for each in model.iter(f"{self._space}footnoteRef") if model is not None else ():
            run = each.getparent()
            if run is not None:
                found = deepcopy(run)
                found.tail = None
                return found
        return made(f"{self._space}r", None, _raised(self._space), made(f"{self._space}footnoteRef"))

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


def _raised(space: str) -> Element:
    return made(f"{space}rPr", None, made(f"{space}vertAlign", {f"{space}val": "superscript"}))


def behind_text(element: Element) -> Element:
    """Return the element behind which a run comes that follows a text element: not inside a link or insertion."""
    run = element.getparent()
    assert run is not None
    parent = run.getparent()
    while parent is not None and split_name(str(parent.tag))[1] in ("hyperlink", "ins", "smartTag"):
        run, parent = parent, parent.getparent()
    return run
