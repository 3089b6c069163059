"""The table of doubts: how much each sign says that a value is wrong, learnt from references held out of training."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import repeat
from operator import mul
from pathlib import Path

from bibtools.parser.doubts.signs import MEASURES, Group, Signs
from bibtools.parser.model_files import read_table

FILE = "doubts.json"
"""The file of a model's folder that holds the table."""
FORMAT = 3
"""Version of the signs: a table made with another one is refused."""
_KEPT = 20_000
"""How many sums of groups are kept for each field."""
ANY = "*"
"""The key of the weights that hold for every field; those of a field are added to them."""


class _Sums(dict[Group, float]):
    """The weights of a field, summed by group of signs when the sum is first asked for; the latest are kept."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self.weights = weights
        self.measures = [weights.get(name, 0.0) for name in MEASURES]

    def __missing__(self, group: Group) -> float:
        if len(self) >= _KEPT:
            self.clear()
        found = self[group] = math.fsum(map(self.weights.get, group, repeat(0.0)))
        return found


class DoubtTable:
    """Weights of a logistic model by field and sign: the sum of the weights is the log odds that a value is wrong."""

    def __init__(self, weights: Mapping[str, Mapping[str, float]]) -> None:
        shared = weights.get(ANY, {})
        self._any = _Sums(shared)
        self._of = {
            field: _Sums({**shared, **{sign: shared.get(sign, 0.0) + extra for sign, extra in own.items()}})
            for field, own in weights.items()
            if field != ANY
        }

    @classmethod
    def read(cls, folder: Path) -> DoubtTable | None:
        """Return the table of a model; None if it has none. Raise ModelError if the file is not such a table."""
        weights = read_table(folder / FILE, FORMAT, "bibtools.training.doubts")
        return None if weights is None else cls(weights)

    def sure(self, field: str, signs: Signs) -> float:
        """Return the probability, from 0 to 1, that a value of `field` with these signs is right."""
        sums = self._of.get(field, self._any)
        parts = [*map(sums.__getitem__, signs.groups), *map(mul, sums.measures, signs.measures)]
        weights = sums.weights
        if signs.sizes:
            parts += [weights[name] * size for name, size in signs.sizes if name in weights]
        # fsum: the same in every version of Python, which sum is not.
        return 1 / (1 + math.exp(min(math.fsum(parts), 50.0)))

    def knows(self, field: str) -> bool:
        """Return whether the table was learnt for a field."""
        return field in self._of
