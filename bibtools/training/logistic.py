"""Logistic regression over sparse features, by CRFsuite: a sequence of one item with two labels is just that.

The library is needed for the tagger anyway, takes features with sizes and fits a hundred thousand rows in a minute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bibtools.training.crfsuite import trained_by

SMOOTH = 60.0
"""How strongly weights are drawn to zero (the factor of their squares)."""
ROUNDS = 150
"""How many steps the optimiser takes at most."""

Row = tuple[Mapping[str, float], bool]
"""The features of a row, and whether the answer is yes."""


def learn(rows: Iterable[Row], *, smooth: float = SMOOTH, rounds: int = ROUNDS) -> dict[str, float]:
    """Return the weight of each feature in the log odds of yes; the same rows in order give the same weights."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    options = {"c1": 0.0, "c2": smooth, "max_iterations": rounds, "feature.possible_states": True}
    trainer.set_params(options)
    for features, answer in rows:
        trainer.append(pycrfsuite.ItemSequence([features]), ["yes" if answer else "no"])
    found = trained_by(trainer).attributes
    return {name: found[name].get("yes", 0.0) - found[name].get("no", 0.0) for name in sorted(found)}
