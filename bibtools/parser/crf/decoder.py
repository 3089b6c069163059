"""The likeliest labels of many sequences of tokens, and how sure each is.

What a label weighs at a token is summed from the weights of the token's attributes and from what networks say of it, if
the model has any; both err, in different places. Networks are not asked about a sequence of which the weights alone are
sure. The likeliest sequence of labels is looked for among labels that it can have: none of its labels is less probable
than the sequence itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy

from bibtools.parser.crf.best_path import best_of, best_path
from bibtools.parser.crf.decoded import DOUBTED, Decoded
from bibtools.parser.crf.group import Columns
from bibtools.parser.crf.network import Network
from bibtools.parser.crf.network_file import Networks
from bibtools.parser.crf.passes import Steps, marginals_of, sums_of
from bibtools.parser.crf.rows import Rows
from bibtools.parser.crf.weights import Weights
from bibtools.support.dataclass import dataclass

if TYPE_CHECKING:
    from numpy import float64, intp
    from numpy.typing import NDArray

    Array = NDArray[float64]

_NEVER = -1e9
"""The weight of a label behind one that it cannot follow."""
_CLEAR = 0.5
"""A sequence of labels with a greater probability has no likelier one beside it."""
_NONE = -1.0
"""Less than any probability."""
SURE = 0.97
"""The probability of a sequence's labels by the weights alone from which networks are not asked about it."""


class Decoder:
    """A conditional random field that labels sequences of tokens; any number of threads may use it."""

    def __init__(self, weights: Weights, networks: Networks | None = None) -> None:
        """Take the weights of a random field, and networks for the same labels, if there are any.

        Raise ValueError if they have other labels.
        """
        if networks and networks.labels != weights.labels:
            raise ValueError("the networks have other labels than the weights")
        self.labels = weights.labels
        self._rows = Rows(weights)
        self._steps = Steps.of(weights.transitions)
        self._both = _Both(weights, networks) if networks else None

    def __call__(self, sequences: Sequence[Columns], *, apart: bool = False) -> list[Decoded]:
        """Return the labels of sequences of tokens, none of them empty, and all with the same kinds of groups.

        With `apart`, what the weights and the networks say of these labels is told apart. For that networks are asked
        about every sequence, but those of which the weights alone are sure keep their labels.
        """
        if not sequences:
            return []
        begins, ends = _ranges(sequences)
        scores = self._rows.sums(sequences).astype(numpy.float64)
        left = SURE if self._both else _NONE
        marginals, best, sure = _labelled(scores, self._steps, begins, ends, left)
        made = self._decoded(marginals, best, begins, ends)
        if self._both:
            decided = sure > SURE
            if asked := numpy.flatnonzero(~decided).tolist():
                part = _Part.of(sequences, scores, begins, ends, asked)
                for number, found in zip(asked, self._by_both(self._both, part, apart), strict=True):
                    made[number] = found
            if apart and (clear := numpy.flatnonzero(decided).tolist()):
                part = _Part.of(sequences, scores, begins, ends, clear)
                said = self._both.said(part.sequences, part.begins, part.ends)
                labels = numpy.concatenate([best[begins[number] : ends[number]] for number in clear])
                self._tell_apart(self._both, part, said, labels, [made[number] for number in clear])
        return made

    def among(self, columns: Columns, allowed: Sequence[Collection[str]]) -> list[str]:
        """Return the likeliest labels of one sequence, each among those allowed at its token (without `B-`, `I-`).

        A label with `I-` stands only behind one of the same piece.
        """
        inside = numpy.array([name[0] == "I" for name in self.labels])
        bare = [name[2:] for name in self.labels]
        may_stand = numpy.array([[name in here for name in bare] for here in allowed])
        may_stand[0] &= ~inside
        other = numpy.array([[before != after for after in bare] for before in bare])
        scores, steps = self._rows.sums([columns]).astype(numpy.float64), self._steps
        if self._both:
            scores = self._both.summed(scores, self._both.said([columns], *_ranges([columns])))
            steps = self._both.steps
        weights = numpy.where(other & inside, _NEVER, steps.weights)
        return [self.labels[number] for number in best_of(scores, may_stand, weights.tolist())[0]]

    def _by_both(self, both: _Both, part: _Part, apart: bool) -> list[Decoded]:
        """Return the labels of sequences by weights and networks."""
        said = both.said(part.sequences, part.begins, part.ends)
        scores = both.summed(part.scores, said)
        marginals, best, _ = _labelled(scores, both.steps, part.begins, part.ends, _NONE)
        made = self._decoded(marginals, best, part.begins, part.ends)
        if apart:
            self._tell_apart(both, part, said, best, made)
        return made

    def _tell_apart(
        self, both: _Both, part: _Part, said: Array, best: NDArray[intp], made: Sequence[Decoded]
    ) -> None:
        """Add to what is `made` of sequences what the weights and the networks, each alone, say of their labels."""
        at = numpy.arange(len(best)), best
        by_weights, _ = marginals_of(part.scores, self._steps, part.begins, part.ends)
        by_networks, _ = marginals_of(said, both.own_steps, part.begins, part.ends)
        told = list(zip(by_weights[at].tolist(), by_networks[at].tolist(), strict=True))
        for each, begin, end in zip(made, part.begins, part.ends, strict=True):
            each.apart.extend(told[begin:end])

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


