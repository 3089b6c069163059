"""Text with the look that a style gives it, for documents that are written with styles of their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Styled:
    """A piece of text that looks the same throughout.

    `vertical` is `sup`, `sub` or empty, `link` the address that the text leads to, `language` its language tag. A tab
    ends the first field of an entry that stands apart from the rest; a line break is `\\n`.
    """

    text: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    underline: bool = False
    vertical: str = ""
    link: str = ""
    language: str = ""


StyledText: TypeAlias = tuple[Styled, ...]


@dataclass(frozen=True, slots=True)
class StyledPage:
    """A bibliography to be written as a document: a `title` above the `sections`, heading and entries each.

    A bibliography without sections is one section with an empty heading. `hanging` indents all lines of an entry but
    the first; `tabbed` says that entries begin with a field that stands apart.
    """

    title: str
    language: str
    sections: tuple[tuple[str, tuple[StyledText, ...]], ...]
    hanging: bool = False
    tabbed: bool = False


def plain(pieces: Iterable[Styled]) -> str:
    """Return styled text without its look."""
    return "".join(piece.text for piece in pieces)
