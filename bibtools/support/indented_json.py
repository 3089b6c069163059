"""JSON with indentation, much faster than `json.dumps` has it: that is fast in C only on one line."""

from __future__ import annotations

from json.encoder import encode_basestring  # in C where there is C
from typing import Any

quoted = encode_basestring
"""Return a text as a JSON string; letters stay as they are."""


def indented(value: Any, indent: int = 1, level: int = 0) -> str:
    """Return what `json.dumps(value, ensure_ascii=False, indent=indent)` returns, for a value that stands so deep.

    `level` is the number of objects and arrays around the value; the lines after its first are indented for it.
    """
    if type(value) is str:
        return quoted(value)
    if isinstance(value, dict):
        if not value:
            return "{}"
        gap = "\n" + " " * (indent * (level + 1))
        parts = [
            # Most values are text: a call less for each.
            f"{_name(name)}: {quoted(each) if type(each) is str else indented(each, indent, level + 1)}"
            for name, each in value.items()
        ]
        return "{" + gap + f",{gap}".join(parts) + gap[: len(gap) - indent] + "}"
    if isinstance(value, list | tuple):
        if not value:
            return "[]"
        gap = "\n" + " " * (indent * (level + 1))
        items = [indented(each, indent, level + 1) for each in value]
        return "[" + gap + f",{gap}".join(items) + gap[: len(gap) - indent] + "]"
    return _plain(value)


def _name(name: Any) -> str:
    if type(name) is str:
        return quoted(name)
    text = _plain(name)
    return text if text.startswith('"') else f'"{text}"'


def _plain(value: Any) -> str:
    """Return a number, a constant, or a text of a class of its own."""
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if type(value) is int:
        return str(value)
    import json

    return json.dumps(value, ensure_ascii=False)
