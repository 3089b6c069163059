"""The likeliest labels of many sequences of tokens, and how sure each is.

The sequences of a batch go through the forward and the backward pass together, step by step (L. R. Rabiner, "A tutorial
on hidden Markov models", Proc. IEEE 77 (1989) 257-286, with scaled probabilities). The likeliest sequence of
labels is looked for among labels that it can have: none of its labels is less probable than the sequence itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy

from bibtools.parser.crf.best_path import best_of, best_path
from bibtools.parser.crf.decoded import DOUBTED, Decoded
from bibtools.parser.crf.group import Columns
from bibtools.parser.crf.rows import Rows
from bibtools.parser.crf.weights import Weights

if TYPE_CHECKING:
    from numpy import float64, intp
    from numpy.typing import NDArray

    Array = NDArray[float64]

_DIGITS = 9
"""Digits of a probability: those behind depend on how many sequences are taken together."""
_NEVER = -1e9
"""The weight of a label behind one that it cannot follow."""
_CLEAR = 0.5
"""A sequence of labels with a greater probability has no likelier one beside it."""


class Decoder:
    """A conditional random field that labels sequences of tokens; any number of threads may use it."""

    def __init__(self, weights: Weights) -> None:
        self.labels = weights.labels
        self._rows = Rows(weights)
        self._transitions = weights.transitions
        self._steps: list[list[float]] = weights.transitions.tolist()
        self._factors = numpy.exp(weights.transitions)

    def __call__(self, sequences: Sequence[Columns]) -> list[Decoded]:
        """Return the labels of sequences of tokens, none of them empty, and all with the same kinds of groups."""
        if not sequences:
            return []
        ends = list(accumulate([len(columns[0]) for columns in sequences]))
        begins = [0, *ends[:-1]]
        scores = self._rows.scores(sequences).astype(numpy.float64)
        marginals, totals = self._marginals(scores, begins, ends)
        best = marginals.argmax(axis=1)
        reached = self._reached(scores, best, begins)
        sure = numpy.exp(reached - totals).tolist()
        for begin, end, total, probability in zip(begins, ends, totals.tolist(), sure, strict=True):
            if probability <= _CLEAR:
                best[begin:end] = best_path(
                    scores[begin:end], marginals[begin:end], self._steps, total, probability
                )
        return self._decoded(marginals, best, begins, ends)

    def among(self, columns: Columns, allowed: Sequence[Collection[str]]) -> list[str]:
        """Return the likeliest labels of one sequence, each among those allowed at its token (without `B-`, `I-`).

        A label with `I-` stands only behind one of the same piece.
        """
        inside = numpy.array([name[0] == "I" for name in self.labels])
        bare = [name[2:] for name in self.labels]
        may_stand = numpy.array([[name in here for name in bare] for here in allowed])
        may_stand[0] &= ~inside
        other = numpy.array([[before != after for after in bare] for before in bare])
        steps = numpy.where(other & inside, _NEVER, self._transitions)
        scores = self._rows.scores([columns]).astype(numpy.float64)
        return [self.labels[number] for number in best_of(scores, may_stand, steps.tolist())[0]]

    def _marginals(self, scores: Array, begins: Sequence[int], ends: Sequence[int]) -> tuple[Array, Array]:
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
                at = (at[:count] @ self._factors) * states[here]
            sizes[here] = size = at.sum(axis=1)
            forward[here] = at = at / size[:, None]
        behind = numpy.ones_like(at)
        for n in range(len(counts) - 1, 0, -1):
            here = slice(offsets[n], offsets[n + 1])
            before = numpy.ones((counts[n - 1], len(self.labels)))
            before[: counts[n]] = (states[here] * behind / sizes[here, None]) @ self._factors.T
            forward[here] *= behind
            behind = before
        forward[: counts[0]] *= behind
        marginals, logs = numpy.empty_like(forward), numpy.empty(len(states))
        marginals[places] = forward.round(_DIGITS)
        logs[places] = numpy.log(sizes)
        return marginals, numpy.add.reduceat(logs + highest, begins)

    def _reached(self, scores: Array, best: NDArray[intp], begins: Sequence[int]) -> Array:
        """Return the summed weights of the labels `best`, by sequence."""
        reached = scores[numpy.arange(len(best)), best]
        steps = self._transitions[best[:-1], best[1:]]
        reached[1:] += steps
        first = begins[1:]
        reached[first] -= steps[numpy.array(first, numpy.intp) - 1]
        return numpy.add.reduceat(reached, begins)

    def _decoded(
        self, marginals: Array, best: NDArray[intp], begins: Sequence[int], ends: Sequence[int]
    ) -> list[Decoded]:
        """Return what is known of each sequence."""
        sure = marginals[numpy.arange(len(best)), best]
        doubted = numpy.flatnonzero(sure < DOUBTED)
        besides = marginals[doubted]
        besides[numpy.arange(len(doubted)), best[doubted]] = -1
        others = dict(zip(doubted.tolist(), besides.argmax(axis=1).tolist(), strict=True))
        names = self.labels
        labels = [names[number] for number in best.tolist()]
        probabilities = sure.tolist()
        made = []
        for begin, end in zip(begins, ends, strict=True):
            next_likely = {at - begin: names[others[at]] for at in range(begin, end) if at in others}
            made.append(Decoded(labels[begin:end], probabilities[begin:end], next_likely))
        return made


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
