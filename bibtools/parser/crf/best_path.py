"""The likeliest sequence of labels, among those that can stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import bool_, float64
    from numpy.typing import NDArray

_LEAST = 0.001
"""Labels less probable than this are looked at only if the likeliest sequence is less probable, too."""
_ROUNDED = 1e-8
"""More than probabilities may differ by from what they are, as they are rounded."""


def best_path(
    scores: NDArray[float64],
    marginals: NDArray[float64],
    steps: Sequence[Sequence[float]],
    total: float,
    probability: float,
) -> list[int]:
    """Return the numbers of the labels of the likeliest sequence.

    The method is A. J. Viterbi's (IEEE Trans. Inf. Theory 13 (1967) 260-269). `scores` and `marginals` have one row a
    token, `steps` the weight of a label behind another; `total` is the logarithm of the sum over all sequences,
    `probability` that of a sequence that is known. As no label of a sequence is less probable than the sequence, labels
    below the probability of one that is known need not be looked at.
    """
    least = max(probability, _LEAST) - _ROUNDED
    path, reached = best_of(scores, marginals >= least, steps)
    found = exp(reached - total) - _ROUNDED
    if found >= least - _ROUNDED:
        return path
    # Nothing more probable than the one that was found can have a label less probable than that.
    return best_of(scores, marginals >= found, steps)[0]


def best_of(
    scores: NDArray[float64], allowed: NDArray[bool_], steps: Sequence[Sequence[float]]
) -> tuple[list[int], float]:
    """Return the best sequence of allowed labels, and the sum of its weights."""
    tokens, numbers = allowed.nonzero()
    values = scores[tokens, numbers].tolist()
    last = -1
    ways: list[tuple[list[int], list[int]]] = []
    before: list[int] = []
    sums: list[float] = []
    found: list[float] = []
    here: list[int] = []
    back: list[int] = []
    for token, label, value in zip(tokens.tolist(), numbers.tolist(), values, strict=True):
        if token != last:
            before, sums = here, found
            here, found, back = [], [], []
            ways.append((here, back))
            last = token
        here.append(label)
        if not before:
            found.append(value)
            continue
        reached = [
            total + steps[label_before][label] for label_before, total in zip(before, sums, strict=True)
        ]
        most = max(reached)
        found.append(most + value)
        back.append(reached.index(most))
    at = found.index(max(found))
    path = []
    for here, back in reversed(ways):
        path.append(here[at])
        at = back[at] if back else 0
    return path[::-1], max(found)
