"""What is being written at a place of a .bib file: a type, a field's name or a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bibtools.support.patterns import lazy

_HEAD = lazy(r"(?:^|(?<=[\r\n}]))[ \t]*@[ \t]*([A-Za-z]+)\s*[{(]")
_TYPE = lazy(r"(?:^|(?<=[\r\n}]))[ \t]*@[ \t]*([A-Za-z]*)$")
_FIELD = lazy(r"\s*([^\s=,{}\"]+)\s*=\s*(.*)", 16)
_FURTHEST = 20_000
"""How many characters before a place are read."""


@dataclass(frozen=True, slots=True)
class EntryContext:
    """What is written at a place: a `kind`, the entry's type, the field, and the part that is there already.

    `bare` says that no brace or quotation mark is open before a value. `fields` are the names that the entry has.
    """

    kind: Literal["type", "field", "value"]
    typed: str
    type: str = ""
    field: str = ""
    bare: bool = False
    fields: tuple[str, ...] = ()


def entry_context(before: str) -> EntryContext | None:
    """Return what is being written behind the text `before`; None if it is nothing that could be completed."""
    before = before[-_FURTHEST:]
    match = _TYPE.search(before)
    if match:
        return EntryContext("type", match[1])
    heads = list(_HEAD.finditer(before))
    if not heads:
        return None
    segments, depth, quoted = _segments(before[heads[-1].end() :])
    kind = heads[-1][1].lower()
    if depth < 1 or (len(segments) < 2 and kind != "string"):
        return None  # Outside of an entry, or in its key.
    fields = tuple(each[1].lower() for one in segments[:-1] if (each := _FIELD.match(one)))
    last = segments[-1]
    found = _FIELD.match(last)
    if found is None:
        return EntryContext("field", last.strip(), kind, fields=fields) if depth == 1 and not quoted else None
    value = found[2]
    bare = depth == 1 and not quoted
    typed = value.rpartition("#")[2].strip() if bare else value.lstrip('{"')
    return EntryContext("value", typed, kind, found[1].lower(), bare, fields)


def _segments(text: str) -> tuple[list[str], int, bool]:
    """Return the parts of an entry between its commas, how many braces are open at its end, and whether a quote is."""
    parts, start, depth, quoted = [], 0, 1, False
    for at, char in enumerate(text):
        if char == "{":
            depth += 1
        elif char in "})":
            depth -= char == "}" or depth == 1
        elif char == '"' and depth == 1:
            quoted = not quoted
        elif char == "," and depth == 1 and not quoted:
            parts.append(text[start:at])
            start = at + 1
        if depth < 1:
            break
    return [*parts, text[start:]], depth, quoted
