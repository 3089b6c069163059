"""Calibration: how often a piece of this probability was right, on references held out of training."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bibtools.parser.rules import apply_rules
from bibtools.parser.tagger import Tagger
from bibtools.training.evaluation.labelled_gold import pieces_of_labels
from bibtools.training.labelled import Labelled

_FIELD = {
    "journal": "container-title",
    "date": "issued",
    "location": "publisher-place",
    "pages": "page",
}
_MARKS = " ,.;:()"
"""Marks at the ends of a piece that are no part of its text."""
STEPS = 12
"""At most so many steps has a table."""


def calibration_tables(tagger: Tagger, items: Iterable[Labelled]) -> dict[str, list[list[float]]]:
    """Return the tables of `calibration.Calibration`: by field, `*` for all fields, and the empty name for wholes."""
    pairs: dict[str, list[tuple[float, bool]]] = {"*": [], "": []}
    for item in items:
        raw = item.raw
        wanted = {(each.label, raw[each.start : each.end].strip(_MARKS)) for each in pieces_of_labels(item)}
        pieces = apply_rules(raw, tagger.tag(raw)[0])
        product, whole = 1.0, True
        for piece in pieces:
            right = (piece.label, raw[piece.start : piece.end].strip(_MARKS)) in wanted
            product *= piece.probability
            whole = whole and right
            if piece.certain is None:
                pairs["*"].append((piece.probability, right))
                pairs.setdefault(_FIELD.get(piece.label, piece.label), []).append((piece.probability, right))
        pairs[""].append((product, whole))
    return {name: isotonic(rows) for name, rows in sorted(pairs.items()) if len(rows) >= 400}


def isotonic(pairs: Sequence[tuple[float, bool]]) -> list[list[float]]:
    """Return the non-decreasing step function nearest to the pairs (pool adjacent violators), thinned to STEPS."""
    ordered = sorted(pairs)
    size = max(20, len(ordered) // 60)
    blocks: list[list[float]] = []
    for start in range(0, len(ordered), size):
        rows = ordered[start : start + size]
        blocks.append([sum(p for p, _ in rows), sum(ok for _, ok in rows), len(rows)])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    # One right and one wrong value are added to each block: nothing is ever quite sure.
    table = [[round(p / n, 4), round((right + 1) / (n + 2), 4)] for p, right, n in blocks]
    if len(table) <= STEPS:
        return table
    return [table[round(i * (len(table) - 1) / (STEPS - 1))] for i in range(STEPS)]
