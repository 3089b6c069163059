"""A score as text, or as an object for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bibtools.linter.document import DOUBT_BELOW
from bibtools.training.evaluation.compare import FIELDS
from bibtools.training.evaluation.score import Score, reliability


def summary(name: str, score: Score) -> str:
    """Return one line: count, micro precision, recall and F1, references with every field right, right types."""
    precision, recall, f1 = score.f1()
    count = max(score.count, 1)
    return (
        f"{name:12s} n={score.count:<5d} P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}  "
        f"all-exact {100 * score.exact / count:5.1f}  type {100 * score.typed / count:5.1f}  {doubted(score)}"
    )


def doubted(score: Score) -> str:
    """Return which share of the wrong values SRC002 reports, and which of the right ones."""
    wrong, right = score.doubted(DOUBT_BELOW)
    return f"doubted {100 * wrong:5.1f} of wrong, {100 * right:4.1f} of right"


def report(score: Score, *, errors: int = 0) -> str:
    """Return the tables: fields, the costliest confusions, reliability, and the first `errors` errors."""
    return "\n".join(_lines(score, errors)) + "\n"


def _lines(score: Score, errors: int) -> Iterator[str]:
    for name in FIELDS:
        total = score.right[name] + score.missed[name]
        if total or score.wrong[name]:
            precision, recall, f1 = score.f1(name)
            yield f"{name:12s} n={total:<5d} P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}"
    yield summary("all", score)
    if score.confusions:
        costly = [f"{wanted} → {got} {n}" for (wanted, got), n in _costliest(score)]
        yield "costliest confusions: " + ", ".join(costly)
    sure = f"sure (above 0.95) and wrong {100 * score.sure_and_wrong:.1f} %"
    yield f"{doubted(score)} values in percent: confidence below {DOUBT_BELOW}"
    yield f"calibration error {score.calibration_error:.3f}; {sure}"
    yield "confidence   fields   mean   right"
    for count, mean, share in reliability([(confidence, ok) for _, confidence, ok in score.pairs]):
        yield f"{'':12s} {count:6d}   {mean:.2f}   {share:.2f}"
    for name, wanted, got, raw in score.errors[:errors]:
        yield f"{name}: {'; '.join(wanted) or '—'} ≠ {'; '.join(got) or '—'} | {raw}"


def _costliest(score: Score) -> list[tuple[tuple[str, str], int]]:
    return sorted(score.confusions.items(), key=lambda item: (-item[1], item[0]))[:5]


def to_json(score: Score) -> dict[str, Any]:
    """Return the score as an object."""
    precision, recall, f1 = score.f1()
    count = max(score.count, 1)
    return {
        "references": score.count,
        "precision": round(precision, 2),
        "recall": round(recall, 2),
        "f1": round(f1, 2),
        "all_exact": round(100 * score.exact / count, 2),
        "type": round(100 * score.typed / count, 2),
        "calibration_error": round(score.calibration_error, 4),
        "doubted": dict(
            zip(("wrong", "right"), (round(x, 4) for x in score.doubted(DOUBT_BELOW)), strict=True)
        ),
        "sure_and_wrong": round(score.sure_and_wrong, 4),
        "fields": {
            name: dict(zip(("precision", "recall", "f1"), (round(x, 2) for x in score.f1(name)), strict=True))
            for name in FIELDS
            if score.right[name] + score.missed[name] + score.wrong[name]
        },
    }
