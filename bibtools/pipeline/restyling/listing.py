"""The reference list of a document: which paragraph is the entry of which work."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from bibtools.finder.finder import find_in_document
from bibtools.model import Document, Raw, Record
from bibtools.pipeline.cites import parts_of
from bibtools.pipeline.restyling.doubts import doubt
from bibtools.pipeline.restyling.known import KnownWorks
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message

_SEVERAL_PARAGRAPHS = message("the entry goes over several paragraphs or cells")
_SEVERAL_WORKS = message("the paragraph holds several entries")
_NOT_READ = message("it was not read as a reference")
_TWICE = message("the list has an entry for this work already")


class Remembered(NamedTuple):
    """An entry of an earlier run: the key of its work, its number in the list and what a person had written."""

    key: str
    order: int
    written: str


@dataclass(frozen=True, slots=True)
class ListEntry:
    """An entry: block `block` of the body from offset `start` on, the key of its work, and the heading above it.

    `number` is what it is printed with in a numbered list: typed from offset `number_start` on, or counted by the
    program if that is `start`. `order` is its place in the list as a person wrote it, `written` what they wrote.
    `refused` says why it has to stay as it is.
    """

    block: int
    start: int
    key: str
    heading: str
    refused: str = ""
    order: int = -1
    written: str = ""
    number: str = ""
    number_start: int = -1

    @property
    def whole_start(self) -> int:
        """The offset at which it begins with its number, if that is typed."""
        return self.start if self.number_start < 0 else self.number_start


def entries_of(
    document: Document, keyed: Sequence[Record], known: KnownWorks, remembered: Mapping[str, Remembered]
) -> list[ListEntry]:
    """Return the entries of the lists of a document in order; `remembered` are those of an earlier run by text."""
    entries = _once(_entries(document, keyed, known, remembered))
    return [replace(each, order=number) if each.order < 0 else each for number, each in enumerate(entries)]


def _entries(
    document: Document, keyed: Sequence[Record], known: KnownWorks, remembered: Mapping[str, Remembered]
) -> Iterator[ListEntry]:
    starts = sorted((offset, block) for (note, block), offset in document.starts().items() if note < 0)
    offsets = [offset for offset, _ in starts]
    numbers = {
        place: number
        for number, each in reversed(list(enumerate(keyed)))
        for place in (*each.places, each.place)
        if place is not None
    }
    for raw in find_in_document(document):
        if raw.note:
            continue
        index = bisect_right(offsets, raw.span.start) - 1
        block = document.blocks[starts[index][1]]
        start, number_start = _starts(raw, block.text, raw.span.start - offsets[index])
        number = "".join(filter(str.isdecimal, raw.marker or block.marker))
        where = starts[index][1], start
        whole = block.text[number_start if number_start >= 0 else start :]
        before = remembered.get(whole) or remembered.get(block.text[start:])
        if before is not None and known.remembered(before.key):
            made = ListEntry(*where, before.key, raw.heading, "", before.order, before.written)
        elif raw.span.end > offsets[index] + len(block.text) or block.kind == "cell":
            made = ListEntry(*where, "", raw.heading, _SEVERAL_PARAGRAPHS)
        else:
            made = _parsed(raw, where, keyed, known, numbers.get(raw.place))
        yield replace(made, number=number, number_start=number_start)


def _starts(raw: Raw, text: str, offset: int) -> tuple[int, int]:
    """Return where an entry begins in its block without its marker, and where the number before it does (-1: none)."""
    start = len(text) - len(text[offset:].lstrip())
    if not raw.marker:
        return start, -1
    at = start if text[start:].startswith(raw.marker) else text[:start].rfind(raw.marker)
    if at == start:
        start += len(raw.marker)
        start += len(text[start:]) - len(text[start:].lstrip())
    numbered = at >= 0 and any(map(str.isdecimal, raw.marker)) and not text[:at].strip()
    return start, at if numbered else -1


def _parsed(
    raw: Raw, where: tuple[int, int], keyed: Sequence[Record], known: KnownWorks, number: int | None
) -> ListEntry:
    if len(parts_of(raw)) != 1:
        return ListEntry(*where, "", raw.heading, _SEVERAL_WORKS)
    if number is None or not keyed[number].reference.id:
        return ListEntry(*where, "", raw.heading, _NOT_READ)
    record = keyed[number]
    key = known.key(number)
    return ListEntry(
        *where, key, raw.heading, doubt(record, record, raw.text, corrected=known.corrected(number))
    )


def _once(entries: Iterator[ListEntry]) -> Iterator[ListEntry]:
    """Yield the entries; a second one of the same work has to stay."""
    seen: set[str] = set()
    for each in entries:
        if each.key and each.key in seen and not each.refused:
            yield replace(each, refused=_TWICE)
        else:
            yield each
        seen.add(each.key)
