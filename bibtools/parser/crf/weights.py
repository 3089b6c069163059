"""The weights of a trained model, as a file that loads in a few milliseconds."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from bibtools.support.dataclass import dataclass

if TYPE_CHECKING:
    from numpy import float32, float64, int32, uint8
    from numpy.typing import NDArray

FILE = "weights.npz"
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
    """Return the weights that a file of them holds. Raise ValueError if it holds something else."""
    import numpy

    try:
        with numpy.load(BytesIO(data), allow_pickle=False) as file:
            names = file["attributes"].tobytes().split(b"\n")
            weights = Weights(
                tuple(file["labels"].tobytes().decode().split("\n")),
                dict(zip(names, range(len(names)), strict=True)),
                file["starts"],
                file["owners"],
                file["values"],
                file["transitions"].astype(numpy.float64),
            )
    except (KeyError, EOFError, BadZipFile, AttributeError) as error:
        raise ValueError(str(error)) from error
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
