"""What groups of attributes give to a token, summed once a group.

Tokens share their groups: a word lends the same attributes to its neighbours wherever it stands. A group that was seen
before costs one look into a dictionary; new ones of a batch are summed together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy

from bibtools.parser.crf.group import Columns, Group

if TYPE_CHECKING:
    from numpy import float32, intp
    from numpy.typing import NDArray

_MOST = 1 << 23
"""So many numbers are kept before all groups are forgotten: 32 MB, 164,000 groups of 51 numbers."""


class Source(Protocol):
    """What gives a row of `width` numbers to each group of attributes."""

    @property
    def width(self) -> int:
        """How many numbers a row has."""

    def summed(self, groups: Sequence[Group]) -> NDArray[float32]:
        """Return a row for each group."""


class _Numbers(dict[Group, int]):
    """The numbers of groups, in the order in which they were met; `new` has those met since it was last emptied."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[Group] = []

    def __missing__(self, group: Group) -> int:
        self.new.append(group)
        number = self[group] = len(self)
        return number


class Rows:
    """The rows of groups, which any number of threads may use."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lock = Lock()
        self._forget()

    def sums(self, sequences: Sequence[Columns]) -> NDArray[float32]:
        """Return for each token of all sequences the sum of the rows of its groups."""
        with self._lock:
            if len(self._numbers) * self._source.width > _MOST:
                self._forget()
            # Kind by kind, and of each kind the groups of all tokens.
            groups = chain.from_iterable(chain.from_iterable(zip(*sequences, strict=True)))
            columns = self._numbers_of(groups).reshape(len(sequences[0]), -1)
            table = self._table
        made: NDArray[float32] = table.take(columns[0], 0)
        rows = numpy.empty_like(made)
        for column in columns[1:]:
            # The mode `clip` spares numpy a second buffer; all rows are there.
            made += table.take(column, 0, rows, "clip")
        return made

    def _forget(self) -> None:
        self._numbers = _Numbers()
        self._table = numpy.zeros((1 << 10, self._source.width), numpy.float32)

    def _numbers_of(self, groups: Iterable[Group]) -> NDArray[intp]:
        """Return the number of each group, which is that of its row in the table."""
        known = self._numbers
        found = numpy.fromiter(map(known.__getitem__, groups), numpy.intp)
        if known.new:
            count = len(known)
            self._grow(count)
            self._table[count - len(known.new) : count] = self._source.summed(known.new)
            known.new = []
        return found

    def _grow(self, count: int) -> None:
        """Make the table hold `count` rows at least. Other threads may go on to read the one before."""
        size = len(self._table)
        if count > size:
            grown = numpy.empty((max(count, 2 * size), self._table.shape[1]), numpy.float32)
            grown[:size] = self._table
            self._table = grown
