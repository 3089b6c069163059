"""Read ranges of pages as numbers."""

from __future__ import annotations

import re

from bibtools.support.patterns import lazy
from bibtools.support.roman import from_roman

RANGE = lazy(
    r"\s*([^\W_]*?)(\d+|[ivxlcdm]+)\s*(-{1,3}|[–—‒−‐])\s*([^\W_]*?)(\d+|[ivxlcdm]+)\s*", re.IGNORECASE
)
"""A range: prefix, number, dash, prefix, number; numbers may be Roman."""


def page_number(text: str) -> int:
    """Return the value of an Arabic or Roman number."""
    return int(text) if text.isdigit() else from_roman(text)


def is_roman(text: str) -> bool:
    """Return whether a number is written in Roman numerals."""
    return not text.isdigit()
