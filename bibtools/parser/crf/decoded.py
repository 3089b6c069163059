"""What a conditional random field says of a sequence of tokens."""

from __future__ import annotations

from bibtools.support.dataclass import dataclass

DOUBTED = 0.9
"""The probability of a label below which the next likely one is looked for."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The likeliest labels of a sequence of tokens, and their marginal probabilities.

    `others` has, for each token whose probability is below DOUBTED, the next likely label.
    """

    labels: list[str]
    marginals: list[float]
    others: dict[int, str]
