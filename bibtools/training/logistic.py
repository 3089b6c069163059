"""Logistic regression over sparse features, learnt one row at a time (FTRL-Proximal), without other libraries.

The method: McMahan and others, Ad Click Prediction: a View from the Trenches, KDD 2013, algorithm 1. Weights that earn
nothing stay exactly zero, so that the table is small.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from random import Random

RATE = 0.1
"""How far a step goes (α)."""
SPARSE = 1.5
"""How much a weight must earn before it is not zero (λ1)."""
SMOOTH = 2.0
"""How strongly weights are drawn to zero (λ2)."""
ROUNDS = 6
"""How often all rows are read."""

Name = tuple[str, str]
Row = tuple[Mapping[Name, float], bool, float]
"""Features, whether the answer is yes, and how much the row counts."""


def learn(rows: Sequence[Row], *, seed: int = 1, rounds: int = ROUNDS) -> dict[Name, float]:
    """Return the weights that are not zero; the same rows and seed give the same weights."""
    sums: dict[Name, float] = {}
    squares: dict[Name, float] = {}
    weights: dict[Name, float] = {}
    order = list(range(len(rows)))
    rng = Random(seed)
    for _ in range(rounds):
        rng.shuffle(order)
        for number in order:
            features, answer, count = rows[number]
            total = sum(weights.get(name, 0.0) * size for name, size in features.items())
            error = (1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - answer) * count
            for name, size in features.items():
                _step(name, error * size, sums, squares, weights)
    return {name: weight for name, weight in sorted(weights.items()) if weight}


def _step(
    name: Name,
    slope: float,
    sums: dict[Name, float],
    squares: dict[Name, float],
    weights: dict[Name, float],
) -> None:
    before = squares.get(name, 0.0)
    after = squares[name] = before + slope * slope
    step = (math.sqrt(after) - math.sqrt(before)) / RATE
    held = sums[name] = sums.get(name, 0.0) + slope - step * weights.get(name, 0.0)
    if abs(held) <= SPARSE:
        weights[name] = 0.0
    else:
        weights[name] = -(held - math.copysign(SPARSE, held)) / ((1 + math.sqrt(after)) / RATE + SMOOTH)
