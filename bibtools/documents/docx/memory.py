"""What a Word document was restyled from, kept in it as custom XML (ECMA-376 part 1, 15.2.5 and 22.5).

No program shows such a part, and Word and LibreOffice keep it when they save the file. LibreOffice drops one without
properties of its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bibtools.documents.building_xml import made
from bibtools.documents.docx.names import CONTENT_TYPES
from bibtools.documents.docx.packaging import TYPES, PackageEditor
from bibtools.support.json_values import read_value

_SPACE = "urn:bibtools:citations"
_KIND, _PROPERTIES_KIND = "customXml", "customXmlProps"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_ID = "{B1B70015-0C17-4A10-A5B1-B1B700150015}"
"""Which custom XML this is: an id of our own."""


def read_memory(editor: PackageEditor, main: str) -> dict[str, Any]:
    """Return what a document remembers; nothing if it was never restyled, or what it says cannot be read."""
    part = _part(editor, main)
    try:
        value = read_value(editor.root(part).text or "") if part else {}
    except json.JSONDecodeError:
        return {}
    return value if isinstance(value, dict) else {}


def write_memory(editor: PackageEditor, main: str, value: Mapping[str, Any]) -> None:
    """Have a document remember an object in the place of what it remembers."""
    part = _part(editor, main) or _new(editor, main)
    editor.root(part).text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    editor.touch(part)


def _part(editor: PackageEditor, main: str) -> str:
    """Return the name of the part; "" if there is none."""
    parts = (each for each in editor.targets(main, _KIND) if each in editor)
    return next((each for each in parts if editor.root(each).tag == f"{{{_SPACE}}}citations"), "")


def _new(editor: PackageEditor, main: str) -> str:
    number = 1
    while f"customXml/item{number}.xml" in editor or f"customXml/itemProps{number}.xml" in editor:
        number += 1
    part, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    editor.put(part, made(f"{{{_SPACE}}}citations", spaces={None: _SPACE}))
    space = f"{{{_PROPERTIES}}}"
    editor.put(
        properties,
        made(f"{space}datastoreItem", {f"{space}itemID": _ID}, spaces={"ds": _PROPERTIES}),
    )
    editor.relate(main, _KIND, part)
    editor.relate(part, _PROPERTIES_KIND, properties)
    if not _is_xml_by_default(editor):
        editor.set_type(part, "application/xml")
    editor.set_type(properties, _PROPERTIES_TYPE)
    return part


def _is_xml_by_default(editor: PackageEditor) -> bool:
    defaults = editor.root(TYPES).iterchildren(f"{{{CONTENT_TYPES}}}Default")
    return any(
        (each.get("Extension") or "").lower() == "xml" and each.get("ContentType") == "application/xml"
        for each in defaults
    )
