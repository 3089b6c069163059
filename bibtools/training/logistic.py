"""Logistic regression over sparse features, by CRFsuite: a sequence of one item, with two labels or more, is just that.

The library is needed for the tagger anyway, takes features with sizes and fits a hundred thousand rows in a minute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bibtools.training.crfsuite import trained_by

SMOOTH = 60.0
"""How strongly weights are drawn to zero (the factor of their squares)."""
ROUNDS = 150
"""How many steps the optimiser takes at most."""

Row = tuple[Mapping[str, float], bool]
"""The features of a row, and whether the answer is yes."""


def learn(rows: Iterable[Row], *, smooth: float = SMOOTH, rounds: int = ROUNDS) -> dict[str, float]:
    """Return the weight of each feature in the log odds of yes; the same rows in order give the same weights."""
    answered = ((features, "yes" if answer else "no") for features, answer in rows)
    found = _learn(answered, {"c1": 0.0, "c2": smooth, "max_iterations": rounds})
    return {name: found[name].get("yes", 0.0) - found[name].get("no", 0.0) for name in sorted(found)}


SPARSE = 0.3
"""How strongly weights are drawn to zero by their size, which leaves out most, and as strongly by their squares."""
ROUNDS_OF_KINDS = 60
"""How many steps the optimiser takes at most for a model of kinds."""


def learn_kinds(rows: Iterable[tuple[Sequence[str], str]]) -> Mapping[str, Mapping[str, float]]:
    """Return the weights by feature and kind of a multinomial model; a row is what is there, and its kind."""
    return _learn(rows, {"c1": SPARSE, "c2": SPARSE, "max_iterations": ROUNDS_OF_KINDS})


def _learn(
    rows: Iterable[tuple[Any, str]], options: Mapping[str, float]
) -> Mapping[str, Mapping[str, float]]:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params({**options, "feature.possible_states": True})
    for features, answer in rows:
        trainer.append(pycrfsuite.ItemSequence([features]), [answer])
    return trained_by(trainer).attributes
