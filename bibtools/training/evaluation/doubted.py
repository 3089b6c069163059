"""How many wrong and right values are doubted, and how far probabilities can be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bibtools.support.dataclass import dataclass
from bibtools.training.evaluation.score import Score, reliability

THRESHOLDS = (0.95, 0.92, 0.9, 0.88, 0.85, 0.8)
"""The probabilities below which a value counts as doubted, in the tables."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A value with the group it is counted in, the probability that it is right, and whether it is."""

    group: str
    probability: float
    right: bool


def table_of(judged: Iterable[Judged]) -> Iterator[str]:
    """Yield the lines of the tables: doubted shares by group and threshold, and the reliability of all values."""
    everything = list(judged)
    groups = sorted({each.group for each in everything})
    yield "doubted share of wrong / right values, below " + " ".join(f"{100 * t:11.0f} %" for t in THRESHOLDS)
    for group in [*groups, ""] if len(groups) > 1 else [""]:
        rows = [each for each in everything if group in ("", each.group)]
        yield _line(group or "all", rows)
    yield "probability   values   mean   right"
    for count, mean, share in reliability([(each.probability, each.right) for each in everything]):
        yield f"{'':12s} {count:7d}   {mean:.3f}  {share:.3f}"


def _line(name: str, rows: Sequence[Judged]) -> str:
    wrong = sum(not each.right for each in rows)
    counted = Score(pairs=[(name, each.probability, each.right) for each in rows])
    parts = map(counted.doubted, THRESHOLDS)
    found = " ".join(f"{100 * of_wrong:6.1f} / {100 * of_right:4.1f}" for of_wrong, of_right in parts)
    return f"{name:14s} {len(rows):7d} values {wrong:6d} wrong   {found}"
