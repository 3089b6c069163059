"""Lines to paragraphs, by gaps, indents, hanging indents and the room that a line leaves at its end."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bibtools.documents.pdf.lines import Line

_WORD = re.compile(r"\S+")
_WIDE = 1.2
_FEW = 4


def paragraphs(lines: Sequence[Line], size: float) -> Iterator[list[Line]]:
    """Yield the paragraphs of lines in reading order; headings are paragraphs of their own. `size` is the body's."""
    leading = _leading(lines)
    for run in _runs(lines, size):
        shape = _Shape(run, leading.get(_step(run[0].size), 1.2 * run[0].size))
        group = [run[0]]
        for before, line in pairwise(run):
            if shape.begins(before, line):
                yield group
                group = []
            group.append(line)
        yield group


def is_heading(line: Line, size: float) -> bool:
    """Return whether a line is a heading by its letters: larger than the body's, or bold."""
    return (line.size > 1.1 * size or line.bold) and len(line.text) <= 160


def _runs(lines: Sequence[Line], size: float) -> Iterator[list[Line]]:
    """Yield runs of lines of one size, between headings."""
    run: list[Line] = []
    for line in lines:
        if run and _changes(run[-1], line, size):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _changes(before: Line, line: Line, size: float) -> bool:
    heads = is_heading(before, size), is_heading(line, size)
    if heads[0] != heads[1] or (heads[0] and before.bold != line.bold):
        return True
    return abs(before.size - line.size) > 0.08 * max(before.size, line.size)


class _Shape:
    """How the paragraphs of a run of lines begin: behind gaps, with an indent, hanging over, or behind a short line."""

    def __init__(self, run: Sequence[Line], leading: float) -> None:
        self._leading = leading
        self._margins = _margins(run)
        pairs = [(before, line) for before, line in pairwise(run) if _together(before, line)]
        wide = sum(self._wide(before, line) for before, line in pairs)
        self._gaps = wide >= 2 and wide >= 0.2 * len(pairs)
        inner = [(b, a) for b, a in pairs if not self._wide(b, a)]
        hanging: float = sum(
            not self._indented(line) and _leaves_room(before, line) for before, line in inner
        )
        first: float = sum(self._indented(line) and _leaves_room(before, line) for before, line in inner)
        indented = sum(self._indented(line) for line in run)
        # What begins a paragraph or entry mostly begins with a capital letter, what goes on often does not.
        weight = len(run) / 2
        hanging += weight * _capitals(line for line in run if not self._indented(line))
        first += weight * _capitals(line for line in run if self._indented(line))
        self._style = ""
        if indented >= max(1, 0.04 * len(run)) and not (self._gaps and first < 1):
            self._style = (
                "hanging" if hanging > first or (hanging == first and 2 * indented > len(run)) else "indented"
            )

    def begins(self, before: Line, line: Line) -> bool:
        """Return whether a line begins a paragraph."""
        if before.hyphen or before.text.endswith(("-", "\u00ad", "\u2010")):
            return False
        together = _together(before, line)
        if together and self._wide(before, line):
            return True
        if self._style:
            return self._indented(line) == (self._style == "indented")
        if self._gaps and together:
            return False
        return _leaves_room(before, line)

    def _wide(self, before: Line, line: Line) -> bool:
        return before.bottom - line.bottom > _WIDE * self._leading

    def _indented(self, line: Line) -> bool:
        return 0.4 < (line.x0 - self._margins[line.page, line.column]) / line.size < 6


def _capitals(lines: Iterable[Line]) -> float:
    """Return the share of lines that begin with a capital letter."""
    found = [line.text[:1].isupper() for line in lines if line.text[:1].isalpha()]
    return sum(found) / len(found) if found else 0.0


def _together(before: Line, line: Line) -> bool:
    return (before.page, before.column) == (line.page, line.column)


def _margins(run: Sequence[Line]) -> dict[tuple[int, int], float]:
    """Return the left margin of a run in each column: where its first lines begin, or for a few lines the column's."""
    starts: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in run:
        starts[line.page, line.column].append(line)
    shifts = [
        min(line.x0 for line in lines) - lines[0].left for lines in starts.values() if len(lines) >= _FEW
    ]
    shift = min(shifts, key=abs) if shifts else 0.0
    return {
        column: min(line.x0 for line in lines)
        if len(lines) >= _FEW or not shifts
        else min(lines[0].left + shift, *(line.x0 for line in lines))
        for column, lines in starts.items()
    }


def _leading(lines: Sequence[Line]) -> dict[int, float]:
    """Return the usual distance of lines by the size of their letters, the smaller of those that are common."""
    gaps: dict[int, Counter[int]] = defaultdict(Counter)
    for before, line in pairwise(lines):
        gap = before.bottom - line.bottom
        if (before.page, before.column) == (line.page, line.column) and 0.5 * line.size < gap < 3 * line.size:
            gaps[_step(line.size)][round(gap * 2)] += 1
    found = {}
    for size, counts in gaps.items():
        most = max(counts.values())
        found[size] = min(gap for gap, count in counts.items() if 3 * count >= most) / 2
    return found


def _step(size: float) -> int:
    return round(size)


def _leaves_room(before: Line, line: Line) -> bool:
    """Return whether the first word of a line would have fitted on the one before."""
    word = _WORD.match(line.text)
    width = (line.x1 - line.x0) * (len(word[0]) + 1) / max(1, len(line.text)) if word else 0.0
    return before.right - before.x1 > width + 0.3 * line.size
