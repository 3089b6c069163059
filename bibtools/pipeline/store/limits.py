"""Up to how much has to be read anew it is faster to read only that, and not everything."""

from __future__ import annotations

_LEAST = 100
"""So many lines never cost more than reading all."""
_PART = 4
"""Of a large list, a quarter of the lines."""


def is_little(changed: int, total: int) -> bool:
    """Return whether of `total` lines so few have changed that only these are worth reading."""
    return changed <= max(_LEAST, total // _PART)
