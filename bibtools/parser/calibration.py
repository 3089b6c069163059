"""From the tagger's marginal probabilities to probabilities that hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any


class Calibration:
    """Isotonic tables by field: raw probability → share of values that were right on held-out data."""

    def __init__(self, tables: Mapping[str, Sequence[Sequence[float]]]) -> None:
        self._tables = {
            field: ([row[0] for row in rows], [row[1] for row in rows]) for field, rows in tables.items()
        }

    @classmethod
    def of(cls, metadata: Mapping[str, Any]) -> Calibration:
        """Return the calibration that a model's metadata hold; without one, probabilities stay as they are."""
        return cls(metadata.get("calibration", {}))

    def __call__(self, field: str, probability: float) -> float:
        """Return the calibrated probability of a field's value (the empty field: of the whole reference)."""
        table = self._tables.get(field) or (self._tables.get("*") if field else None)
        if table is None:
            return probability
        steps, shares = table
        at = bisect_right(steps, probability)
        if at == 0:
            return shares[0]
        if at == len(steps):
            return shares[-1]
        low, high = steps[at - 1], steps[at]
        weight = (probability - low) / (high - low) if high > low else 0.0
        return shares[at - 1] + weight * (shares[at] - shares[at - 1])
