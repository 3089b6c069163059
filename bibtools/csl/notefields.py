"""Variables written into the note field, as Zotero users do: "original-date: 1920" on a line of its own.

Only variables that CSL knows are taken, and only where the item does not have them; dates always, because a note is
where reference managers have people write the ranges and times that their fields cannot hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bibtools.model.variables import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, TEXT_VARIABLES
from bibtools.support.patterns import lazy

_LINE = lazy(r"\s*([A-Za-z_-]+)\s*:\s*(\S.*?)\s*")
"""A variable on a line of its own."""
_BRACED = lazy(r"\{:([^{}]*)\}")
"""A variable in braces, as older notes have it, within a line."""
_OTHER = TEXT_VARIABLES | NUMBER_VARIABLES | {"type", "collection-title-short"}
_NAME = lazy(r"\s*\|\|\s*")


def with_note_fields(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the item with the variables of its note; the same item where the note has none."""
    note = raw.get("note")
    if not isinstance(note, str) or ":" not in note:
        return raw
    lines = _BRACED.sub("\n\\1\n", note).split("\n")
    found: dict[str, Any] = {}
    kept: list[str] = []
    open_ = True
    for index, line in enumerate(lines):
        match = _LINE.fullmatch(line) if open_ else None
        if match and _take(match[1], match[2], raw, found):
            continue
        kept.append(line)
        open_ = open_ and (index == 0 or not line.strip())
    if not found:
        return raw
    return {**raw, **found, "note": "\n".join(kept).strip()}


def _take(key: str, value: str, raw: Mapping[str, Any], found: dict[str, Any]) -> bool:
    """Take one line; say whether it names a variable."""
    if key in NAME_VARIABLES:
        if not raw.get(key):
            parts = _NAME.split(value)
            names = {"family": parts[0], "given": parts[1]} if len(parts) == 2 else {"literal": value}
            found.setdefault(key, []).append(names)
    elif key in DATE_VARIABLES:
        found[key] = {"raw": value}
    elif key in _OTHER:
        if key == "type" or not raw.get(key):
            found[key] = value
    else:
        return False
    return True
