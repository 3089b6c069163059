"""Training by CRFsuite, and what it learnt as a file of weights for `bibtools.parser.crf`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bibtools.parser.crf.arrays import packed
from bibtools.parser.crf.group import Columns
from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Trained:
    """A conditional random field: labels, the weights of attributes by label, and those of a label behind another."""

    labels: tuple[str, ...]
    attributes: Mapping[str, Mapping[str, float]]
    transitions: Mapping[tuple[str, str], float]


class Training:
    """References to learn from, and the options of CRFsuite; one thread, no randomness."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        import pycrfsuite

        self._trainer: Any = pycrfsuite.Trainer(verbose=False)
        self._trainer.select("lbfgs")
        self._trainer.set_params(dict(options))

    def add(self, columns: Columns, labels: Sequence[str]) -> None:
        """Add the tokens of a reference, given as their groups of attributes kind by kind, and their labels."""
        import pycrfsuite

        flat = [[name for group in groups for name in group] for groups in zip(*columns, strict=True)]
        self._trainer.append(pycrfsuite.ItemSequence(flat), labels)

    def run(self) -> Trained:
        """Return what is learnt from the references."""
        return trained_by(self._trainer)


def trained_by(trainer: Any) -> Trained:
    """Return what a pycrfsuite.Trainer learns from what was added to it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        return read_trained(path)


def read_trained(path: Path) -> Trained:
    """Return what a file of CRFsuite holds."""
    import pycrfsuite

    tagger: Any = pycrfsuite.Tagger()
    tagger.open(str(path))
    told = tagger.info()
    labels = tuple(sorted(tagger.labels()))
    tagger.close()
    attributes: dict[str, dict[str, float]] = {}
    for (name, label), value in told.state_features.items():
        attributes.setdefault(name, {})[label] = value
    return Trained(labels, attributes, told.transitions)


def averaged(members: Sequence[Trained]) -> Trained:
    """Return the model whose weights are the means of those of the members; a weight that one lacks is 0 there.

    Models that learnt from different references err in different places; their mean errs less than each of them.
    """
    share = 1 / len(members)
    attributes: dict[str, dict[str, float]] = {}
    transitions: dict[tuple[str, str], float] = {}
    for member in members:
        for name, weights in member.attributes.items():
            sums = attributes.setdefault(name, {})
            for label, value in weights.items():
                sums[label] = sums.get(label, 0.0) + value * share
        for pair, value in member.transitions.items():
            transitions[pair] = transitions.get(pair, 0.0) + value * share
    labels = sorted({label for member in members for label in member.labels})
    return Trained(tuple(labels), attributes, transitions)


def weights_file(model: Trained) -> bytes:
    """Return the file of a model's weights (`bibtools.parser.crf.weights`); the same model gives the same bytes."""
    import numpy

    numbers = {label: number for number, label in enumerate(model.labels)}
    names = sorted(model.attributes)
    starts, owners, values = [0], [], []
    for name in names:
        for label, value in sorted(model.attributes[name].items()):
            owners.append(numbers[label])
            values.append(value)
        starts.append(len(values))
    transitions = numpy.zeros((len(numbers), len(numbers)), "<f4")
    for (before, after), value in model.transitions.items():
        transitions[numbers[before], numbers[after]] = value
    head = {"labels": model.labels, "attributes": len(names), "weights": len(values)}
    parts = (
        numpy.array(values, "<f4"),
        transitions,
        numpy.array(starts, "<i4"),
        numpy.array(owners, "u1"),
    )
    return packed(head, parts, "\n".join(names).encode())
