"""Footnotes of a PDF: small lines at the foot of a column that begin with the number of a mark in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from itertools import groupby

from bibtools.documents.pdf.lines import Line, Mark, Page
from bibtools.support.dataclass import dataclass

_SMALL = 0.945
_SHARE = 0.15
_START = re.compile(r"(\d{1,3}|\*{1,4})(?=[\s.)]|[^\W\d_]|[“\"'‘«(])")
_NEXT_WORD = re.compile(r"[\s.)]*")
_FINISHED = re.compile(r"[.!?…)\]”\"»]\s*\Z")
_WIDE = 1.45


@dataclass(slots=True, eq=False)
class Foot:
    """A note: its number, its lines, the length of the number at the start of the first, and its mark in the text."""

    number: str
    skipped: int
    lines: list[Line] = field(default_factory=list)
    marked: tuple[Line, Mark] | None = None


def body_size(pages: Sequence[Page]) -> float:
    """Return the size of the body's letters: the largest that at least a seventh of the text has."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 4) / 4] += len(line.text)
    total = sum(sizes.values())
    near = {size: sum(sizes.get(size + step / 4, 0) for step in (-1, 0, 1)) for size in sizes}
    large = [size for size, count in near.items() if count >= _SHARE * total]
    return max(large, key=lambda size: (size, sizes[size])) if large else 1.0


class Feet:
    """Takes the notes out of the pages one after the other; `notes` are those found so far."""

    def __init__(self, size: float) -> None:
        self.size = size
        self.notes: list[Foot] = []
        self._marks: list[tuple[Line, Mark]] = []

    def take(self, lines: Sequence[Line]) -> list[Line]:
        """Return the lines of a page that are no notes, the notes being taken."""
        body: list[Line] = []
        marks = [
            (line, mark) for line in lines if not self._small(line) for mark in line.marks if mark.raised
        ]
        # A mark and its note stand on one page, or the note begins on the next.
        oldest = lines[0].page - 1 if lines else 0
        self._marks = [each for each in self._marks if each[0].page >= oldest] + marks
        for _, column in groupby(lines, key=lambda line: line.column):
            body += self._column(list(column))
        return body

    def _small(self, line: Line) -> bool:
        return line.size <= _SMALL * self.size

    def _column(self, lines: list[Line]) -> list[Line]:
        """Return the lines of a column above its notes."""
        first = next((index for index in range(len(lines)) if self._begins(lines, index)), None)
        if first is None:
            return self._without_numbers(lines)
        above = first
        while above and self._small(lines[above - 1]) and not self._far(lines, above):
            above -= 1
        if above == 0 and first and not self._unfinished():
            above = first
        if above < first and not self.notes:
            above = first
        for line in lines[above:first]:
            self.notes[-1].lines.append(line)
        for index in range(first, len(lines)):
            start = self._start(lines[index])
            if start is not None:
                self._add(start, lines[index])
            else:
                self.notes[-1].lines.append(lines[index])
        return lines[:above]

    def _begins(self, lines: list[Line], index: int) -> bool:
        """Return whether the notes of a column begin with a line: all that follows must be as small."""
        if self._start(lines[index]) is None:
            return False
        rest = lines[index:]
        if all(self._small(line) for line in rest):
            return True
        # Notes in the letters of the body stand apart from it.
        return bool(index) and self._far(lines, index) and all(line.size <= 1.02 * self.size for line in rest)

    def _far(self, lines: list[Line], index: int) -> bool:
        """Return whether the gap above a line is wider than those between lines."""
        above, line = lines[index - 1], lines[index]
        return above.bottom - line.bottom > _WIDE * max(above.size, line.size)

    def _without_numbers(self, lines: list[Line]) -> list[Line]:
        """Return the lines above the rest of a note that began on the page or column before."""
        at = len(lines)
        while at and self._small(lines[at - 1]):
            at -= 1
        if at in (0, len(lines)) or not self._unfinished():
            return lines
        self.notes[-1].lines += lines[at:]
        return lines[:at]

    def _unfinished(self) -> bool:
        return bool(self.notes) and not _FINISHED.search(self.notes[-1].lines[-1].text)

    def _start(self, line: Line) -> re.Match[str] | None:
        """Return the number with which a line begins a note: that of a mark whose note was not met yet.

        A number that is not raised must be the next one, so that a year or page at the start of a line is none.
        """
        match = _START.match(line.text)
        if match is None or self._mark(match[1]) is None:
            return None
        raised = any(mark.raised and mark.start == 0 for mark in line.marks)
        last = self.notes[-1].number if self.notes else "0"
        following = str(int(last) + 1) if last.isdecimal() else match[1]
        return match if raised or match[1] in (following, self._marks[0][1].number) else None

    def _mark(self, number: str) -> tuple[Line, Mark] | None:
        for marked in self._marks:
            if marked[1].number == number:
                return marked
        return None

    def _add(self, match: re.Match[str], line: Line) -> None:
        marked = self._mark(match[1])
        if marked is not None:
            index = self._marks.index(marked)
            # Marks before this one that have no note by now are other raised numbers.
            self._marks = (
                self._marks[index + 1 :]
                if match[1].isdecimal()
                else [each for each in self._marks if each is not marked]
            )
        skipped = match.end()
        behind = _NEXT_WORD.match(line.text, skipped)
        skipped = behind.end() if behind else skipped
        self.notes.append(Foot(match[1], skipped, [line], marked))
