"""The part of a Reference that a format cannot hold, found by reading back what was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bibtools.model import Reference


def lost(reference: Reference, back: Reference) -> dict[str, Any]:
    """Return the CSL-JSON of the variables (and the `id`) that did not come back as they were; empty if all did.

    A variable that came back though it was not there has the value None.
    """
    before, after = dict(reference.items()), dict(back.items())
    kept = {name: None for name, value in before.items() if after.get(name) == value}
    item: dict[str, Any] = {name: None for name in after if name not in before}
    item.update(replace(reference.with_values(kept), type="document").to_csl())
    for name in ("id", "type"):
        item.pop(name, None)
    return {**item, "id": reference.id} if back.id != reference.id else item


def without(reference: Reference, item: Mapping[str, Any]) -> Reference:
    """Return a reference without the variables that are None in the result of `lost`."""
    return reference.with_values({name: None for name, value in item.items() if value is None})
