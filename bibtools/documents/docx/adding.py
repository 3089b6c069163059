"""Paragraphs of a reference list that come and go: entries and headings (ECMA-376 part 1, 17.3.1)."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from bibtools.documents.building_xml import made
from bibtools.documents.docx.parts import child
from bibtools.documents.docx.replacing import Replacer
from bibtools.documents.docx.runs import runs
from bibtools.documents.docx.tracked import Tracker
from bibtools.documents.markup import Element, split_name
from bibtools.model.styled import StyledText

_OF_ITS_PLACE = ("sectPr", "pPrChange", "rPr")
"""Properties of a paragraph that another one that looks like it does not take over."""


class ParagraphAdder:
    """Adds and removes paragraphs in one namespace of WordprocessingML; with a `tracker`, as tracked changes."""

    def __init__(self, space: str, replacer: Replacer, tracker: Tracker | None) -> None:
        self._space, self._replacer, self._tracker = space, replacer, tracker
        self._behind: dict[Element, Element] = {}

    def add(
        self, pieces: StyledText, like: Element, beside: Element, *, before: bool, level: int = 0
    ) -> None:
        """Add a paragraph that looks like another, before or behind a third; those behind keep their order.

        With a `level` it is a heading of that level, even if the paragraph that it looks like is not.
        """
        properties = self._heading(level) if level else self._look(like)
        if self._tracker is not None:
            properties.append(made(f"{self._space}rPr", None, self._tracker.mark("ins")))
        run = next(like.iter(f"{self._space}r"), None)
        base = self._replacer.base(run) if run is not None else None
        shown = tuple(replace(each, bold=True) for each in pieces) if level else pieces
        content = [each for _, each in runs(shown, self._space, base)]
        if self._tracker is not None:
            content = self._tracker.insert(content)
        paragraph = made(f"{self._space}p", None, *([properties] if len(properties) else []), *content)
        if before:
            beside.addprevious(paragraph)
        else:
            self.last(beside).addnext(paragraph)
            self._behind[beside] = paragraph

    def last(self, beside: Element) -> Element:
        """Return the last paragraph that was added behind one, or that one itself."""
        return self._behind.get(beside, beside)

    def remove(self, paragraph: Element) -> None:
        """Take a paragraph out; as a tracked change, its runs and its mark are deleted."""
        if self._tracker is None:
            parent = paragraph.getparent()
            if parent is not None:
                parent.remove(paragraph)
            return
        properties = child(paragraph, "pPr")
        if properties is None:
            properties = made(f"{self._space}pPr")
            paragraph.insert(0, properties)
        look = child(properties, "rPr")
        if look is None:
            look = made(f"{self._space}rPr")
            behind = [each for each in properties if split_name(str(each.tag))[1] in _OF_ITS_PLACE]
            properties.insert(properties.index(behind[0]) if behind else len(properties), look)
        look.insert(0, self._tracker.mark("del"))
        for run in list(paragraph.iter(f"{self._space}r")):
            self._tracker.delete(run)

    def _look(self, like: Element) -> Element:
        own = child(like, "pPr")
        properties = deepcopy(own) if own is not None else made(f"{self._space}pPr")
        for each in list(properties):
            if split_name(str(each.tag))[1] in _OF_ITS_PLACE:
                properties.remove(each)
        return properties

    def _heading(self, level: int) -> Element:
        space = self._space
        style = self._replacer.styles.id(f"heading {level}")
        if style:
            return made(f"{space}pPr", None, made(f"{space}pStyle", {f"{space}val": style}))
        gap = {f"{space}before": "240", f"{space}after": "120"}
        outline = {f"{space}val": str(level - 1)}
        return made(
            f"{space}pPr",
            None,
            made(f"{space}keepNext"),
            made(f"{space}spacing", gap),
            made(f"{space}outlineLvl", outline),
        )
