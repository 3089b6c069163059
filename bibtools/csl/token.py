"""The affixes and formatting that an element of a style puts on what it renders."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bibtools.csl.richtext import DECORATIONS, NO_DECOR, Decoration

if TYPE_CHECKING:
    from lxml.etree import _Element


class Token:
    """Affixes, formatting, delimiter, text case and display of one element."""

    __slots__ = ("decor", "delimiter", "display", "plain", "prefix", "strip", "suffix", "text_case")

    def __init__(
        self,
        prefix: str = "",
        suffix: str = "",
        delimiter: str = "",
        decor: tuple[Decoration, ...] = NO_DECOR,
        text_case: str = "",
        strip: bool = False,
        display: str | None = None,
    ) -> None:
        self.prefix = prefix
        self.suffix = suffix
        self.delimiter = delimiter
        self.decor = decor
        self.text_case = text_case
        self.strip = strip
        self.display = display
        self.plain = not (prefix or suffix or decor or text_case or strip or display)


PLAIN = Token()
"""No affixes, no formatting."""


def attributes_of(element: _Element | None) -> dict[str, str]:
    """Return the attributes of an element as plain text; none for an element that is missing."""
    return {} if element is None else {str(key): str(value) for key, value in element.attrib.items()}


def read_token(element: _Element, *, affixes: bool = True) -> Token:
    """Read the attributes of an element that every rendering element may have."""
    given = cast("dict[str, str]", dict(element.items()))
    decor: list[Decoration] = []
    for name in DECORATIONS:
        value = given.get(name)
        if value and name != "strip-periods" and (name, value) != ("quotes", "false"):
            decor.append((name, value))
    case = given.get("text-case", "")
    return Token(
        prefix=given.get("prefix", "") if affixes else "",
        suffix=given.get("suffix", "") if affixes else "",
        delimiter=given.get("delimiter", ""),
        decor=tuple(decor),
        text_case="" if case == "normal" else case,
        strip=given.get("strip-periods") == "true",
        display=given.get("display"),
    )
