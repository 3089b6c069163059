"""The weights of a trained model, as a file that loads in a few milliseconds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bibtools.support.dataclass import dataclass

if TYPE_CHECKING:
    from numpy import float32, float64, int32, uint8
    from numpy.typing import NDArray

FILE = "weights.bin"
"""The file of a model's folder that holds its weights."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A conditional random field over a sequence of tokens, each with a set of attributes.

    The weights of attribute number `i` are `values[starts[i] : starts[i + 1]]`, for the labels whose numbers stand at
    the same places in `owners`; `transitions[a, b]` is the weight of label `b` behind label `a`.
    """

    labels: tuple[str, ...]
    attributes: Mapping[bytes, int]
    starts: NDArray[int32]
    owners: NDArray[uint8]
    values: NDArray[float32]
    transitions: NDArray[float64]


def read_weights(data: bytes) -> Weights:
    """Return the weights that a file of them holds. Raise ValueError if it holds something else.

    Its first line is JSON: the labels, and how many attributes and weights there are. Behind it stand little-endian
    values, transitions (32-bit floats), starts (32-bit integers), owners (bytes), and the attributes, one a line. The
    format of numpy itself takes 20 ms more to load, as it needs the parser of Python.
    """
    import numpy

    head, _, rest = data.partition(b"\n")
    described = json.loads(head)
    try:
        labels, attributes, count = described["labels"], described["attributes"], described["weights"]
        parts, at = [], 0
        for size, kind in (
            (count, "<f4"),
            (len(labels) ** 2, "<f4"),
            (attributes + 1, "<i4"),
            (count, "u1"),
        ):
            parts.append(numpy.frombuffer(rest, kind, size, at).copy())
            at += parts[-1].nbytes
        names = rest[at:].split(b"\n")
        weights = Weights(
            tuple(labels),
            dict(zip(names, range(attributes), strict=True)),
            starts=parts[2],
            owners=parts[3],
            values=parts[0],
            transitions=parts[1].astype(numpy.float64).reshape(len(labels), len(labels)),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"the first line lacks {error}") from error
    _check(weights)
    return weights


def _check(weights: Weights) -> None:
    """Raise ValueError if the parts of the weights do not fit together."""
    count = len(weights.labels)
    starts, ends = weights.starts[:-1], weights.starts[1:]
    if (
        weights.transitions.shape != (count, count)
        or len(starts) != len(weights.attributes)
        or len(weights.owners) != len(weights.values)
        or weights.starts[-1] != len(weights.values)
        or (starts > ends).any()
        or (len(weights.owners) and int(weights.owners.max()) >= count)
    ):
        raise ValueError("the numbers of labels, attributes and weights do not fit together")
