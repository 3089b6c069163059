"""How many wrong and right values are doubted, and how far probabilities can be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bibtools.support.dataclass import dataclass
from bibtools.training.evaluation.score import Score, reliability

COSTS = (2, 4, 6, 8, 10)
"""The shares of right values, in percent, for which the curve says which share of the wrong ones is doubted."""
THRESHOLDS = (0.95, 0.92, 0.9, 0.88, 0.85, 0.8)
"""The probabilities below which a value counts as doubted, in the tables."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A value with the group it is counted in, the probability that it is right, and whether it is."""

    group: str
    probability: float
    right: bool


def table_of(judged: Iterable[Judged]) -> Iterator[str]:
    """Yield the lines of the tables: doubted shares by group and threshold, their curve, and the reliability of all."""
    everything = list(judged)
    groups = sorted({each.group for each in everything})
    parted = {
        group or "all": [each for each in everything if group in ("", each.group)]
        for group in ([*groups, ""] if len(groups) > 1 else [""])
    }
    yield "doubted share of wrong / right values, below " + " ".join(f"{100 * t:11.0f} %" for t in THRESHOLDS)
    for group, rows in parted.items():
        yield _line(group, rows)
    yield (
        "doubted share of the wrong values at "
        + " ".join(f"{cost:3d} %" for cost in COSTS)
        + " of the right ones"
    )
    for group, rows in parted.items():
        yield f"{group:36s} " + " ".join(f"{100 * share:5.1f}" for share in curve(rows))
    yield "probability   values   mean   right"
    for count, mean, share in reliability([(each.probability, each.right) for each in everything]):
        yield f"{'':12s} {count:7d}   {mean:.3f}  {share:.3f}"


def curve(rows: Sequence[Judged]) -> Iterator[float]:
    """Yield which share of the wrong values is doubted where COSTS percent of the right ones are."""
    right = sorted(each.probability for each in rows if each.right)
    wrong = [each.probability for each in rows if not each.right]
    for cost in COSTS:
        threshold = right[min(len(right) * cost // 100, len(right) - 1)] if right else 1.0
        yield sum(each < threshold for each in wrong) / max(1, len(wrong))


def _line(name: str, rows: Sequence[Judged]) -> str:
    wrong = sum(not each.right for each in rows)
    counted = Score(pairs=[(name, each.probability, each.right) for each in rows])
    parts = map(counted.doubted, THRESHOLDS)
    found = " ".join(f"{100 * of_wrong:6.1f} / {100 * of_right:4.1f}" for of_wrong, of_right in parts)
    return f"{name:14s} {len(rows):7d} values {wrong:6d} wrong   {found}"
