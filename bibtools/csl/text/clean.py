"""Fields without control characters, which no output format can hold."""

from __future__ import annotations

import re
import unicodedata

from bibtools.support.patterns import lazy

_CONTROL = lazy(r"\r\n|[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SEPARATING = frozenset({"B", "S", "WS"})
"""Bidirectional classes of the control characters that separate: paragraphs, segments (tabs), other white space."""


def clean(text: str) -> str:
    """Return a text without control characters; those that end a line or set a tab are spaces."""
    return text if text.isprintable() else _CONTROL.sub(_space, text)


def _space(match: re.Match[str]) -> str:
    return " " if unicodedata.bidirectional(match[0][0]) in _SEPARATING else ""
