"""Read values out of the answers of servers, whose shape may be anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bibtools.model import Date, Name


def text(value: Any) -> str:
    """Return a text or a number as text, the first of a list; the empty string for anything else."""
    if isinstance(value, list):
        return text(value[0]) if value else ""
    if isinstance(value, bool):
        return ""
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def table(value: Any, *keys: str) -> Mapping[str, Any]:
    """Return the JSON object that `keys` lead to, step by step; an empty one if there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def tables(value: Any, *keys: str) -> Iterator[Mapping[str, Any]]:
    """Yield the JSON objects of the list that `keys` lead to."""
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    for each in value if isinstance(value, list) else ():
        if isinstance(each, Mapping):
            yield each


def year_of(value: Any) -> Date | None:
    """Return the year of a text or number such as `2009`, `2009-05-01` or `[2009?]`; None if there is none."""
    import re

    found = re.search(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?!\d)", text(value))
    return Date(found.group()) if found else None


def name_of(value: str) -> Name:
    """Return a name as catalogues write it: `Tanör, Bülent`, `Tanör, Bülent, 1940-2002` or `Bülent Tanör`."""
    parts = [part.strip() for part in value.split(",") if part.strip() and not any(c.isdigit() for c in part)]
    if len(parts) > 1:
        return Name(family=parts[0], given=parts[1].rstrip("."))
    words = (parts[0] if parts else value).split()
    return (
        Name(family=words[-1], given=" ".join(words[:-1]))
        if len(words) > 1
        else Name(literal=" ".join(words))
    )
