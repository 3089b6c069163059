"""Comments at places of a Word document (ECMA-376 part 1, 17.13.4)."""

from __future__ import annotations

import posixpath

from bibtools.documents.building_xml import made
from bibtools.documents.docx.packaging import PackageEditor
from bibtools.documents.docx.parts import value
from bibtools.documents.docx.runs import text_element
from bibtools.documents.docx.tracked import AUTHOR
from bibtools.documents.docx.walker import plain_text
from bibtools.documents.markup import Element, split_name
from bibtools.support.whole_numbers import whole_number

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Comments:
    """The comments of a package; `main` is its main part, `space` the namespace that it uses."""

    def __init__(self, editor: PackageEditor, main: str, space: str) -> None:
        self._editor, self._main, self._space = editor, main, space

    def add(self, anchor: Element, text: str, *, last: Element | None = None, wide: bool = False) -> None:
        """Add a comment on a run of the body, or on all from it to the `last`, unless one of ours has this text.

        A `wide` comment is on the whole paragraph of the run.
        """
        last = last if last is not None else anchor
        paragraph = next(anchor.iterancestors(f"{self._space}p"), None) if wide else None
        if text in self._ours(last if paragraph is None else paragraph):
            return
        space = self._space
        root = self._root()
        ids = [whole_number(value(each, "id"), -1) for each in root]
        id = str(max(ids, default=-1) + 1)
        attributes = {f"{space}id": id, f"{space}author": AUTHOR, f"{space}initials": "bt"}
        content = made(f"{space}p", None, made(f"{space}r", None, text_element(text, space)))
        root.append(made(f"{space}comment", attributes, content))
        reference = made(f"{space}r", None, made(f"{space}commentReference", {f"{space}id": id}))
        start = made(f"{space}commentRangeStart", {f"{space}id": id})
        end = made(f"{space}commentRangeEnd", {f"{space}id": id})
        if paragraph is None:
            anchor.addprevious(start)
            last.addnext(reference)
            last.addnext(end)
        else:
            paragraph.insert(int(paragraph.find(f"{space}pPr") is not None), start)
            paragraph.extend([end, reference])
        self._editor.touch(self._part())
        self._editor.touch(self._main)

    def _ours(self, anchor: Element) -> set[str]:
        """Return the texts of our comments on a run, or in a paragraph."""
        ids = {value(each, "id") for each in anchor.iter(f"{self._space}commentReference")}
        for each in () if anchor.tag == f"{self._space}p" else anchor.itersiblings():
            name = split_name(str(each.tag))[1]
            inside = [value(child, "id") for child in each if str(child.tag).endswith("}commentReference")]
            if name != "commentRangeEnd" and not inside:
                break
            ids.update(inside)
        if not ids:
            return set()
        return {
            plain_text(each)
            for each in self._root()
            if value(each, "id") in ids and value(each, "author") == AUTHOR
        }

    def _part(self) -> str:
        found = self._editor.targets(self._main, "comments")
        return found[0] if found else posixpath.join(posixpath.dirname(self._main), "comments.xml")

    def _root(self) -> Element:
        part = self._part()
        if part not in self._editor:
            self._editor.put(part, made(f"{self._space}comments", spaces={"w": self._space[1:-1]}))
            self._editor.relate(self._main, "comments", part)
            self._editor.set_type(part, _TYPE)
        return self._editor.root(part)
