"""References of which each value came from a citation field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bibtools.model.origin import Origin
from bibtools.model.reference import Reference

BY = "field"
"""The origin of what a citation field or a document's own list of sources says."""


def work(item: Mapping[str, Any]) -> Reference:
    """Return the Reference of a CSL-JSON item; every value has the origin `field`."""
    from dataclasses import replace

    reference = Reference.from_csl(item)
    names = (*(variable for variable, _ in reference.items()), "type")
    return replace(reference, origins={variable: Origin(by=BY) for variable in names})
