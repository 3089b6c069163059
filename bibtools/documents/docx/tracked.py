"""Tracked changes: deletions and insertions that a person accepts or rejects (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

from collections.abc import Iterable

from bibtools.documents.building_xml import made
from bibtools.documents.docx.parts import value
from bibtools.documents.markup import Element, split_name
from bibtools.support.whole_numbers import whole_number

AUTHOR = "bibtools"
_NUMBERED = frozenset("ins del moveFrom moveTo rPrChange pPrChange bookmarkStart commentRangeStart".split())


class Tracker:
    """Makes the elements of tracked changes of a document, each with an id of its own.

    They have no date: the same input gives the same document.
    """

    def __init__(self, roots: Iterable[Element], space: str) -> None:
        ids = (
            value(each, "id")
            for root in roots
            for each in root.iter()
            if isinstance(each.tag, str) and split_name(each.tag)[1] in _NUMBERED
        )
        self._last = max((whole_number(id, 0) for id in ids), default=0)
        self._space = space

    def mark(self, name: str, *content: Element) -> Element:
        """Return a `w:ins` or `w:del` around some runs, or as the mark of a paragraph or row."""
        self._last += 1
        attributes = {f"{self._space}id": str(self._last), f"{self._space}author": AUTHOR}
        return made(f"{self._space}{name}", attributes, *content)

    def delete(self, run: Element) -> None:
        """Turn a run into a tracked deletion."""
        for each in run:
            if each.tag == f"{self._space}t":
                each.tag = f"{self._space}delText"
                each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            elif each.tag == f"{self._space}instrText":
                each.tag = f"{self._space}delInstrText"
        mark = self.mark("del")
        mark.tail, run.tail = run.tail, None
        run.addprevious(mark)
        mark.append(run)

    def insert(self, runs: Iterable[Element]) -> list[Element]:
        """Return the tracked insertion of some runs."""
        content = list(runs)
        return [self.mark("ins", *content)] if content else []
