"""Unified diffs in linear time.

`difflib` compares every line with every other one where many lines are new, which takes minutes for a bibliography of
a few thousand entries. Here the lines that occur once on both sides are matched first ("patience diff", B. Cohen), and
what lies between two of them is replaced as a whole.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from bibtools.support.visible import visible

_CONTEXT = 3
Range = tuple[int, int, int, int]
"""Lines a1 to a2 of the old text stand where b1 to b2 of the new one stand; ends are exclusive."""


def unified_diff(before: str, after: str, name: str) -> str:
    """Return the differences of two texts in the unified format, with three lines around them; "" if there are none."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    hunks = list(_hunks(list(changes_of(old, new)), len(old)))
    if not hunks:
        return ""
    lines = [f"--- {_quoted(f'a/{name}')}\n", f"+++ {_quoted(f'b/{name}')}\n"]
    for hunk in hunks:
        lines += _hunk(hunk, old, new)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _quoted(name: str) -> str:
    """Return a file name as git writes it in a diff: in quotes, with octal bytes, if it has characters that act."""
    if visible(name) == name:
        return name
    plain = range(0x20, 0x7F)
    shown = (chr(b) if b in plain and chr(b) not in '"\\' else f"\\{b:03o}" for b in os.fsencode(name))
    return f'"{"".join(shown)}"'


def changes_of(old: Sequence[str], new: Sequence[str]) -> Iterator[Range]:
    """Yield the ranges of lines that differ, in order."""
    at_old = at_new = 0
    for anchor_old, anchor_new in [*_anchors(old, new), (len(old), len(new))]:
        yield from _trimmed(old, new, (at_old, anchor_old, at_new, anchor_new))
        at_old, at_new = anchor_old + 1, anchor_new + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of equal lines, unique in both texts, of the longest run that is in order on both sides."""
    times_old, times_new = Counter(old), Counter(new)
    where = {line: at for at, line in enumerate(new) if times_new[line] == 1}
    pairs = [(at, where[line]) for at, line in enumerate(old) if times_old[line] == 1 and line in where]
    tails: list[int] = []  # the least new line number that ends an ordered run of each length
    chosen: list[int] = []
    previous: list[int] = []
    for index, (_, at_new) in enumerate(pairs):
        length = bisect_left(tails, at_new)
        previous.append(chosen[length - 1] if length else -1)
        tails[length : length + 1] = [at_new]
        chosen[length : length + 1] = [index]
    run = []
    index = chosen[-1] if chosen else -1
    while index >= 0:
        run.append(pairs[index])
        index = previous[index]
    return run[::-1]


def _trimmed(old: Sequence[str], new: Sequence[str], gap: Range) -> Iterator[Range]:
    """Yield a gap between two anchors without the equal lines at its ends; nothing if no line is left."""
    a1, a2, b1, b2 = gap
    while a1 < a2 and b1 < b2 and old[a1] == new[b1]:
        a1, b1 = a1 + 1, b1 + 1
    while a1 < a2 and b1 < b2 and old[a2 - 1] == new[b2 - 1]:
        a2, b2 = a2 - 1, b2 - 1
    if a1 < a2 or b1 < b2:
        yield a1, a2, b1, b2


def _hunks(changes: Sequence[Range], length: int) -> Iterator[list[Range]]:
    """Yield the changes in groups: those whose surroundings meet stand together."""
    group: list[Range] = []
    for change in changes:
        if group and change[0] - group[-1][1] > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _hunk(group: Sequence[Range], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    first, last = group[0], group[-1]
    lead = min(_CONTEXT, first[0])
    trail = min(_CONTEXT, len(old) - last[1])
    start_old, end_old = first[0] - lead, last[1] + trail
    start_new, end_new = first[2] - lead, last[3] + trail
    yield f"@@ -{_range(start_old, end_old)} +{_range(start_new, end_new)} @@\n"
    at = start_old
    for a1, a2, b1, b2 in group:
        yield from (f" {line}" for line in old[at:a1])
        yield from (f"-{line}" for line in old[a1:a2])
        yield from (f"+{line}" for line in new[b1:b2])
        at = a2
    yield from (f" {line}" for line in old[at:end_old])


def _range(start: int, end: int) -> str:
    """Return a range of lines as the format writes it: the first line counted from 1, and how many."""
    count = end - start
    first = start + 1 if count else start
    return str(first) if count == 1 else f"{first},{count}"
