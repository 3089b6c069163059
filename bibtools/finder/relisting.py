"""The references of a list after some of its lines have changed, without reading the others again.

What an entry is depends on its line, on whether its paragraph goes by markers, on the longest line of one that does
not, and on the headings. Where the changes leave all of these as they were, only the changed lines are read; in any
other case the document has to be read as a whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import field

from bibtools.finder import markers
from bibtools.finder.blocks import Block, Line, continues, marked_line
from bibtools.finder.headings import heading_kind
from bibtools.finder.lists import is_entry, points
from bibtools.model import Raw, Span, Text
from bibtools.support.dataclass import dataclass

_FEW = 200
"""How many lines may be something else than the first line of a reference."""
_TRIED = 8
"""How many unchanged lines of a paragraph are looked at for one that surely is a reference."""
Change = tuple[int, int, int, int]
"""Lines a1 to a2 of the old text, counted from 0, have become b1 to b2 of the new one; ends are exclusive."""


def relisted(
    before: Sequence[str],
    found: Mapping[int, str],
    after: Text,
    lines: Sequence[str],
    changes: Sequence[Change],
) -> list[Raw] | None:
    """Return the references on the changed lines of a text; None if it has to be read as a whole.

    `before` and `lines` are the lines of the old text and of `after`, without line ends; `found` are the numbers of
    the old lines, from 0, on which a reference begins, with the marker of each. The other references stay as they are.
    """
    if "\r" in after.content or any("\r" in line for a1, a2, _, _ in changes for line in before[a1:a2]):
        return None
    old = _paragraphs(before, found)
    if old is None or not all(_is_simple(each, before, lines, old, found) for each in changes):
        return None
    new = old.moved(lines, changes)
    if not all(_still_alike(old, new, at) for at in new.touched):
        return None
    read: list[Raw] = []
    for _, _, b1, b2 in changes:
        for number in range(b1, b2):
            block = Block((_line(after, number),))
            if not is_entry(block) or not (raw := block.raw(after)).text:
                return None
            read.append(raw)
    return read


@dataclass(slots=True)
class _Paragraphs:
    """Lines without space behind them, which of them have a marker, and those that part paragraphs, with their kind.

    `touched` are the numbers of the paragraphs in which lines have changed, `begin` lines that have to begin an entry.
    """

    lines: list[str]
    marked: bytearray
    breaks: list[int]
    kinds: list[str]
    found: set[int]
    touched: set[int] = field(default_factory=set)
    begin: set[int] = field(default_factory=set)

    def paragraph_of(self, line: int) -> int:
        """Return the number of the paragraph that a line stands in."""
        return bisect_right(self.breaks, line)

    def range_of(self, paragraph: int) -> tuple[int, int]:
        """Return the first line of a paragraph and the one behind its last."""
        start = self.breaks[paragraph - 1] + 1 if paragraph else 0
        return start, self.breaks[paragraph] if paragraph < len(self.breaks) else len(self.lines)

    def moved(self, lines: Sequence[str], changes: Sequence[Change]) -> _Paragraphs:
        """Return the paragraphs after the changes, none of which is at a break."""
        marked, found, at, begin = bytearray(), set[int](), 0, set[int]()
        stripped: list[str] = []
        breaks = list(self.breaks)
        kept = sorted(self.found)
        for a1, a2, b1, b2 in [*changes, (len(self.lines),) * 2 + (len(lines),) * 2]:
            shift = b1 - a1
            stripped += self.lines[at:a1]
            marked += self.marked[at:a1]
            found.update(each + shift for each in kept[_first(kept, at) : _first(kept, a1)])
            new = [line.rstrip() for line in lines[b1:b2]]
            stripped += new
            marked += bytes(marked_line(Line(0, Span(0, 0), line)).marked for line in new)
            begin.update(range(b1, b2 + 1))
            at = a2
        begin.discard(len(lines))
        for index, each in enumerate(self.breaks):
            breaks[index] = each + sum(b2 - b1 - (a2 - a1) for a1, a2, b1, b2 in changes if a2 <= each)
        made = _Paragraphs(stripped, marked, breaks, self.kinds, found)
        made.begin = begin.difference(breaks)
        made.touched = {
            self.paragraph_of(a1 if a1 < a2 or a1 in self.found else a1 - 1) for a1, a2, _, _ in changes
        }
        return made


def _first(numbers: Sequence[int], least: int) -> int:
    return bisect_right(numbers, least - 1)


def _paragraphs(before: Sequence[str], found: Mapping[int, str]) -> _Paragraphs | None:
    """Return the paragraphs of a text; None where many lines are no references, or headings are not plain ones."""
    others = [number for number in range(len(before)) if number not in found]
    if len(others) > _FEW:
        return None
    stripped = [line.rstrip() for line in before]
    marked = bytearray(bool(found.get(number)) for number in range(len(before)))
    breaks, kinds = [], []
    for number in others:
        line = stripped[number]
        kind = heading_kind(line)
        if not line.strip() or kind:
            breaks.append(number)
            kinds.append(kind)
        elif markers.number(line[:20]):
            return None
        else:
            marked[number] = marked_line(Line(0, Span(0, 0), line)).marked
    return _Paragraphs(stripped, marked, breaks, kinds, set(found))


def _is_simple(
    change: Change, before: Sequence[str], lines: Sequence[str], old: _Paragraphs, found: Mapping[int, str]
) -> bool:
    """Return whether whole entries of a line each have become others, within a paragraph."""
    a1, a2, b1, b2 = change
    if any(number not in found for number in range(a1, a2)):
        return False
    if a2 < len(before) and a2 not in found and a2 not in old.breaks:
        return False
    changed = [*before[a1:a2], *lines[b1:b2]]
    if any(not line.strip() or heading_kind(line.rstrip()) or markers.number(line[:20]) for line in changed):
        return False
    return a1 < a2 or a1 in found or a1 - 1 in found


def _still_alike(old: _Paragraphs, new: _Paragraphs, paragraph: int) -> bool:
    """Return whether a paragraph is cut into entries as before, stands in a list, and holds an entry as before."""
    were, are = _cutting(old, paragraph), _cutting(new, paragraph)
    start, end = new.range_of(paragraph)
    if were is None or were != are or not _in_list(new.kinds[:paragraph]):
        return False
    by_markers, width = were
    for number in (each for each in new.begin if start <= each < end):
        first = number == start
        if by_markers:
            begins = first or bool(new.marked[number])
        else:
            begins = (
                first
                or bool(new.marked[number])
                or not continues(new.lines[number - 1], new.lines[number], width)
            )
        if not begins:
            return False
    alone = {*new.found, end}  # An entry of one line ends where the next one begins.
    unchanged = [
        each for each in range(start, min(end, start + 4 * _TRIED)) if each in new.found and each + 1 in alone
    ]
    return any(
        points(Block((marked_line(Line(0, Span(0, 0), new.lines[each])),))) > 0 for each in unchanged[:_TRIED]
    )


def _cutting(text: _Paragraphs, paragraph: int) -> tuple[bool, int] | None:
    """Return whether a paragraph is cut at markers, else the length of its longest line; None with indented lines."""
    start, end = text.range_of(paragraph)
    if end <= start:
        return None
    if sum(text.marked[start:end]) * 4 >= end - start:
        return True, 0
    lines = text.lines[start:end]
    return None if any(line[0].isspace() for line in lines) else (False, max(map(len, lines)))


def _in_list(kinds: Sequence[str]) -> bool:
    """Return whether headings of these kinds open a list that is still open."""
    inside = ""
    for kind in kinds:
        if kind in ("opening", "notes", "closing", "unknown"):
            inside = kind
    return inside == "opening"


def _line(text: Text, number: int) -> Line:
    span = text.line_span(number + 1)
    return marked_line(Line(number + 1, span, text.line(number + 1).rstrip()))
