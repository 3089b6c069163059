"""The weights of a trained model, as a file that loads in a few milliseconds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING

from bibtools.parser.crf.arrays import arrays_of, head_of
from bibtools.parser.crf.group import Group
from bibtools.support.dataclass import dataclass

if TYPE_CHECKING:
    from numpy import float32, float64, intp, uint8
    from numpy.typing import NDArray

FILE = "weights.bin"
"""The file of a model's folder that holds its weights."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A conditional random field over a sequence of tokens, each with a set of attributes.

    The weights of attribute number `i` are `values[starts[i] : starts[i + 1]]`, for the labels whose numbers stand at
    the same places in `owners`; one attribute more, without weights, stands for all that are unknown.
    `transitions[a, b]` is the weight of label `b` behind label `a`.
    """

    labels: tuple[str, ...]
    attributes: Mapping[bytes, int]
    starts: NDArray[intp]
    owners: NDArray[uint8]
    values: NDArray[float32]
    transitions: NDArray[float64]

    @property
    def width(self) -> int:
        """How many numbers `summed` gives a group: one a label."""
        return len(self.labels)

    def summed(self, groups: Sequence[Group]) -> NDArray[float32]:
        """Return the summed weights of the attributes of each group, by label."""
        import numpy

        count = len(self.labels)
        unknown = len(self.starts) - 2
        names = chain.from_iterable(groups)
        found = map(self.attributes.get, names, repeat(unknown))
        sizes = numpy.fromiter(map(len, groups), numpy.intp, len(groups))
        attributes = numpy.fromiter(found, numpy.intp, sizes.sum())
        starts = self.starts[attributes]
        lengths = self.starts[attributes + 1] - starts
        # The places of all weights of the attributes, one attribute behind the other.
        places = numpy.arange(lengths.sum()) + (starts - lengths.cumsum() + lengths).repeat(lengths)
        cells = (
            numpy.arange(0, len(groups) * count, count).repeat(sizes).repeat(lengths) + self.owners[places]
        )
        sums = numpy.bincount(cells, self.values[places], len(groups) * count)
        return sums.reshape(len(groups), count).astype(numpy.float32)


def read_weights(data: bytes) -> Weights:
    """Return the weights that a file of them holds (`arrays`). Raise ValueError if it holds something else.

    Its first line has the labels, and says how many attributes and weights there are. Behind it stand values,
    transitions, starts, owners, and the attributes, one a line.
    """
    import numpy

    described, rest = head_of(data)
    try:
        labels, attributes, count = described["labels"], described["attributes"], described["weights"]
        forms = (
            ((count,), "<f4"),
            ((len(labels), len(labels)), "<f4"),
            ((attributes + 1,), "<i4"),
            ((count,), "u1"),
        )
        (values, transitions, starts, owners), names = arrays_of(rest, forms)
        weights = Weights(
            tuple(labels),
            dict(zip(names.split(b"\n"), range(attributes), strict=True)),
            starts=numpy.append(starts, starts[-1:]).astype(numpy.intp),
            owners=owners,
            values=values,
            transitions=transitions.astype(numpy.float64),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"the first line lacks {error}") from error
    _check(weights)
    return weights


def _check(weights: Weights) -> None:
    """Raise ValueError if the parts of the weights do not fit together."""
    starts, ends = weights.starts[:-1], weights.starts[1:]
    if (
        len(weights.owners) != len(weights.values)
        or weights.starts[-1] != len(weights.values)
        or (starts > ends).any()
        or (len(weights.owners) and int(weights.owners.max()) >= len(weights.labels))
    ):
        raise ValueError("the numbers of labels, attributes and weights do not fit together")
