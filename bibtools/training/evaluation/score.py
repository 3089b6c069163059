"""Counting what is right: field by field, reference by reference, and how far confidence can be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bibtools.model import Record
from bibtools.training.evaluation.compare import FIELDS, VARIABLE, right_type, values


@dataclass
class Score:
    """Counts over a set of references.

    `right`, `wrong` and `missed` count values by field; `pairs` holds (confidence, was right) of every
    predicted field; `errors` are (field, gold, found, raw).
    """

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    count: int = 0
    exact: int = 0
    typed: int = 0
    pairs: list[tuple[str, float, bool]] = field(default_factory=list)
    errors: list[tuple[str, list[str], list[str], str]] = field(default_factory=list)

    def f1(self, *fields: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 in percent over the named fields, or over all."""
        names = fields or FIELDS
        right, wrong, missed = (sum(c[n] for n in names) for c in (self.right, self.wrong, self.missed))
        precision = right / (right + wrong) if right + wrong else 0.0
        recall = right / (right + missed) if right + missed else 0.0
        both = precision + recall
        return 100 * precision, 100 * recall, 200 * precision * recall / both if both else 0.0

    @property
    def calibration_error(self) -> float:
        """The expected calibration error over ten bins of confidence."""
        rows = reliability([(confidence, ok) for _, confidence, ok in self.pairs])
        total = sum(row[0] for row in rows)
        return sum(row[0] * abs(row[1] - row[2]) for row in rows) / total if total else 0.0

    @property
    def sure_and_wrong(self) -> float:
        """The share of fields that are wrong though their confidence is above 0.95."""
        return sum(c > 0.95 and not ok for _, c, ok in self.pairs) / len(self.pairs) if self.pairs else 0.0

    def doubted(self, below: float) -> tuple[float, float]:
        """Return which shares of the wrong values and of the right ones have a confidence below a threshold."""
        shares = []
        for right in (False, True):
            found = [confidence for _, confidence, ok in self.pairs if ok == right]
            shares.append(sum(confidence < below for confidence in found) / max(1, len(found)))
        return shares[0], shares[1]


def score(pairs: Iterable[tuple[Mapping[str, Any], Record]]) -> Score:
    """Score records against their gold objects."""
    result = Score()
    for gold, record in pairs:
        _add(result, gold, record)
    return result


def _add(result: Score, gold: Mapping[str, Any], record: Record) -> None:
    found = record.reference.to_csl()
    exact = True
    wrong_values: dict[str, str] = {}
    lost: dict[str, str] = {}
    for name in FIELDS:
        wanted, got = values(gold, name, csl=False), values(found, name, csl=True)
        same = sum((wanted & got).values())
        result.right[name] += same
        result.missed[name] += sum(wanted.values()) - same
        result.wrong[name] += sum(got.values()) - same
        origin = record.reference.origins.get(VARIABLE.get(name, name))
        if got and origin is not None:
            result.pairs.append((name, origin.confidence, wanted == got))
        if wanted != got:
            exact = False
            result.errors.append((name, sorted(wanted.elements()), sorted(got.elements()), gold["raw"]))
            lost.update(dict.fromkeys(wanted - got, name))
            wrong_values.update(dict.fromkeys(got - wanted, name))
    for value, name in lost.items():
        holder = next((other for text, other in wrong_values.items() if value and value in text), "nothing")
        result.confusions[name, holder] += 1
    result.count += 1
    result.exact += exact
    result.typed += right_type(gold, record.reference.type)


def reliability(pairs: Iterable[tuple[float, bool]], bins: int = 10) -> list[tuple[int, float, float]]:
    """Return (how many, mean confidence, share that was right) for each bin of confidence that is not empty."""
    sorted_in: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, ok in pairs:
        sorted_in[min(int(confidence * bins), bins - 1)].append((confidence, ok))
    return [
        (len(rows), sum(c for c, _ in rows) / len(rows), sum(ok for _, ok in rows) / len(rows))
        for rows in sorted_in
        if rows
    ]
