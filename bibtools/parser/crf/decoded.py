"""What a conditional random field says of a sequence of tokens."""

from __future__ import annotations

from dataclasses import field

from bibtools.support.dataclass import dataclass

DOUBTED = 0.9
"""The probability of a label below which the next likely one is looked for."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The likeliest labels of a sequence of tokens, and their marginal probabilities.

    `others` has, for each token whose probability is below DOUBTED, the next likely label. `apart` has, if it was asked
    for, the probability of each token's label by the weights alone and by the networks alone.
    """

    labels: list[str]
    marginals: list[float]
    others: dict[int, str]
    apart: list[tuple[float, float]] = field(default_factory=list)
