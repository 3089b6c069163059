"""References of the labelled training sets as gold objects: what their labels say, without the parser's rules."""

from __future__ import annotations

from typing import Any

from bibtools.model import Name
from bibtools.parser.assemble.record import assemble, read_values
from bibtools.parser.tagger import Piece
from bibtools.training.evaluation.compare import FIELDS, VARIABLE
from bibtools.training.labelled import Labelled


def pieces_of_labels(item: Labelled, lead: int = 0) -> list[Piece]:
    """Return the labelled pieces of a reference behind its first `lead` characters.

    Neighbours of one label are one piece, but for notes and titles.
    """
    pieces: list[Piece] = []
    at = 0
    for label, text in item.segments:
        start = at + (1 if at and not label.startswith("+") else 0)
        at, bare = start + len(text), label.lstrip("+")
        start = max(start, min(lead, at))
        if start == at:
            continue
        if pieces and pieces[-1].label == bare and bare not in ("note", "title"):
            pieces[-1] = Piece(bare, pieces[-1].start, at, 1.0)
        else:
            pieces.append(Piece(bare, start, at, 1.0))
    return pieces


def gold_of(item: Labelled) -> dict[str, Any]:
    """Return the gold object that the labels of a reference make, with the CSL type that its values suggest."""
    record = assemble(
        read_values(item.raw, pieces_of_labels(item), lambda _, probability: probability), (), None
    )
    gold: dict[str, Any] = {"raw": item.raw, "type": "misc", "csl_type": record.reference.type}
    for field in FIELDS:
        value = record.reference.get(VARIABLE.get(field, field))
        if isinstance(value, tuple):
            gold[field] = [_name(name) for name in value if isinstance(name, Name) and not name.others]
        elif value:
            gold[field] = str(value)
    return gold


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    family = f"{name.non_dropping_particle} {name.family}".strip()
    return {"family": family, "given": f"{name.given} {name.dropping_particle}".strip()}
