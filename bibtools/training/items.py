"""Labelled references as CSL-JSON items, to be written again in other forms."""

from __future__ import annotations

import re
from typing import Any

from bibtools.parser.assemble.record import assemble, read_values
from bibtools.parser.tagger import Piece
from bibtools.training.labelled import Labelled


def item_of(labelled: Labelled, identity: str) -> dict[str, Any] | None:
    """Return the CSL-JSON item that the labels say; None if it lacks title, author or year."""
    pieces: list[Piece] = []
    raw = ""
    for label, text in labelled.segments:
        start = len(raw) + (1 if raw and not label.startswith("+") else 0)
        raw += text if label.startswith("+") or not raw else " " + text
        pieces.append(Piece(label.lstrip("+"), start, len(raw), 1.0))
    item = assemble(read_values(raw, pieces, lambda _, probability: probability), (), None).reference.to_csl()
    year = re.search(r"\b(1[4-9]\d\d|20\d\d)\b", str(item.get("issued", "")))
    if not year or not item.get("title") or not item.get("author"):
        return None
    item["issued"] = {"date-parts": [[int(year[0])]]}
    for variable in ("note", "language", "accessed", "original-date", "custom"):
        item.pop(variable, None)
    for variable in ("author", "editor", "translator"):
        item[variable] = [name for name in item.get(variable, []) if not name.get("others")]
    item["id"] = identity
    return item
