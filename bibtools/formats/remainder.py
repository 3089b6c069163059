"""What a format cannot say of a Reference: found by reading back what was written, kept as CSL-JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bibtools.model import Reference


def lost(reference: Reference, back: Reference) -> dict[str, Any]:
    """Give the CSL-JSON of the variables (and the `id`) that did not come back as they were; empty if all did."""
    before, after = dict(reference.items()), dict(back.items())
    names = {name for name, value in before.items() if after.get(name) != value}
    if not names and back.id == reference.id:
        return {}
    without = {name: None for name in before if name not in names}
    item = replace(reference.with_values(without), type="document").to_csl()
    for name in ("id", "type"):
        item.pop(name, None)
    return {**item, "id": reference.id} if back.id != reference.id else item
