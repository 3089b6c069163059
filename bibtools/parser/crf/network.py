"""What a convolutional network says of each token: a number for each label, as a random field's weights give one.

A token begins as the sum of the rows of its attributes. Each convolution then adds what a token, and the tokens at some
distance on both sides, say together (residual connections: K. He et al., "Deep residual learning for image
recognition", CVPR 2016; growing distances: E. Strubell et al., "Fast and accurate entity recognition with iterated
dilated convolutions", EMNLP 2017), on numbers scaled by their root mean square (B. Zhang and R. Sennrich, "Root mean
square layer normalization", NeurIPS 2019).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy

from bibtools.parser.crf.group import Columns
from bibtools.parser.crf.network_file import Net, Networks
from bibtools.parser.crf.rows import Rows

if TYPE_CHECKING:
    from numpy import float32, intp
    from numpy.typing import NDArray

    Array = NDArray[float32]
    Neighbours = Mapping[int, tuple[NDArray[intp], NDArray[intp]]]

BLOCK = 16
"""Rows that are multiplied at a time. With another number of rows a product has other last digits, so that what is said
of a line would depend on those beside it; and larger products are spread over threads that mostly wait."""
LEAST = 1e-5
"""Added to a mean square, so that nothing is divided by 0."""


class Network:
    """Loaded networks, which any number of threads may use."""

    def __init__(self, networks: Networks) -> None:
        self._networks = networks
        self._rows = Rows(networks.attributes)
        self._distances = sorted({layer.distance for net in networks.nets for layer in net.layers})

    def scores(self, sequences: Sequence[Columns], begins: Sequence[int], ends: Sequence[int]) -> Array:
        """Return for each token of all sequences a number for each label: the mean of the networks."""
        nets = self._networks.nets
        rows = self._rows.sums([[columns[kind] for kind in self._networks.kinds] for columns in sequences])
        starts = numpy.array(begins, numpy.intp)
        sizes = numpy.array(ends, numpy.intp) - starts
        beside = _neighbours(starts, sizes, self._distances)
        width = rows.shape[1] // len(nets)
        total: Array = numpy.zeros((len(rows), len(self._networks.labels)), numpy.float32)
        for number, net in enumerate(nets):
            total += _of_net(net, rows[:, number * width : (number + 1) * width], starts, sizes, beside)
        total /= len(nets)
        return total


def _of_net(net: Net, rows: Array, starts: NDArray[intp], sizes: NDArray[intp], beside: Neighbours) -> Array:
    """Return what one network says of each token."""
    count = len(rows)
    cells = _times(_filled(rows), net.into)
    cells += net.into_bias
    numpy.maximum(cells, 0, out=cells)
    scaled: Array = numpy.empty_like(cells)
    widest = max(layer.distance for layer in net.layers)
    for layer in net.layers:
        _scale(cells, layer.gains, scaled)
        # The rows behind the last token stand for what is outside the line.
        scaled[count:] = 0
        before, behind = beside[layer.distance]
        added = _times(scaled, layer.here)
        added += _times(scaled.take(before, 0), layer.before)
        added += _times(scaled.take(behind, 0), layer.behind)
        added += layer.bias
        numpy.maximum(added, 0, out=added)
        cells += added
        if layer.distance == widest:
            means = (numpy.add.reduceat(cells[:count], starts) / sizes[:, None]).astype(numpy.float32)
            cells[:count] += _times(_filled(means), net.line)[: len(means)].repeat(sizes, 0)
    _scale(cells, net.gains, scaled)
    scores: Array = _times(scaled, net.out)[:count]
    scores += net.out_bias
    scores[starts] += net.first
    return scores


def _filled(rows: Array) -> Array:
    """Return rows with rows of 0 behind them, one at least, to a multiple of BLOCK."""
    filled: Array = numpy.zeros((len(rows) // BLOCK * BLOCK + BLOCK, rows.shape[1]), numpy.float32)
    filled[: len(rows)] = rows
    return filled


def _times(rows: Array, matrix: Array) -> Array:
    """Return rows, a multiple of BLOCK, times a matrix."""
    made: Array = (rows.reshape(-1, BLOCK, rows.shape[1]) @ matrix).reshape(len(rows), -1)
    return made


def _scale(cells: Array, gains: Array, out: Array) -> None:
    """Write to `out` the rows of `cells`, each divided by its root mean square, times `gains`."""
    numpy.square(cells, out=out)
    squares = numpy.add.reduce(out, 1)
    squares /= cells.shape[1]
    squares += LEAST
    numpy.multiply(cells, gains, out=out)
    out /= numpy.sqrt(squares)[:, None]


def _neighbours(starts: NDArray[intp], sizes: NDArray[intp], distances: Sequence[int]) -> Neighbours:
    """Return for each distance the numbers of the tokens so far before and behind each token of the same sequence.

    The number behind the last token stands for those that are outside the sequence, and for all up to a full BLOCK.
    """
    count = int(sizes.sum())
    at = numpy.arange(count)
    first, end = starts.repeat(sizes), (starts + sizes).repeat(sizes)
    rest = numpy.full(BLOCK - count % BLOCK, count)
    return {
        distance: (
            numpy.concatenate([numpy.where(at - distance < first, count, at - distance), rest]),
            numpy.concatenate([numpy.where(at + distance >= end, count, at + distance), rest]),
        )
        for distance in distances
    }
