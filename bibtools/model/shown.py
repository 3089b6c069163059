"""`repr` for the nouns: what a value holds, without the fields that hold nothing."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import Any

_LONGEST = 60


def shown(value: Any) -> str:
    """Return the `repr` of a dataclass, without the fields that have their default value or are not for `repr`.

    `Name(family='Cebesoy', given='Ali Fuat')`
    """
    parts = [
        f"{field.name}={getattr(value, field.name)!r}"
        for field in fields(value)
        if field.repr and getattr(value, field.name) != _default(field)
    ]
    return f"{type(value).__name__}({', '.join(parts)})"


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def shortened(text: str) -> str:
    """Return the `repr` of a text, of a long one that of its beginning and how long it is."""
    if len(text) <= _LONGEST:
        return repr(text)
    return f"{text[:_LONGEST]!r}… ({len(text)} characters)"
