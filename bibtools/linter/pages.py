"""Read ranges of pages as numbers."""

from __future__ import annotations

import re

from bibtools.support.patterns import lazy
from bibtools.support.roman import from_roman

DASHES = "–—‒−‐‑"
"""The dashes and hyphens other than `-` that stand in ranges, for a class of an expression."""
_NUMBER = r"(?<!\d)\d{1,18}(?!\d)|[ivxlcdm]+"
"""A page has no more digits, and Python reads none of thousands."""
RANGE = lazy(rf"\s*([^\W_]*?)({_NUMBER})\s*(-{{1,3}}|[{DASHES}])\s*([^\W_]*?)({_NUMBER})\s*", re.IGNORECASE)
"""A range: prefix, number, dash, prefix, number; numbers may be Roman."""


def page_number(text: str) -> int:
    """Return the value of an Arabic or Roman number."""
    return int(text) if text.isdecimal() else from_roman(text)


def is_roman(text: str) -> bool:
    """Return whether a number is written in Roman numerals."""
    return not text.isdecimal()
