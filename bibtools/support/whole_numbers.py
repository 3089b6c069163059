"""Whole numbers in documents of any origin."""

from __future__ import annotations

from typing import TypeVar

_LONGEST = 10
"""Digits of the largest number that a document may mean (xsd:int); Python reads none of more than 4,300."""
T = TypeVar("T")


def whole_number(text: str, default: T) -> int | T:
    """Return the number that up to 10 decimal digits say, and `default` for any other text."""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST else default
