"""JSON: the rich-text tree itself, with the variables that its texts come from.

A text is a JSON string; a piece with formatting, display class or variable is an object with `content` and
the attributes that hold: `{"font-style": "italic", "variable": "title", "content": ["…"]}`.
"""

from __future__ import annotations

import json
from typing import Any

from bibtools.csl.output.base import Format
from bibtools.support.patterns import lazy

_OPEN, _MIDDLE, _CLOSE = "\ue0f0", "\ue0f1", "\ue0f2"
_MARKS = lazy(f"({_OPEN}[^{_MIDDLE}]*{_MIDDLE}|{_CLOSE})")
_OWN = str.maketrans("", "", _OPEN + _MIDDLE + _CLOSE)


class Json(Format):
    """The tree as JSON. Marks that cannot stand in text carry the tree through the string passes."""

    name = "json"
    labels = True

    def escape(self, text: str) -> str:
        """Take out what would be read as our own marks."""
        return text.translate(_OWN)

    def font(self, name: str, value: str, text: str) -> str:
        """Mark the text with an attribute."""
        return f"{_OPEN}{name}={value}{_MIDDLE}{text}{_CLOSE}"

    def display(self, kind: str, text: str) -> str:
        """Mark the text with a display class."""
        return self.font("display", kind, text)

    def link(self, address: str, text: str) -> str:
        """Mark the text with the address that it leads to."""
        return self.font("link", address, text)

    def variable(self, name: str, text: str) -> str:
        """Mark the text with a variable."""
        return self.font("variable", name, text)

    def finish(self, text: str) -> str:
        """Return a citation as a JSON array."""
        return json.dumps(parse_marks(text), ensure_ascii=False)

    def entry(self, text: str) -> str:
        """Return an entry as a JSON array."""
        return self.finish(text)

    def body(self, entries: list[str]) -> str:
        """Return the entries as a JSON array of arrays."""
        return "[" + ",\n ".join(entries) + "]"

    def sections(self, parts: list[tuple[str, list[str]]]) -> str:
        """Return the sections as a JSON array of objects with heading and entries."""
        made = [{"heading": text, "entries": json.loads(self.body(entries))} for text, entries in parts]
        return json.dumps(made, ensure_ascii=False)


def parse_marks(text: str) -> list[Any]:
    """Return the tree that a marked text stands for."""
    top: list[Any] = []
    levels = [top]
    for part in _MARKS.split(text):
        if not part:
            continue
        if part == _CLOSE:
            if len(levels) > 1:
                levels.pop()
        elif part[0] == _OPEN:
            name, _, value = part[1:-1].partition("=")
            piece: dict[str, Any] = {name: value, "content": []}
            levels[-1].append(piece)
            levels.append(piece["content"])
        elif levels[-1] and isinstance(levels[-1][-1], str):
            levels[-1][-1] += part
        else:
            levels[-1].append(part)
    return [_merged(one) for one in top]


def _merged(piece: Any) -> Any:
    """Fold a piece that only holds one other piece with different attributes into it."""
    if isinstance(piece, str):
        return piece
    content = [_merged(one) for one in piece["content"]]
    if len(content) == 1 and isinstance(content[0], dict):
        inner = content[0]
        if not (piece.keys() & inner.keys()) - {"content"}:
            return {**{key: value for key, value in piece.items() if key != "content"}, **inner}
        same = {key for key in piece.keys() & inner.keys() if key != "content" and piece[key] == inner[key]}
        if same == (piece.keys() & inner.keys()) - {"content"}:
            return {**piece, **inner}
    return {**piece, "content": content}
