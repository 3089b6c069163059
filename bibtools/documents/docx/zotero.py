"""Live citation fields as Zotero's word processor plugin writes them, and the preferences that it keeps in a document.

Source: the fields of documents that Zotero wrote, and csl-citation.json of the Citation Style Language project.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bibtools.documents.building_xml import made
from bibtools.documents.docx.packaging import PackageEditor
from bibtools.documents.docx.runs import text_element
from bibtools.documents.fields.csl_citation import showing
from bibtools.documents.markup import Element, split_name
from bibtools.support.patterns import lazy

BIBLIOGRAPHY = 'ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY'
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_KIND = "custom-properties"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_PREFERENCE = "ZOTERO_PREF_"
_SESSION = lazy(r'(?<=<session id=")\w+')
_LONGEST = 255
"""The most characters of a custom property."""


def citation_code(citation: Mapping[str, Any]) -> str:
    """Return the instruction of a citation field; `citation` is the object of csl-citation.json."""
    return f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(citation, ensure_ascii=False)}"


def field_runs(code: str, space: str) -> tuple[list[Element], list[Element]]:
    """Return the runs that come before and behind the visible text of a field."""
    before = [
        _mark("begin", space),
        made(f"{space}r", None, text_element(f" {code} ", space, "instrText")),
        _mark("separate", space),
    ]
    return before, [_mark("end", space)]


def _mark(kind: str, space: str) -> Element:
    return made(f"{space}r", None, made(f"{space}fldChar", {f"{space}fldCharType": kind}))


def update_code(run: Element, shown: str) -> None:
    """Have the field of Zotero or Mendeley in whose result a run stands say what it shows now; others stay."""
    instructions: list[Element] = []
    for before in run.itersiblings(preceding=True):
        inside = [split_name(str(each.tag))[1] for each in before]
        instructions += [each for each in before if str(each.tag).endswith("}instrText")]
        if "fldChar" in inside and instructions:
            break
    instructions.reverse()
    changed = showing("".join(each.text or "" for each in instructions), shown)
    if not changed:
        return
    instructions[0].text = changed
    for each in instructions[1:]:
        each.text = ""


def write_preferences(editor: PackageEditor, data: str) -> None:
    """Write the preferences of a document, which name its style, in the place of those that it has.

    A document keeps the name of its session for life.
    """
    found = editor.targets("", _KIND)
    part = found[0] if found else "docProps/custom.xml"
    if part not in editor:
        editor.put(part, made(f"{{{_PROPERTIES}}}Properties", spaces={None: _PROPERTIES, "vt": _TYPES}))
        editor.relate("", _KIND, part)
        editor.set_type(part, _CONTENT)
    root = editor.root(part)
    earlier = [each for each in root if (each.get("name") or "").startswith(_PREFERENCE)]
    session = _SESSION.search("".join("".join(map(str, each.itertext())) for each in earlier))
    if session:
        data = _SESSION.sub(session[0], data, count=1)
    for each in earlier:
        root.remove(each)
    last = max((int(each.get("pid") or 1) for each in root), default=1)
    for number, start in enumerate(range(0, len(data), _LONGEST), 1):
        name = f"{_PREFERENCE}{number}"
        attributes = {"fmtid": _FORMAT_ID, "pid": str(last + number), "name": name}
        text = made(f"{{{_TYPES}}}lpwstr", None, data[start : start + _LONGEST])
        root.append(made(f"{{{_PROPERTIES}}}property", attributes, text))
    editor.touch(part)
