"""What an OpenDocument text was restyled from, kept in it as a property of the user's (ODF 1.3 part 3, 4.3.3.3).

LibreOffice keeps such properties when it saves the file; it shows them among the custom properties of the document.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bibtools.documents.building_xml import made
from bibtools.documents.markup import Element, all_text
from bibtools.documents.odt.parts import META, OFFICE
from bibtools.documents.odt.tags import Tags
from bibtools.documents.splicing import Spliced
from bibtools.support.json_values import read_value

_NAME = "bibtools citations"
_PROPERTY = f"{META}user-defined"


def read_memory(root: Element | None) -> dict[str, Any]:
    """Return what a document remembers; nothing if it was never restyled, or what it says cannot be read."""
    found = _property(root)
    try:
        value = read_value(all_text(found)) if found is not None else {}
    except json.JSONDecodeError:
        return {}
    return value if isinstance(value, dict) else {}


def write_memory(part: Spliced, tags: Tags, value: Mapping[str, Any]) -> None:
    """Have a document remember an object in the place of what it remembers."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    written = tags.written(made(_PROPERTY, {f"{META}name": _NAME, f"{META}value-type": "string"}, text))
    found = _property(part.root)
    if found is not None:
        extent = part.extent(found)
        part.take(extent.start, extent.end)
        part.put(extent.start, written)
        return
    holder = part.root.find(f"{OFFICE}meta")
    if holder is not None and (extent := part.extent(holder)).outer < extent.end:
        part.put(extent.outer, written)
        return
    around = made(f"{OFFICE}meta")
    whole = tags.start(around) + written + tags.end(around)
    if holder is not None:
        part.take(extent.start, extent.end)
        part.put(extent.start, whole)
    else:
        # A flat file has its metadata before all else (ODF 1.3 part 3, 3.1.1).
        part.put(part.extent(part.root).inner, whole)


def _property(root: Element | None) -> Element | None:
    holder = root.find(f"{OFFICE}meta") if root is not None else None
    for each in holder.iterchildren(_PROPERTY) if holder is not None else ():
        if each.get(f"{META}name") == _NAME:
            return each
    return None
