"""What the weights of labels at tokens, and behind one another, say of whole sequences.

The sequences of a batch go through the forward and the backward pass together, step by step (L. R. Rabiner, "A tutorial
on hidden Markov models", Proc. IEEE 77 (1989) 257-286, with scaled probabilities).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy

from bibtools.support.dataclass import dataclass

if TYPE_CHECKING:
    from numpy import float64, intp
    from numpy.typing import NDArray

    Array = NDArray[float64]

_DIGITS = 9
"""Digits of a probability: those behind depend on how many sequences are taken together."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The weight of each label behind each other one, as `weights`, as lists, and as powers of e."""

    weights: Array
    listed: list[list[float]]
    factors: Array

    @classmethod
    def of(cls, weights: Array) -> Steps:
        """Return weights in all three forms."""
        return cls(weights, weights.tolist(), numpy.exp(weights))


def marginals_of(
    scores: Array, steps: Steps, begins: Sequence[int], ends: Sequence[int]
) -> tuple[Array, Array]:
    """Return the probability of each label of each token, and the logarithm of the sum over all ways to label a
    sequence, by sequence."""
    highest = scores.max(axis=1)
    places, counts = _by_step(begins, ends)
    states = numpy.exp(scores - highest[:, None])[places]
    forward, sizes = numpy.empty_like(states), numpy.empty(len(states))
    offsets = [0, *accumulate(counts)]
    at = states[: counts[0]]
    for n, (count, offset) in enumerate(zip(counts, offsets, strict=False)):
        here = slice(offset, offset + count)
        if n:
            at = (at[:count] @ steps.factors) * states[here]
        sizes[here] = size = at.sum(axis=1)
        forward[here] = at = at / size[:, None]
    behind = numpy.ones_like(at)
    for n in range(len(counts) - 1, 0, -1):
        here = slice(offsets[n], offsets[n + 1])
        before = numpy.ones((counts[n - 1], scores.shape[1]))
        before[: counts[n]] = (states[here] * behind / sizes[here, None]) @ steps.factors.T
        forward[here] *= behind
        behind = before
    forward[: counts[0]] *= behind
    marginals, logs = numpy.empty_like(forward), numpy.empty(len(states))
    marginals[places] = forward.round(_DIGITS)
    logs[places] = numpy.log(sizes)
    return marginals, numpy.add.reduceat(logs + highest, begins)


def sums_of(scores: Array, steps: Steps, labels: NDArray[intp], begins: Sequence[int]) -> Array:
    """Return the summed weights of the labels of all tokens, by sequence."""
    reached = scores[numpy.arange(len(labels)), labels]
    between = steps.weights[labels[:-1], labels[1:]]
    reached[1:] += between
    first = begins[1:]
    reached[first] -= between[numpy.array(first, numpy.intp) - 1]
    return numpy.add.reduceat(reached, begins)


def _by_step(begins: Sequence[int], ends: Sequence[int]) -> tuple[NDArray[intp], list[int]]:
    """Return the numbers of the tokens in the order in which the passes take them - the first of each sequence, longest
    first, then the second of each - and how many each step has."""
    starts = numpy.array(begins, numpy.intp)
    lengths = numpy.array(ends, numpy.intp) - starts
    order = numpy.argsort(-lengths, kind="stable")
    starts = starts[order]
    longest = int(lengths.max())
    counts = (len(begins) - numpy.searchsorted(numpy.sort(lengths), numpy.arange(longest), "right")).tolist()
    return numpy.concatenate([starts[:count] + step for step, count in enumerate(counts)]), counts
