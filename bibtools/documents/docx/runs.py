"""Runs of styled text: what a rendering looks like, in the words of WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

from bibtools.documents.building_xml import xml_text
from bibtools.documents.docx.names import RUN_ORDER, XML
from bibtools.documents.markup import Element, split_name
from bibtools.model.styled import Styled

_OWN = frozenset("i iCs caps smallCaps u vertAlign".split())
"""Properties that belong to the words that were there, not to those that come: what looks so is said anew."""
_BREAKS = re.compile(r"([\t\n\u2011])")
_BREAK_NAMES = {"\t": "tab", "\n": "br", "\u2011": "noBreakHyphen"}
_PLACE = {name: number for number, name in enumerate(RUN_ORDER)}


def runs(
    pieces: Iterable[Styled], space: str, base: Element | None = None
) -> Iterator[tuple[Styled, Element]]:
    """Yield each piece with its run; `base` are run properties that all of them take, `space` is the namespace."""
    for piece in pieces:
        if piece.text:
            yield piece, run(piece, space, base)


def run(piece: Styled, space: str, base: Element | None = None) -> Element:
    """Return the run of a piece of text."""
    made = etree.Element(f"{space}r", nsmap={"w": space[1:-1]})
    properties = run_properties(piece, space, base)
    if properties is not None:
        made.append(properties)
    for part in _BREAKS.split(piece.text):
        if part in _BREAK_NAMES:
            etree.SubElement(made, f"{space}{_BREAK_NAMES[part]}")
        elif part:
            made.append(text_element(part, space))
    return made


def text_element(text: str, space: str, name: str = "t") -> Element:
    """Return a `w:t` (or one of another name) that keeps the white space at its ends."""
    element = etree.Element(f"{space}{name}", nsmap={"w": space[1:-1]})
    element.text = xml_text(text)
    if text != text.strip() or "  " in text:
        element.set(f"{XML}space", "preserve")
    return element


def run_properties(piece: Styled, space: str, base: Element | None = None) -> Element | None:
    """Return the properties of a run: those of `base` that are not about its words, and the look of the piece."""
    properties = etree.Element(f"{space}rPr", nsmap={"w": space[1:-1]})
    for each in base if base is not None else ():
        if isinstance(each.tag, str) and split_name(each.tag)[1] not in _OWN:
            properties.append(deepcopy(each))
    for name, value in _look(piece):
        _put(properties, space, name, value)
    return properties if len(properties) else None


def _look(piece: Styled) -> Iterator[tuple[str, str]]:
    for name, on in (("b", piece.bold), ("bCs", piece.bold), ("i", piece.italic), ("iCs", piece.italic)):
        if on:
            yield name, ""
    if piece.small_caps:
        yield "smallCaps", ""
    if piece.underline:
        yield "u", "single"
    if piece.vertical:
        yield "vertAlign", "superscript" if piece.vertical == "sup" else "subscript"
    if piece.language:
        yield "lang", piece.language


def _put(properties: Element, space: str, name: str, value: str) -> None:
    """Set a property at the place that the schema has for it; the attributes of a language stay beside it."""
    found = properties.find(f"{space}{name}")
    if found is None:
        found = etree.Element(f"{space}{name}")
        at = sum(_PLACE.get(split_name(str(each.tag))[1], 99) < _PLACE[name] for each in properties)
        properties.insert(at, found)
    if value:
        found.set(f"{space}val", value)
    elif f"{space}val" in found.attrib:
        del found.attrib[f"{space}val"]
