"""Raised digits (⁰ to ⁹), as marks of notes have them. In Unicode ¹, ² and ³ stand apart from the others."""

from __future__ import annotations

DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""All of them, in order."""
RAISED = f"[{DIGITS}]"
"""A raised digit, as a part of a regular expression."""
_LOWERED = str.maketrans(DIGITS, "0123456789")


def lowered(text: str) -> str:
    """Return a text with its raised digits as ordinary ones."""
    return text.translate(_LOWERED)
