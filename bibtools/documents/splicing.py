"""XML parts whose bytes change only where something is put in or taken out; all else stays as it was written."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bibtools.documents.building_xml import document_bytes
from bibtools.documents.markup import Element

_TOKEN = re.compile(
    rb"<(?:!--.*?--|\?.*?\?|(?P<close>/[^>]*)|[^!?/>\"'][^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*)>",
    re.DOTALL,
)
_CDATA = b"<![CDATA["
_CHARACTER = re.compile(r"&[^;]*;|\r\n?|.", re.DOTALL)
_NAMED = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}


class Extent(NamedTuple):
    """Where an element stands in the bytes: its start tag from `start` to `inner`, its end tag from `outer` to `end`.

    `inner` and `outer` are `end` for an element that is written as one tag.
    """

    start: int
    inner: int
    outer: int
    end: int


class Character(NamedTuple):
    """A character of text, and the bytes that it is written as."""

    text: str
    start: int
    end: int


class Spliced:
    """The bytes of an XML part, the elements that they hold, and what is put in and taken out.

    `root` is the part as it was parsed, comments and processing instructions included. Places are offsets in the bytes
    as they were read. What is put at one place keeps its order.
    """

    def __init__(self, data: bytes, root: Element) -> None:
        encoding = (root.getroottree().docinfo.encoding or "UTF-8").upper()
        # Other encodings and CDATA sections occur in no document that a program writes: they are written anew.
        self.data = data if encoding == "UTF-8" and _CDATA not in data else document_bytes(root)
        self.root = root
        self._extents = _extents(self.data, root)
        self._put: list[tuple[int, bytes]] = []
        self._taken: list[tuple[int, int]] = []
        self._hollow: dict[Element, None] = {}

    def extent(self, element: Element) -> Extent:
        """Return where an element stands."""
        return self._extents[element]

    def start_tag(self, element: Element) -> bytes:
        """Return the start tag of an element that is not empty, as it is written."""
        extent = self._extents[element]
        return self.data[extent.start : extent.inner]

    def text(self, element: Element, *, tail: bool) -> Iterator[Character]:
        """Yield the characters of the text that an element begins with, or of the text behind its end (`tail`)."""
        extent = self._extents[element]
        at = extent.end if tail else extent.inner
        end = self.data.find(b"<", at)
        for match in _CHARACTER.finditer(self.data[at : end if end >= 0 else len(self.data)].decode()):
            length = len(match[0].encode())
            yield Character(_character(match[0]), at, at + length)
            at += length

    def put(self, at: int, content: bytes) -> None:
        """Put bytes in at a place."""
        self._put.append((at, content))

    def take(self, start: int, end: int) -> None:
        """Take a range of bytes out; what is put in within the range comes in its place."""
        if start < end:
            self._taken.append((start, end))

    def take_if_hollow(self, element: Element) -> None:
        """Take an element out, too, if all that it holds is taken out and nothing is put into it."""
        self._hollow[element] = None

    @property
    def changed(self) -> bool:
        """Whether anything was put in or taken out."""
        return bool(self._put or self._taken)

    def result(self) -> bytes:
        """Return the bytes as they are then."""
        put = sorted(self._put, key=lambda each: each[0])
        taken = self._all_taken([at for at, _ in put])
        parts: list[bytes] = []
        at = 0
        for place, content in [*put, (len(self.data), b"")]:
            parts += (self.data[start:end] for start, end in taken.gaps(at, place))
            parts.append(content)
            at = place
        return b"".join(parts)

    def _all_taken(self, places: list[int]) -> _Ranges:
        """Return what is taken out, with the elements that hold nothing then; `places` are where something comes in."""
        taken = _Ranges(self._taken)
        for each in sorted((self._extents[each] for each in self._hollow), key=lambda it: it.end - it.start):
            empty = bisect_left(places, each.inner) == bisect_right(places, each.outer)
            if empty and taken.cover(each.inner, each.outer):
                taken.add(each.start, each.end)
        return taken


class _Ranges:
    """Ranges of numbers that do not touch each other, in order."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def cover(self, start: int, end: int) -> bool:
        """Return whether one of the ranges holds all of a range."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self._ends[index]

    def add(self, start: int, end: int) -> None:
        """Add a range."""
        first, last = bisect_left(self._ends, start), bisect_right(self._starts, end)
        if first < last:
            start, end = min(start, self._starts[first]), max(end, self._ends[last - 1])
        self._starts[first:last], self._ends[first:last] = [start], [end]

    def gaps(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield what of a range is in none of the ranges."""
        for index in range(bisect_right(self._ends, start), len(self._starts)):
            if self._starts[index] >= end:
                break
            if start < self._starts[index]:
                yield start, self._starts[index]
            start = self._ends[index]
        if start < end:
            yield start, end


def _extents(data: bytes, root: Element) -> dict[Element, Extent]:
    found: dict[Element, Extent] = {}
    elements = root.iter()
    opened: list[tuple[Element, int, int]] = []
    for match in _TOKEN.finditer(data):
        start, end = match.span()
        if match["close"] is not None:
            element, before, inner = opened.pop()
            found[element] = Extent(before, inner, start, end)
        elif data[start + 1] in b"!?":
            if opened:
                found[next(elements)] = Extent(start, end, end, end)
        elif data[end - 2] == ord("/"):
            found[next(elements)] = Extent(start, end, end, end)
        else:
            opened.append((next(elements), start, end))
    return found


def _character(written: str) -> str:
    """Return the character that a reference, a line end or a character stands for (XML 1.0, 2.11 and 4.1)."""
    if written[0] == "\r":
        return "\n"
    if len(written) == 1:
        return written
    if written.startswith("&#"):
        number = written[2:-1]
        return chr(int(number[1:], 16) if number.startswith("x") else int(number))
    return _NAMED.get(written, "")
