"""What Zotero's fields say: the cites with the data of their works, and the style of the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape
from typing import Any

from bibtools.csl import Citation, Cite, Style
from bibtools.model import Reference

SCHEMA = "https://github.com/citation-style-language/schema/raw/master/csl-citation.json"
_DIGITS = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"
"""What the keys of Zotero's items are made of."""


def citation_of(made: Citation, shown: str, works: Mapping[str, Reference]) -> dict[str, Any]:
    """Return the object of a citation field; `shown` is its visible text."""
    return {
        "citationID": _key(f"{made.id} {shown}"),
        "properties": {
            "formattedCitation": escape(shown, quote=False),
            "plainCitation": shown,
            "noteIndex": made.note,
        },
        "citationItems": [_item(cite, works[cite.id]) for cite in made.cites],
        "schema": SCHEMA,
    }


def _item(cite: Cite, work: Reference) -> dict[str, Any]:
    key = _key(cite.id)
    item: dict[str, Any] = {
        "id": key,
        "uris": [f"http://zotero.org/users/local/bibtools/items/{key}"],
        "itemData": {**work.to_csl(), "id": key, "citation-key": cite.id},
    }
    said = {"locator": cite.locator, "label": cite.label, "prefix": cite.prefix, "suffix": cite.suffix}
    item.update({name: value for name, value in said.items() if value})
    if cite.mode:
        item[cite.mode] = True
    return item


def preferences(style: Style, locale: str, keys: Sequence[str]) -> str:
    """Return the preferences of a document, as XML in one line."""
    session = _key(" ".join(keys))
    note = "1" if style.is_note else "0"
    return (
        f'<data data-version="3" zotero-version="6.0"><session id="{session}"/>'
        f'<style id="{escape(style.id)}" locale="{escape(locale)}" hasBibliography="{int(style.has_bibliography)}" '
        'bibliographyStyleHasBeenSet="1"/><prefs><pref name="fieldType" value="Field"/>'
        f'<pref name="noteType" value="{note}"/></prefs></data>'
    )


def _key(text: str) -> str:
    """Return a key of eight digits and letters; the same text has the same."""
    number = int.from_bytes(sha256(text.encode("utf-8", "backslashreplace")).digest()[:8])
    return "".join(_DIGITS[number >> 5 * place & 31] for place in range(8))
