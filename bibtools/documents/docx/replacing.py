"""Replacing a range of a paragraph's text by styled text: what is in the range and is no text stays where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy

from bibtools.documents.building_xml import made
from bibtools.documents.docx.names import R
from bibtools.documents.docx.parts import child, value
from bibtools.documents.docx.runs import runs
from bibtools.documents.docx.styles import Styles
from bibtools.documents.docx.tracked import Tracker
from bibtools.documents.markup import Element, split_name
from bibtools.model.styled import StyledText

_LINK_LOOK = frozenset("rStyle color u".split())
_EMPTY_GOES = frozenset("hyperlink ins smartTag".split())


class Replacer:
    """Replaces text in one namespace of WordprocessingML; with a `tracker`, as tracked changes."""

    def __init__(self, space: str, styles: Styles, tracker: Tracker | None) -> None:
        self._space, self.styles, self._tracker = space, styles, tracker

    def replace(
        self,
        elements: Sequence[Element],
        pieces: StyledText,
        links: Mapping[str, str],
        around: tuple[Sequence[Element], Sequence[Element]] = ((), ()),
    ) -> None:
        """Put styled text before the first of some text elements and take these out.

        `links` are the addresses that the part may lead to, with the ids of their relationships; `around` are runs
        that come before and behind the text, such as the marks of a field.
        """
        first = elements[0].getparent()
        if first is None:
            return
        kept = self._linked_in(elements)
        new = self._runs(pieces, self.base(first), {to: id for to, id in links.items() if id in kept})
        new = [*around[0], *new, *around[1]]
        if self._tracker is not None:
            new = self._tracker.insert(new)
        place = place_of(first)
        for each in new:
            place.addprevious(each)
        for each in elements:
            self._remove(each)

    def base(self, run: Element) -> Element | None:
        """Return the properties that new text takes over from a run; those of a link or of italics do not count."""
        properties = child(run, "rPr")
        if properties is None:
            return None
        base = deepcopy(properties)
        parent = run.getparent()
        in_link = parent is not None and split_name(str(parent.tag))[1] == "hyperlink"
        style = value(child(properties, "rStyle"))
        linked = in_link or self.styles.name(style) in ("hyperlink", "followedhyperlink")
        for each in list(base):
            name = split_name(str(each.tag))[1]
            if (linked and name in _LINK_LOOK) or (name == "rStyle" and self.styles.toggle(style, "i")):
                base.remove(each)
        return base

    def _runs(self, pieces: StyledText, base: Element | None, links: Mapping[str, str]) -> list[Element]:
        made_runs = []
        for piece, run in runs(pieces, self._space, base):
            id = links.get(piece.link)
            made_runs.append(made(f"{self._space}hyperlink", {f"{R}id": id}, run) if id else run)
        return made_runs

    def _linked_in(self, elements: Sequence[Element]) -> set[str]:
        """Return the ids of the relationships of the links that some text elements stand in."""
        found = set()
        for each in elements:
            run = each.getparent()
            owner = run.getparent() if run is not None else None
            if owner is not None and split_name(str(owner.tag))[1] == "hyperlink":
                found.add(owner.get(f"{R}id") or "")
        return found

    def _remove(self, element: Element) -> None:
        """Take a text element out, with its run if nothing else is in it."""
        run = element.getparent()
        if run is None:
            return
        if self._tracker is not None:
            self._delete(element, run)
            return
        run.remove(element)
        if all(split_name(str(each.tag))[1] in ("rPr", "lastRenderedPageBreak") for each in run):
            drop(run)

    def _delete(self, element: Element, run: Element) -> None:
        """Delete an element as a tracked change; what else is in its run stays in runs of its own."""
        owner = run.getparent()
        if owner is not None and split_name(str(owner.tag))[1] == "del":
            return
        alone = made(run.tag)
        properties = child(run, "rPr")
        others = [each for each in run if each is not properties and each is not element]
        # A run of nothing but text of the range is deleted as a whole when its first element is.
        if self._texts(others) != others:
            if properties is not None:
                alone.append(deepcopy(properties))
            _split_off(run, element, alone)
            run = alone
        assert self._tracker is not None
        self._tracker.delete(run)

    def _texts(self, elements: Sequence[Element]) -> list[Element]:
        return [
            each for each in elements if split_name(str(each.tag))[1] in ("t", "tab", "br", "noBreakHyphen")
        ]


def _split_off(run: Element, element: Element, alone: Element) -> None:
    """Move an element out of its run into one of its own; what stood behind it goes into a third."""
    behind = list(element.itersiblings())
    alone.append(element)
    run.addnext(alone)
    if behind:
        rest = made(run.tag)
        properties = child(run, "rPr")
        if properties is not None:
            rest.append(deepcopy(properties))
        rest.extend(behind)
        alone.addnext(rest)


def place_of(run: Element) -> Element:
    """Return the element before which new runs go: not into a link or insertion that begins with the old ones."""
    place = run
    while True:
        parent = place.getparent()
        if parent is None or split_name(str(parent.tag))[1] not in _EMPTY_GOES or parent.index(place):
            return place
        place = parent


def drop(element: Element) -> None:
    """Remove an element, and the link or insertion around it that is empty then."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if split_name(str(parent.tag))[1] in _EMPTY_GOES and len(parent) == 0:
        drop(parent)
