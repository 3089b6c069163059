"""Citations as CSL-JSON: what Zotero and both generations of Mendeley write.

Source: csl-citation.json of the Citation Style Language project's schema; the keys `properties`, `mendeley` and
`manualOverride` are those found in the fields that these programs write.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bibtools.documents.fields.works import work
from bibtools.model.document import CitationItem
from bibtools.support.json_values import decode_value

_SHOWN = {
    "properties": ("plainCitation", "formattedCitation"),
    "mendeley": ("plainTextFormattedCitation", "formattedCitation", "previouslyFormattedCitation"),
}
"""Where Zotero and Mendeley Desktop keep what a citation shows."""


def read_json(text: str) -> Mapping[str, Any] | None:
    """Return the first JSON object in a text; None if there is none that can be read."""
    start = text.find("{")
    if start < 0:
        return None
    try:
        value, _ = decode_value(text, start)
    except json.JSONDecodeError:
        return None
    return value if isinstance(value, dict) else None


def showing(code: str, shown: str) -> str:
    """Return the code of a citation of Zotero or Mendeley as it is when it shows a text; "" for another code."""
    start = code.find("{")
    if start < 0 or "CSL_CITATION" not in code[:start]:
        return ""
    try:
        citation, end = decode_value(code, start)
    except json.JSONDecodeError:
        return ""
    for part, names in _SHOWN.items():
        known = citation.get(part)
        if isinstance(known, dict):
            known.update({name: shown for name in names if name in known})
    return f"{code[:start]}{json.dumps(citation, ensure_ascii=False)}{code[end:]}"


def items_of(citation: Mapping[str, Any]) -> list[CitationItem]:
    """Return the works that a citation object cites."""
    found = citation.get("citationItems")
    return [_item(each) for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def written_in(citation: Mapping[str, Any]) -> str:
    """Return what the program last showed for a citation; the empty string if it does not say."""
    for part, name in (
        ("properties", "plainCitation"),
        ("mendeley", "plainTextFormattedCitation"),
        ("manualOverride", "citeprocText"),
    ):
        value = citation.get(part)
        if isinstance(value, dict) and isinstance(value.get(name), str) and value[name]:
            return str(value[name])
    return ""


def _item(value: Mapping[str, Any]) -> CitationItem:
    data = value.get("itemData")
    data = data if isinstance(data, dict) else {}
    key = str(data.get("citation-key") or value.get("id") or data.get("id") or "")
    # The programs' ids are numbers of their databases: they tell works apart but name none.
    known = {**data, "id": data.get("citation-key") or ""}
    locator = _text(value, "locator")
    return CitationItem(
        key,
        work(known) if data else None,
        locator,
        _text(value, "label") or ("page" if locator else ""),
        _text(value, "prefix"),
        _text(value, "suffix"),
        value.get("suppress-author") is True,
        value.get("author-only") is True,
    )


def _text(value: Mapping[str, Any], name: str) -> str:
    return str(value.get(name) or "").strip()
