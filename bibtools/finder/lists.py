"""Which blocks of a document are references: those under a heading that opens a list, else runs that look like them."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.finder.blocks import Block
from bibtools.finder.scoring import score
from bibtools.support.dataclass import dataclass

_SURE = 3
_PERHAPS = 1
_ROW = 2
"""Points of the row of a table that is a reference: its head and its numbers are none."""
_LEAST_RUN = 3
"""How many paragraphs of a document that also holds prose must follow each other to be a list without a heading."""
_LONG = 12
"""Words from which a paragraph that is no reference is running text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A block that is a reference, the heading within its list that it stands under, and the number of the list.

    `is_note` says that it stands among notes.
    """

    block: Block
    heading: str = ""
    series: int = 1
    is_note: bool = False


def entries(blocks: Sequence[Block]) -> list[Entry]:
    """Return the references among the blocks of a document, in order."""
    return under_headings(blocks) or [Entry(block) for block in _runs(blocks)]


def under_headings(blocks: Sequence[Block]) -> list[Entry]:
    """Return the references under headings that open a list, and those that a program made as a bibliography."""
    reading = _Reading(blocks)
    for index, block in enumerate(blocks):
        reading.take(index, block)
    found = reading.found
    return found if any(points(entry.block) >= _PERHAPS or entry.block.listed for entry in found) else []


class _Reading:
    """Where in a document the reading is: in a list or not, at which level it was opened, under which heading."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.found: list[Entry] = []
        self.inside = ""
        self.level = 0
        self.heading = ""
        self.series = 0

    def take(self, index: int, block: Block) -> None:
        """Read the next block."""
        if block.heading:
            self._turn(index, block)
        elif block.listed and not self.inside:
            self._open(block, "opening")
        if not block.heading and self.inside and (block.listed or is_entry(block)):
            is_note = self.inside == "notes"
            series = 0 if is_note else self.series
            self.found.append(Entry(block, self.heading, series, is_note))

    def _turn(self, index: int, block: Block) -> None:
        kind = self._kind(index, block)
        if kind in ("opening", "notes"):
            self._open(block, kind)
        elif kind == "inner" and (self.inside or block.listed):
            if not self.inside:
                self._open(block, "opening")
            self.heading = block.body
        elif kind != "inner":
            self.inside = ""

    def _open(self, block: Block, kind: str) -> None:
        self.inside, self.level, self.heading = kind, block.level, ""
        self.series += kind == "opening"

    def _kind(self, index: int, block: Block) -> str:
        """Return what a heading is for the list that is being read, if it is called so or by what follows it."""
        if block.listed and block.heading != "closing":
            return "inner"
        if (
            block.heading == "opening"
            and self.inside == "opening"
            and self.level
            and block.level > self.level
        ):
            return "inner"
        if block.heading != "unknown" or not self.inside:
            return block.heading
        if block.level < self.level:
            return "closing"
        deeper = bool(self.level) and block.level > self.level
        return "inner" if references_follow(self.blocks, index, least=0.25 if deeper else 0.6) else "closing"


def references_follow(blocks: Sequence[Block], index: int, *, least: float) -> bool:
    """Return whether, of the blocks between a heading and the next, at least that share look like references."""
    following: list[Block] = []
    for block in blocks[index + 1 :]:
        if block.heading:
            break
        following.append(block)
    if not following:
        return least < 0.5
    return sum(points(block) >= _PERHAPS for block in following) >= least * len(following)


def is_entry(block: Block) -> bool:
    """Return whether a block within a list is an entry of it: it has words and is no running text."""
    if not any(char.isalpha() for char in block.body):
        return False
    found = points(block)
    if block.in_table:
        return found - block.marked >= _ROW
    if block.marked:
        return found >= -2
    return found >= 0 or (block.whole and found >= -1 and len(block.body.split()) < _LONG)


def _runs(blocks: Sequence[Block]) -> list[Block]:
    """Return the runs of neighbouring blocks that are references.

    A run is at least two lines or three paragraphs, unless it is all that the document holds.
    """
    scored = [(block, points(block)) for block in blocks]
    runs: list[list[tuple[Block, int]]] = [[]]
    for block, found in scored:
        if block.heading or found < _PERHAPS:
            runs.append([])
        else:
            runs[-1].append((block, found))
    prose = any(found < _PERHAPS and not block.heading for block, found in scored)
    return [block for run in runs if run and _is_list(run, prose=prose) for block, _ in run]


def _is_list(run: Sequence[tuple[Block, int]], *, prose: bool) -> bool:
    sure = sum(found >= _SURE for _, found in run)
    whole = run[0][0].whole
    if sure * (2 if whole else 3) < len(run):
        return False
    return not prose or len(run) >= (_LEAST_RUN if whole else 2) or (run[0][0].marked and not whole)


def points(block: Block) -> int:
    """Return how much a block looks like a reference; see `scoring.score`."""
    return score(block.body) + block.marked
