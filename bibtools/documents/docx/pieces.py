"""The text of a paragraph as the elements that it was read from, cut so that a range can be replaced."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from bibtools.documents.building import SOFT_HYPHEN
from bibtools.documents.docx.names import XML
from bibtools.documents.markup import Element, split_name


class Pieces:
    """Offset and element (`w:t`, `w:tab` …) of each piece of a block's text, in order.

    Cutting splits runs; nothing else about them changes.
    """

    def __init__(self, sources: Sequence[tuple[int, object]]) -> None:
        self._pieces = [(at, source) for at, source in sources if isinstance(source, etree._Element)]

    def within(self, start: int, end: int) -> list[Element]:
        """Return the elements of a range of the text, each with a run that holds no text outside the range."""
        self._cut(end)
        self._cut(start)
        found = []
        for index, (at, element) in enumerate(self._pieces):
            behind = self._pieces[index + 1][0] if index + 1 < len(self._pieces) else None
            if start <= at < end and (behind is None or behind > at):
                found.append(element)
        return found

    def before(self, offset: int) -> Element | None:
        """Return the element that holds the character before an offset."""
        found = [element for at, element in self._pieces if at < offset]
        return found[-1] if found else None

    def at(self, offset: int) -> Element | None:
        """Return the element that begins at an offset, once it has been cut there; None at the end of the text."""
        self._cut(offset)
        return next((element for at, element in self._pieces if at >= offset), None)

    def replaced(self, start: int, end: int) -> None:
        """Forget the pieces of a range: what stands there now is not part of the text that was read."""
        self._pieces = [(at, element) for at, element in self._pieces if not start <= at < end]

    def _cut(self, offset: int) -> None:
        for index, (at, element) in enumerate(self._pieces):
            if at == offset:
                _split_run(element)
                return
            last = index + 1 == len(self._pieces)
            if at < offset and (last or offset < self._pieces[index + 1][0]):
                right = _split_text(element, offset - at)
                if right is not None:
                    self._pieces.insert(index + 1, (offset, right))
                return


def _split_text(element: Element, count: int) -> Element | None:
    """Split a text element behind `count` characters, and its run; return the new element for the rest."""
    text = element.text or ""
    at, left = 0, count
    while at < len(text) and (left or text[at] == SOFT_HYPHEN):
        left -= text[at] != SOFT_HYPHEN
        at += 1
    if split_name(str(element.tag))[1] != "t" or at >= len(text) or not at:
        return None
    right = deepcopy(element)
    right.tail = None
    element.text, right.text = text[:at], text[at:]
    for each in (element, right):
        each.set(f"{XML}space", "preserve")
    element.addnext(right)
    _split_run(right)
    return right


def _split_run(element: Element) -> None:
    """Begin a new run with an element, unless nothing but properties stands before it."""
    run = element.getparent()
    if run is None or split_name(str(run.tag))[1] != "r":
        return
    children = list(run)
    at = children.index(element)
    if not any(split_name(str(each.tag))[1] != "rPr" for each in children[:at]):
        return
    second = etree.Element(run.tag, {str(k): str(v) for k, v in run.attrib.items()})
    properties = next((each for each in children if split_name(str(each.tag))[1] == "rPr"), None)
    if properties is not None:
        second.append(deepcopy(properties))
    for each in children[at:]:
        second.append(each)
    second.tail, run.tail = run.tail, None
    run.addnext(second)
