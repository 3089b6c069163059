"""Fields without control characters, which no output format can hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from bibtools.support.patterns import lazy

_CONTROL = lazy(r"\r\n|[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SEPARATING = frozenset({"B", "S", "WS"})
"""Bidirectional classes of the control characters that separate: paragraphs, segments (tabs), other white space."""


def clean(text: str) -> str:
    """Return a text without control characters; those that end a line or set a tab are spaces."""
    return text if text.isprintable() else _CONTROL.sub(_space, text)


def cleaned(value: Any) -> Any:
    """Return a value of CSL-JSON with all texts in it cleaned; the value itself where there is nothing to clean."""
    if _is_clean(value):
        return value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {key: cleaned(one) for key, one in value.items()}
    return [cleaned(one) for one in value]


def _is_clean(value: Any) -> bool:
    if isinstance(value, str):
        return value.isprintable()
    if isinstance(value, Mapping):
        return all(map(_is_clean, value.values()))
    return all(map(_is_clean, value)) if isinstance(value, list | tuple) else True


def _space(match: re.Match[str]) -> str:
    return " " if unicodedata.bidirectional(match[0][0]) in _SEPARATING else ""
