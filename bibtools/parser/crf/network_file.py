"""A trained convolutional network, as a file that loads in a few milliseconds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from bibtools.parser.crf.arrays import Form, arrays_of, head_of, packed
from bibtools.parser.crf.group import Group
from bibtools.support.dataclass import dataclass

if TYPE_CHECKING:
    from numpy import float32, float64, int8
    from numpy.typing import NDArray

    Array = NDArray[float32]

FILE = "network.bin"
"""The file of a model's folder that holds its network; a model may have none."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """A row of numbers for each attribute: `rows` in steps of `scales`, one a column; row 0 is that of unknown ones.

    Rows are kept as whole numbers from -127 to 127, a quarter of the size of what was learnt.
    """

    numbers: Mapping[bytes, int]
    rows: NDArray[int8]
    scales: Array

    @property
    def width(self) -> int:
        """How many numbers a row has."""
        return len(self.scales)

    def summed(self, groups: Sequence[Group]) -> Array:
        """Return the summed rows of the attributes of each group."""
        import numpy

        # Each group begins with the unknown attribute, whose row is 0, so that none is empty.
        found = map(self.numbers.get, chain.from_iterable((b"", *group) for group in groups), repeat(0))
        sizes = numpy.fromiter(map(len, groups), numpy.intp, len(groups)) + 1
        attributes = numpy.fromiter(found, numpy.intp, sizes.sum())
        sums = numpy.add.reduceat(self.rows.take(attributes, 0), sizes.cumsum() - sizes, dtype=numpy.float32)
        made: Array = sums * self.scales
        return made


@dataclass(frozen=True, slots=True)
class Layer:
    """One convolution: a token sees itself and the two tokens that stand `distance` before and behind it.

    `before`, `here` and `behind` are the weights of the three, `bias` is added; `gains` scale what goes in.
    """

    distance: int
    gains: Array
    before: Array
    here: Array
    behind: Array
    bias: Array


@dataclass(frozen=True, slots=True)
class Net:
    """A network without its attributes: what goes in, the convolutions, and what comes out, one number a label.

    `into` and `into_bias` make the first numbers of a token from the summed rows of its attributes. Behind the widest
    convolution `line` adds the mean of the whole line. `gains`, `out` and `out_bias` make the numbers of the labels,
    to which `first` is added for the first token.
    """

    into: Array
    into_bias: Array
    layers: tuple[Layer, ...]
    line: Array
    gains: Array
    out: Array
    out_bias: Array
    first: Array


@dataclass(frozen=True, slots=True)
class Networks:
    """Networks over one table of attributes, each with columns of its own there, in their order.

    `kinds` are the kinds of groups that they see (`bibtools.parser.features`), `labels` the labels they know.
    `transitions` has the weight of a label behind another, as that of a random field. `shares` are the weights of the
    random field and of the networks in the sum of both.
    """

    labels: tuple[str, ...]
    kinds: tuple[int, ...]
    shares: tuple[float, float]
    attributes: Attributes
    nets: tuple[Net, ...]
    transitions: NDArray[float64]


def read_networks(data: bytes) -> Networks:
    """Return the networks of a file. Raise ValueError if it holds something else.

    Its first line has the labels, kinds and shares, the numbers of attributes, networks, columns and cells, and the
    distances of the convolutions. Behind it stand the rows and scales of attributes, the transitions, the arrays of
    each network in the order of its fields, and the attributes, one a line.
    """
    import numpy

    head, rest = head_of(data)
    try:
        labels, distances, networks = head["labels"], head["distances"], head["networks"]
        count, columns, cells = head["attributes"], head["columns"], head["cells"]
        width = columns * networks
        forms: list[Form] = [((count + 1, width), "i1"), ((width,), "<f4"), ((len(labels),) * 2, "<f4")]
        forms += _forms(columns, cells, len(labels), len(distances)) * networks
        (rows, scales, transitions, *parts), names = arrays_of(rest, forms)
        size = len(parts) // networks
        attributes = Attributes(dict(zip(names.split(b"\n"), range(1, count + 1), strict=True)), rows, scales)
        return Networks(
            tuple(labels),
            tuple(head["kinds"]),
            (head["shares"][0], head["shares"][1]),
            attributes,
            tuple(_net(parts[at : at + size], distances) for at in range(0, len(parts), size)),
            transitions.astype(numpy.float64),
        )
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError(f"the first line lacks {error}") from error


def networks_file(networks: Networks) -> bytes:
    """Return the file of networks; the same networks give the same bytes."""
    import numpy

    first = networks.nets[0]
    head = {
        "labels": networks.labels,
        "kinds": networks.kinds,
        "shares": networks.shares,
        "distances": [layer.distance for layer in first.layers],
        "networks": len(networks.nets),
        "attributes": len(networks.attributes.numbers),
        "columns": first.into.shape[0],
        "cells": first.into.shape[1],
    }
    parts = [part.astype("<f4") for net in networks.nets for part in _parts(net)]
    names = sorted(networks.attributes.numbers, key=networks.attributes.numbers.__getitem__)
    tables = [
        networks.attributes.rows,
        networks.attributes.scales.astype("<f4"),
        networks.transitions.astype(numpy.dtype("<f4")),
    ]
    return packed(head, [*tables, *parts], b"\n".join(names))


def _forms(columns: int, cells: int, labels: int, layers: int) -> list[Form]:
    """Return the shapes of the arrays of a network, in the order of `_parts`."""
    square = (cells, cells)
    layer = [(cells,), square, square, square, (cells,)]
    shapes = [
        (columns, cells),
        (cells,),
        *layer * layers,
        square,
        (cells,),
        (cells, labels),
        (labels,),
        (labels,),
    ]
    return [(shape, "<f4") for shape in shapes]


def _parts(net: Net) -> list[Array]:
    """Return the arrays of a network, in the order in which they stand in a file."""
    layers = [
        part
        for layer in net.layers
        for part in (layer.gains, layer.before, layer.here, layer.behind, layer.bias)
    ]
    return [net.into, net.into_bias, *layers, net.line, net.gains, net.out, net.out_bias, net.first]


def _net(parts: Sequence[NDArray[Any]], distances: Sequence[int]) -> Net:
    """Return the network that arrays in the order of `_parts` make."""
    into, into_bias, *inner = parts
    *inner, line, gains, out, out_bias, first = inner
    layers = tuple(Layer(distance, *inner[5 * n : 5 * n + 5]) for n, distance in enumerate(distances))
    return Net(into, into_bias, layers, line, gains, out, out_bias, first)
