"""Read ranges of pages as numbers."""

from __future__ import annotations

import re

RANGE = re.compile(
    r"\s*([^\W_]*?)(\d+|[ivxlcdm]+)\s*(-{1,3}|[–—‒−‐])\s*([^\W_]*?)(\d+|[ivxlcdm]+)\s*", re.IGNORECASE
)
"""A range: prefix, number, dash, prefix, number; numbers may be Roman."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def page_number(text: str) -> int:
    """Return the value of an Arabic or Roman number."""
    if text.isdigit():
        return int(text)
    total = 0
    for letter, following in zip(text.lower(), [*text.lower()[1:], "i"], strict=True):
        value = _ROMAN[letter]
        total += -value if value < _ROMAN[following] else value
    return total


def is_roman(text: str) -> bool:
    """Return whether a number is written in Roman numerals."""
    return not text.isdigit()
