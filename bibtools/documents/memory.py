"""What a document was restyled from, kept in the parts that changed: a processing instruction behind the root.

Programs that read the document do not see it, and it is gone when another program saves the file. No other part is
touched for it.
"""

from __future__ import annotations

import json
from typing import Any

from lxml import etree

from bibtools.documents.markup import Element

TARGET = "bibtools-citations"


def read_memory(root: Element) -> dict[str, Any]:
    """Return what a part remembers; nothing if it was never restyled, or what it says cannot be read."""
    found = _instruction(root)
    try:
        value = json.loads(found.text or "") if found is not None else {}
    except json.JSONDecodeError:
        return {}
    return value if isinstance(value, dict) else {}


def write_memory(root: Element, value: dict[str, Any]) -> None:
    """Have a part remember an object in the place of what it remembers; an empty one is nothing."""
    old = _instruction(root)
    if old is not None:
        # lxml keeps what stands beside the root out of reach of `remove`: an empty text takes its place.
        old.text = _text(value)
    elif value:
        root.addnext(etree.ProcessingInstruction(TARGET, _text(value)))


def _text(value: dict[str, Any]) -> str:
    """Return JSON in ASCII without the characters that end an instruction."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).replace(">", "\\u003e")


def _instruction(root: Element) -> Any:
    at = root.getnext()
    while at is not None:
        if isinstance(at, etree._ProcessingInstruction) and at.target == TARGET:
            return at
        at = at.getnext()
    return None