@dataclass(frozen=True, slots=True)
class _Part:
    """Some of the sequences: their `scores` are what labels weigh by the weights alone; where each begins and ends."""

    sequences: list[Columns]
    scores: Array
    begins: list[int]
    ends: list[int]

    @classmethod
    def of(
        cls,
        sequences: Sequence[Columns],
        scores: Array,
        begins: Sequence[int],
        ends: Sequence[int],
        numbers: Sequence[int],
    ) -> _Part:
        """Return the part with the sequences of these numbers."""
        held = [sequences[number] for number in numbers]
        own = numpy.concatenate([scores[begins[number] : ends[number]] for number in numbers])
        return cls(held, own, *_ranges(held))


class _Both:
    """Weights and networks together: `steps` are those of both, `own_steps` those of the networks."""

    def __init__(self, weights: Weights, networks: Networks) -> None:
        self._network = Network(networks)
        self._shares = networks.shares
        self.steps = Steps.of(self.summed(weights.transitions, networks.transitions))
        self.own_steps = Steps.of(networks.transitions)

    def said(self, sequences: Sequence[Columns], begins: Sequence[int], ends: Sequence[int]) -> Array:
        """Return what each label weighs at each token by the networks alone."""
        return self._network.scores(sequences, begins, ends).astype(numpy.float64)

    def summed(self, by_weights: Array, by_networks: Array) -> Array:
        """Return what labels weigh by both."""
        first, second = self._shares
        return first * by_weights + second * by_networks


def _ranges(sequences: Sequence[Columns]) -> tuple[list[int], list[int]]:
    """Return where each sequence begins and ends among the tokens of all."""
    ends = list(accumulate([len(columns[0]) for columns in sequences]))
    return [0, *ends[:-1]], ends


def _labelled(
    scores: Array, steps: Steps, begins: Sequence[int], ends: Sequence[int], left: float
) -> tuple[Array, NDArray[intp], NDArray[float64]]:
    """Return the probability of each label of each token, the likeliest labels, and how probable those of the highest
    probabilities are together, by sequence.

    The likeliest labels of a sequence with a probability of `left` at most are not looked for: networks will be asked.
    """
    marginals, totals = marginals_of(scores, steps, begins, ends)
    best = marginals.argmax(axis=1)
    sure = numpy.exp(sums_of(scores, steps, best, begins) - totals)
    for begin, end, total, probability in zip(begins, ends, totals.tolist(), sure.tolist(), strict=True):
        if left < probability <= _CLEAR:
            best[begin:end] = best_path(
                scores[begin:end], marginals[begin:end], steps.listed, total, probability
            )
    return marginals, best, sure
