"""Replacing a range of a paragraph's text by styled text: what is in the range and is no text stays where it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibtools.documents.building_xml import made
from bibtools.documents.markup import Element
from bibtools.documents.odt.letters import Letters
from bibtools.documents.odt.looks import spaces, whole_text
from bibtools.documents.odt.parts import TEXT, XLINK
from bibtools.documents.odt.pieces import Part, Pieces, around, paragraph_of
from bibtools.documents.odt.tags import Tags
from bibtools.documents.odt.tracked import Tracker
from bibtools.documents.splicing import Spliced
from bibtools.model.styled import StyledText, plain

_LINK, _SPAN = f"{TEXT}a", f"{TEXT}span"
_HOLDERS = frozenset(
    (_LINK, _SPAN, *(f"{TEXT}{name}" for name in ("meta", "meta-field", "ruby-base", "ruby")))
)
"""Elements within a paragraph that hold what a paragraph holds; others are fields, which hold their text alone."""


class Place(NamedTuple):
    """Where new text goes: an offset in the bytes, and the elements around it, outermost first."""

    at: int
    within: Sequence[Element]


class Replacer:
    """Replaces text in a content part; with a `tracker`, as tracked changes."""

    def __init__(self, part: Spliced, tags: Tags, letters: Letters, tracker: Tracker | None) -> None:
        self._part, self._tags, self._letters, self._tracker = part, tags, letters, tracker
        self.tracks = tracker is not None

    def replace(self, pieces: Pieces, start: int, end: int, text: StyledText) -> None:
        """Put styled text in the place of a range of a block's text."""
        parts = pieces.within(start, end)
        if not parts:
            return
        first = parts[0]
        self._keep_left(first)
        place = self.place_before(first)
        around_first = around(first.piece.parent)
        links = self._links(parts) if all(each.tag != _LINK for each in place.within) else {}
        outside = around_first[len(place.within) :]
        base = self._letters.base(outside, linked=any(each.tag == _LINK for each in outside))
        before = pieces.before(start)
        behind = before.text if before is not None else ""
        self.insert(place.at, self._letters.written(text, base, place.within, links, behind=behind))
        for group in self._groups(parts):
            self._take(group)
        self._close(pieces, start, end, empty=not plain(text))

    def insert(self, at: int, content: bytes) -> None:
        """Put content in at a place; as a tracked insertion if changes are tracked."""
        if content and self._tracker is not None:
            before, behind = self._tracker.inserted()
            content = before + content + behind
        self._part.put(at, content)

    def place_before(self, part: Part) -> Place:
        """Return the place before a part of the text: outside of spans and links that begin with it, and of fields."""
        within = around(part.piece.parent)
        if part.first:
            return Place(part.start, within)
        for number, each in enumerate(within):
            if each.tag not in _HOLDERS:
                return self._outside(self._part.extent(each).start, within[:number])
        return self._outside(part.start, within)

    def _outside(self, at: int, within: list[Element]) -> Place:
        """Return a place outside of the spans and links that begin there."""
        while within and within[-1].tag in (_SPAN, _LINK) and self._part.extent(within[-1]).inner == at:
            at = self._part.extent(within.pop()).start
        return Place(at, within)

    def place_of(self, element: Element) -> Place:
        """Return the place before an element within a paragraph: outside of spans that begin with it."""
        parent = element.getparent()
        assert parent is not None
        return self._outside(self._part.extent(element).start, around(parent))

    def place_behind(self, part: Part) -> Place:
        """Return the place behind a part of the text: outside of links and fields."""
        at, within = part.end, around(part.piece.parent)
        for number, each in enumerate(within):
            if each.tag == _LINK or each.tag not in _HOLDERS:
                return Place(self._part.extent(each).end, within[:number])
        return Place(at, within)

    def _links(self, parts: Sequence[Part]) -> dict[str, bytes]:
        """Return the addresses of the links that some parts stand in, with their start tags."""
        links = [each for part in parts for each in around(part.piece.parent) if each.tag == _LINK]
        return {each.get(f"{XLINK}href") or "": self._part.start_tag(each) for each in links}

    def _keep_left(self, first: Part) -> None:
        """Keep spaces before a range that begins within the element that they are."""
        if first.first and first.piece.element is not None:
            self._part.put(first.start, self._spaces(first.first))

    def _groups(self, parts: Sequence[Part]) -> Iterator[list[Part]]:
        """Yield the parts that are deleted together: nothing but spans and links begins or ends between them."""
        group: list[Part] = []
        for each in parts:
            if group and not self._adjoin(group[-1], each):
                yield group
                group = []
            group.append(each)
        yield group

    def _adjoin(self, one: Part, other: Part) -> bool:
        """Return whether only tags of elements that hold one of two parts stand between them."""
        edges = 0
        left, right = around(one.piece.parent), around(other.piece.parent)
        common = [each for each, same in zip(left, right, strict=False) if each is same]
        extents = [self._part.extent(each) for each in left[len(common) :]]
        edges += sum(extent.end - extent.outer for extent in extents)
        extents = [self._part.extent(each) for each in right[len(common) :]]
        edges += sum(extent.inner - extent.start for extent in extents)
        return other.start - one.end == edges

    def _take(self, group: Sequence[Part]) -> None:
        """Take parts of the text out; as a tracked deletion if changes are tracked."""
        first = group[0].piece.parent
        if self._tracker is not None:
            content = self.paragraph(paragraph_of(first), b"".join(map(self._written, group)))
            field = _field_around(first)
            at = group[0].start if field is None else self._part.extent(field).start
            # The mark stands where the deleted text stood: behind the text that comes.
            self._part.put(at, self._tracker.deleted(content))
        for part in group:
            self._part.take(part.start, part.end)
            for each in around(part.piece.parent):
                self._part.take_if_hollow(each)
            rest = len(part.piece.characters) - part.last
            if part.piece.element is not None and rest:
                self._part.put(part.end, self._spaces(rest))

    def delete(self, start: int, end: int, paragraph: Element) -> None:
        """Take bytes that are whole elements of a paragraph out; as a tracked deletion if changes are tracked."""
        if self._tracker is not None:
            content = self.paragraph(paragraph, self._part.data[start:end])
            self._part.put(start, self._tracker.deleted(content))
        self._part.take(start, end)

    def paragraph(self, like: Element, content: bytes) -> bytes:
        """Return a paragraph for deleted content, in the style of the one that it stood in."""
        start = made(str(like.tag), {key: like.get(key, "") for key in _OF_PARAGRAPHS if key in like.attrib})
        return self._tags.start(start) + content + self._tags.end(start)

    def _written(self, part: Part) -> bytes:
        """Return a part of the text with the spans and links around it; that of a field with the field."""
        elements = around(part.piece.parent)
        field = _field_around(part.piece.parent)
        if field is not None:
            extent = self._part.extent(field)
            content, elements = self._part.data[extent.start : extent.end], elements[: elements.index(field)]
        else:
            content = self._tags.content(whole_text(part.text))
        holders = [each for each in elements if each.tag in (_SPAN, _LINK)]
        return b"".join(
            [*map(self._part.start_tag, holders), content, *map(self._tags.end, reversed(holders))]
        )

    def _close(self, pieces: Pieces, start: int, end: int, *, empty: bool) -> None:
        """Have the text behind a range show what it showed: which spaces count depends on what stands before them."""
        left = pieces.before(start)
        for piece in pieces.behind(end):
            self._part.take(*piece.hidden)
            swallowed = empty and (left is None or left.text.endswith(" "))
            if swallowed and piece.element is None and piece.characters and piece.characters[0].text == " ":
                space = piece.characters[0]
                self._part.put(space.start, self._spaces(1))
                self._part.take(space.start, space.end)

    def _spaces(self, count: int) -> bytes:
        return self._tags.written(spaces(count))


_OF_PARAGRAPHS = (f"{TEXT}style-name", f"{TEXT}outline-level")


def _field_around(element: Element) -> Element | None:
    """Return the outermost field that an element within a paragraph is or stands in, such as a cross-reference."""
    return next((each for each in around(element) if each.tag not in _HOLDERS), None)
