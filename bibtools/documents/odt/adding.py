"""Paragraphs of a reference list that come and go: entries and headings (ODF 1.3 part 3, 5.1 and 5.3)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import NamedTuple

from bibtools.documents.building_xml import made
from bibtools.documents.markup import Element
from bibtools.documents.odt.letters import Letters
from bibtools.documents.odt.parts import TEXT
from bibtools.documents.odt.pieces import PARAGRAPHS, Pieces, around
from bibtools.documents.odt.replacing import Replacer
from bibtools.documents.odt.styles import Styles
from bibtools.documents.odt.tags import Tags
from bibtools.documents.odt.tracked import Tracker
from bibtools.documents.splicing import Spliced
from bibtools.model.styled import StyledText

_LIST, _ITEM = f"{TEXT}list", f"{TEXT}list-item"
_PAGE_BREAK = f"{TEXT}soft-page-break"
_OF_ITS_PLACE = ("{http://www.w3.org/XML/1998/namespace}id", f"{TEXT}id")


class _Added(NamedTuple):
    """A paragraph that comes: its tags, with those of lists around it, and what it holds."""

    start: bytes
    content: bytes
    end: bytes


class ParagraphAdder:
    """Adds and removes paragraphs of a content part; with a `tracker`, as tracked changes."""

    def __init__(
        self, part: Spliced, tags: Tags, letters: Letters, replacer: Replacer, tracker: Tracker | None
    ) -> None:
        self._part, self._tags, self._letters = part, tags, letters
        self._replacer, self._tracker = replacer, tracker
        self._behind: dict[Element, list[_Added]] = defaultdict(list)
        self._removed: set[Element] = set()

    def entry(self, pieces: StyledText, like: Element, text: Pieces, beside: Element) -> None:
        """Add a paragraph behind another that looks like a third, which holds `text`; those behind keep their order."""
        values = {str(key): str(value) for key, value in like.attrib.items() if key not in _OF_ITS_PLACE}
        first = text.first
        base = self._letters.base(around(first.parent) if first is not None else ())
        paragraph = made(str(like.tag), values)
        item = [made(_ITEM)] if _lists_around(beside) else []
        content = self._letters.written(pieces, base)
        self._behind[beside].append(self._added([*item, paragraph], content))

    def heading(
        self, pieces: StyledText, level: int, styles: Styles, beside: Element, *, before: bool
    ) -> None:
        """Add a heading of a level before a paragraph, or behind it and what was added there."""
        style = styles.heading(level)
        values = {f"{TEXT}outline-level": str(level)} | ({f"{TEXT}style-name": style} if style else {})
        shown = pieces if style else tuple(replace(each, bold=True) for each in pieces)
        added = self._added([made(f"{TEXT}h", values)], self._letters.written(shown, ("", {})))
        lists = _lists_around(beside)
        unit = lists[-1] if lists else beside
        first = before and all(each.getprevious() is None for each in lists[1:])
        if lists and not first:
            added = self._between(lists, added)
        elif lists:
            unit = lists[0]
        if before:
            self._put_before(unit, beside, added)
        else:
            self._behind[beside].append(added)

    def save(self) -> None:
        """Put in what comes behind paragraphs."""
        for beside, added in self._behind.items():
            if self._tracker is not None:
                self._track(beside, added)
            lists = _lists_around(beside)
            at = self._part.extent(lists[-1] if lists else beside).end
            self._part.put(at, b"".join(b"".join(each) for each in added))
        self._behind.clear()

    def _track(self, beside: Element, added: list[_Added]) -> None:
        """Make paragraphs behind one a tracked insertion, each with the end of a paragraph.

        That is their own where a paragraph follows. LibreOffice 7.4 joins paragraphs when it rejects an insertion that
        begins with the end of one and that another insertion follows.
        """
        assert self._tracker is not None
        start, end = self._tracker.inserted()
        behind = self._after(beside)
        if behind is not None:
            added[0] = added[0]._replace(content=start + added[0].content)
            self._part.put(self._part.extent(behind).inner, end)
        else:
            self._part.put(self._part.extent(beside).outer, start)
            added[-1] = added[-1]._replace(content=added[-1].content + end)

    def remove(self, paragraph: Element) -> None:
        """Take a paragraph out, and the list item that holds nothing else."""
        extent = self._part.extent(paragraph)
        self._removed.add(paragraph)
        if self._tracker is not None:
            content = self._part.data[extent.start : extent.end]
            before = self._before(paragraph)
            if before is not None:
                deleted = self._tracker.deleted(self._replacer.paragraph(before, b"") + content)
                self._part.put(self._part.extent(before).outer, deleted)
            elif (behind := paragraph.getnext()) is not None and behind.tag in PARAGRAPHS:
                deleted = self._tracker.deleted(content + self._replacer.paragraph(behind, b""))
                self._part.put(self._part.extent(behind).inner, deleted)
        self._part.take(extent.start, extent.end)
        for each in _lists_around(paragraph):
            self._part.take_if_hollow(each)

    def _added(self, elements: list[Element], content: bytes) -> _Added:
        start, end = map(self._tags.start, elements), map(self._tags.end, reversed(elements))
        return _Added(b"".join(start), content, b"".join(end))

    def _between(self, lists: list[Element], added: _Added) -> _Added:
        """Return a heading that stands between two items: the list ends before it and goes on behind it."""
        open_ = [self._tags.end(each) for each in reversed(lists[:-1])]
        again = []
        for each in lists[:-1]:
            values = {str(key): str(value) for key, value in each.attrib.items() if key not in _OF_ITS_PLACE}
            if each is lists[0]:
                values[f"{TEXT}continue-numbering"] = "true"
            again.append(self._tags.start(made(str(each.tag), values)))
        return _Added(b"".join([*open_, added.start]), added.content, b"".join([added.end, *again]))

    def _put_before(self, unit: Element, beside: Element, added: _Added) -> None:
        if self._tracker is not None:
            start, end = self._tracker.inserted()
            self._part.put(self._part.extent(beside).inner, end)
            added = added._replace(content=start + added.content)
        self._part.put(self._part.extent(unit).start, b"".join(added))

    def _after(self, paragraph: Element) -> Element | None:
        """Return the paragraph that follows one, or the list that it ends; None if something else does."""
        lists = _lists_around(paragraph)
        if any(each.getnext() is not None for each in lists[1:]):
            return None
        behind = (lists[0] if lists else paragraph).getnext()
        return (
            behind
            if behind is not None and behind.tag in PARAGRAPHS and behind not in self._removed
            else None
        )

    def _before(self, paragraph: Element) -> Element | None:
        """Return the paragraph before one, in the same text and not taken out; None if something else stands there."""
        depth = _depth(paragraph)
        for each in (paragraph, *reversed(_lists_around(paragraph))):
            for sibling in each.itersiblings("{*}*", preceding=True):
                if sibling.tag not in (*PARAGRAPHS, _LIST, _ITEM, _PAGE_BREAK):
                    return None
                found = [one for one in sibling.iter(*PARAGRAPHS) if _depth(one) == depth]
                if left := [one for one in found if one not in self._removed]:
                    return left[-1]
        return None


def _depth(paragraph: Element) -> int:
    """Return how many paragraphs a paragraph stands in, as those of notes and frames do."""
    return sum(1 for _ in paragraph.iterancestors(*PARAGRAPHS))


def _lists_around(paragraph: Element) -> list[Element]:
    """Return the lists and items that a paragraph stands in, outermost first, down to its own item."""
    found: list[Element] = []
    each = paragraph.getparent()
    while each is not None and each.tag in (_LIST, _ITEM):
        found.append(each)
        each = each.getparent()
    return found[::-1]
