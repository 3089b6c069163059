"""What kind of block a paragraph of a Word document is."""

from __future__ import annotations

from bibtools.documents.docx.numbering import Numbering
from bibtools.documents.docx.parts import child, value
from bibtools.documents.docx.styles import Styles, outline_level
from bibtools.documents.markup import Element
from bibtools.model.document import BlockKind
from bibtools.support.dataclass import dataclass
from bibtools.support.whole_numbers import whole_number

_BODY_TEXT = 10


@dataclass(frozen=True, slots=True)
class Look:
    """The kind, level and list marker of a paragraph, and the id of its style."""

    kind: BlockKind
    level: int
    marker: str
    style: str


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """Tells the kinds of paragraphs by their own properties and those of their styles."""

    styles: Styles
    numbering: Numbering

    def of(self, properties: Element | None, in_table: bool) -> Look:
        """Return the look of a paragraph with these properties; its list number is counted."""
        style = value(child(properties, "pStyle"))
        marker, depth = self._marker(properties, style)
        heading = self._heading(properties, style)
        if heading is not None:
            return Look("heading", heading, marker, style)
        if self.styles.name(style).startswith("toc "):
            return Look("contents", 0, marker, style)
        if in_table:
            return Look("cell", 0, marker, style)
        return Look("item", depth, marker, style) if marker else Look("paragraph", 0, "", style)

    def _marker(self, properties: Element | None, style: str) -> tuple[str, int]:
        """Return the printed list number and the depth from 1; an id of 0 takes a paragraph out of its style's list."""
        own = child(properties, "numPr")
        from_style = self.styles.numbering(style)
        number = value(child(own, "numId")) or from_style[0]
        level = value(child(own, "ilvl")) or (from_style[1] if own is None else "0") or "0"
        marker = self.numbering.marker(number, level)
        return marker, whole_number(level, 0) + 1

    def _heading(self, properties: Element | None, style: str) -> int | None:
        own = outline_level(properties)
        if own is not None:
            return own if own < _BODY_TEXT else None
        level = self.styles.heading_level(style)
        return level if level is not None and level < _BODY_TEXT else None
