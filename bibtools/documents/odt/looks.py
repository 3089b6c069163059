"""Styled text in OpenDocument: automatic styles for the looks that occur, spans that use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bibtools.documents.building_xml import made, xml_text
from bibtools.documents.markup import Element
from bibtools.documents.odt.parts import FORMAT, STYLE, TEXT
from bibtools.model.styled import Styled

_PIECES = re.compile(r"(\t|\n|(?<= ) +|^ +)")


class Looks:
    """Gathers the looks of a text and names a style for each: T1, T2 … behind a `prefix` of their own.

    `language` is that of the document, of which nothing is said.
    """

    def __init__(self, language: str = "", prefix: str = "BT") -> None:
        self._language = language
        self._prefix = prefix
        self._names: dict[Styled, str] = {}

    def span(self, piece: Styled) -> Element:
        """Return the span of a piece of text."""
        look = replace(piece, text="", link="")
        if look.language.partition("-")[0] == self._language.partition("-")[0]:
            look = replace(look, language="")
        attributes = {}
        if look != Styled(""):
            name = self._names.setdefault(look, f"{self._prefix}{len(self._names) + 1}")
            attributes = {f"{TEXT}style-name": name}
        return made(f"{TEXT}span", attributes, *text_parts(piece.text))

    def styles(self) -> Iterator[Element]:
        """Yield the automatic styles."""
        for look, name in self._names.items():
            attributes = {f"{STYLE}name": name, f"{STYLE}family": "text"}
            yield made(f"{STYLE}style", attributes, made(f"{STYLE}text-properties", properties(look)))


def properties(look: Styled) -> dict[str, str]:
    """Return the text properties of a look (ODF 1.3 part 3, 16.29.29)."""
    found: dict[str, str] = {}
    if look.italic:
        found |= {f"{FORMAT}font-style": "italic"}
    if look.bold:
        found |= {f"{FORMAT}font-weight": "bold"}
    if look.small_caps:
        found |= {f"{FORMAT}font-variant": "small-caps"}
    if look.underline:
        found |= {f"{STYLE}text-underline-style": "solid", f"{STYLE}text-underline-width": "auto"}
    if look.vertical:
        found |= {f"{STYLE}text-position": f"{'super' if look.vertical == 'sup' else 'sub'} 58%"}
    if look.language:
        tag, _, country = look.language.partition("-")
        found |= {f"{FORMAT}language": tag, f"{FORMAT}country": country or "none"}
    return found


def text_parts(text: str) -> Iterator[Element | str]:
    """Yield a text with its tabs, line breaks and repeated spaces as elements (ODF 1.3 part 3, 6.1.2 to 6.1.5)."""
    for part in _PIECES.split(xml_text(text)):
        if part == "\t":
            yield made(f"{TEXT}tab")
        elif part == "\n":
            yield made(f"{TEXT}line-break")
        elif part and not part.strip(" "):
            yield spaces(len(part))
        elif part:
            yield part


def spaces(count: int) -> Element:
    """Return spaces as an element."""
    return made(f"{TEXT}s", {f"{TEXT}c": str(count)} if count > 1 else {})


def whole_text(text: str) -> Iterator[Element | str]:
    """Yield a text in the same way, with a space at its end as an element, so that none behind it swallows it."""
    shown = text.removesuffix(" ")
    yield from text_parts(shown)
    if shown != text:
        yield spaces(1)
