"""Labelled references as arrays of numbers that networks learn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy

from bibtools.parser.crf.group import Columns, Group
from bibtools.support.dataclass import dataclass
from bibtools.training.network.settings import Settings

if TYPE_CHECKING:
    from numpy import float32, int32
    from numpy.random import Generator
    from numpy.typing import NDArray

Example = tuple[Columns, Sequence[str]]
"""The groups of attributes of a reference's tokens, kind by kind, and the labels of the tokens."""


@dataclass(frozen=True, slots=True)
class Examples:
    """References one behind the other: the attributes of each token by number (0 stands for none), and its label.

    Reference number `i` has the tokens from `ends[i - 1]` to `ends[i]`.
    """

    attributes: NDArray[int32]
    labels: NDArray[int32]
    ends: NDArray[int32]


@dataclass(frozen=True, slots=True)
class Batch:
    """References that are learnt from together: one a row, filled up with nothing; `mask` is 1 where a token stands."""

    attributes: NDArray[int32]
    labels: NDArray[int32]
    mask: NDArray[float32]


class Collected:
    """References as numbers of groups: groups are kept once, as many tokens share one."""

    def __init__(self, examples: Iterable[Example], kinds: Sequence[int]) -> None:
        """Take the groups of the given kinds."""
        self._numbers: dict[Group, int] = {}
        self.labels: list[str] = []
        sizes, groups = [], []
        for columns, labels in examples:
            sizes.append(len(labels))
            self.labels += labels
            for here in zip(*[columns[kind] for kind in kinds], strict=True):
                groups += [self._numbers.setdefault(group, len(self._numbers)) for group in here]
        self.ends = numpy.array([*accumulate(sizes)], numpy.int32)
        self._of_tokens = numpy.array(groups, numpy.int32).reshape(-1, len(kinds))

    def counted(self) -> Counter[bytes]:
        """Return how often each attribute stands."""
        counts: Counter[bytes] = Counter()
        often = numpy.bincount(self._of_tokens.ravel(), minlength=len(self._numbers)).tolist()
        for group, count in zip(self._numbers, often, strict=True):
            for name in group:
                counts[name] += count
        return counts

    def numbered(self, numbers: Mapping[bytes, int], labels: Sequence[str]) -> Examples:
        """Return the references with the numbers of known attributes, and of labels."""
        known = [[numbers[name] for name in group if name in numbers] for group in self._numbers]
        rows = [
            [number for group in groups for number in known[group]] for groups in self._of_tokens.tolist()
        ]
        table = numpy.zeros((len(rows), max(map(len, rows), default=1)), numpy.int32)
        for row, found in zip(table, rows, strict=True):
            row[: len(found)] = found
        order = {label: number for number, label in enumerate(labels)}
        return Examples(table, numpy.array([order[label] for label in self.labels], numpy.int32), self.ends)


def known_attributes(collected: Sequence[Collected], rarest: int) -> dict[bytes, int]:
    """Return the numbers, from 1 on, of attributes that stand more than `rarest` times in the mean of the sets."""
    counts: Counter[bytes] = Counter()
    for each in collected:
        counts.update(each.counted())
    kept = sorted(name for name, count in counts.items() if count > rarest * len(collected))
    return {name: number for number, name in enumerate(kept, 1)}


def batches(examples: Examples, settings: Settings, rng: Generator) -> Iterator[Batch]:
    """Yield all references in batches of as many tokens and of such lengths as `settings` say, drawn anew."""
    sizes = numpy.diff(examples.ends, prepend=0)
    of_length = numpy.searchsorted(numpy.array(settings.lengths[:-1]), sizes)
    chosen = []
    for number, length in enumerate(settings.lengths):
        members = rng.permutation(numpy.flatnonzero(of_length == number))
        count = max(1, settings.tokens // length)
        # The last ones are filled up with some that were there, as every shape is compiled for itself.
        missing = -len(members) % count
        if len(members):
            members = numpy.concatenate([members, numpy.resize(members, missing)])
        chosen += [(length, members[at : at + count]) for at in range(0, len(members), count)]
    for at in rng.permutation(len(chosen)):
        length, members = chosen[at]
        yield _batch(examples, members, length)


def _batch(examples: Examples, members: Sequence[int], length: int) -> Batch:
    attributes = numpy.zeros((len(members), length, examples.attributes.shape[1]), numpy.int32)
    labels = numpy.zeros((len(members), length), numpy.int32)
    mask = numpy.zeros((len(members), length), numpy.float32)
    for row, member in enumerate(members):
        begin = int(examples.ends[member - 1]) if member else 0
        end = min(int(examples.ends[member]), begin + length)
        attributes[row, : end - begin] = examples.attributes[begin:end]
        labels[row, : end - begin] = examples.labels[begin:end]
        mask[row, : end - begin] = 1
    return Batch(attributes, labels, mask)
