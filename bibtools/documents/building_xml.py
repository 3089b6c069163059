"""Elements of XML parts, made from text that may hold anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from lxml import etree

from bibtools.documents.markup import Element

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return a text without the characters that XML 1.0 cannot hold (section 2.2: controls, lone surrogates)."""
    return _NOT_XML.sub("", text)


def made(
    tag: str,
    attributes: Mapping[str, str] | None = None,
    *children: Element | str,
    spaces: Mapping[str | None, str] | None = None,
) -> Element:
    """Return an element with attributes and children; a string among these is text. `spaces` are namespace prefixes."""
    values = {name: xml_text(value) for name, value in (attributes or {}).items()}
    # The type of lxml's stubs leaves out None, which stands for the default namespace.
    element = etree.Element(tag, values, cast("dict[str, str] | None", spaces))
    for child in children:
        if isinstance(child, str):
            _add_text(element, xml_text(child))
        else:
            element.append(child)
    return element


def _add_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def document_bytes(root: Element) -> bytes:
    """Return a new XML part with its declaration."""
    body = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + body
