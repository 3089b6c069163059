"""What reading a piece returns."""

from __future__ import annotations

from bibtools.model import Name

Value = str | tuple[Name, ...]
Pairs = list[tuple[str, Value]]
"""CSL variables with their values."""
