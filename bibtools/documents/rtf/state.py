"""What holds within a group of RTF, and the paragraph that is being written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from bibtools.documents.building import Draft, Flow
from bibtools.support.dataclass import dataclass
from bibtools.support.whole_numbers import whole_number


@dataclass(slots=True)
class State:
    """Formatting and destination of a group; an inner group begins with a copy and ends with `closing`.

    `fallback` is how many characters stand for a `\\uN` in readers that know no Unicode. `level` is the outline
    level of the paragraph from 1 (0: body text), `style` the number of its style.
    """

    destination: str = "text"
    codec: str = ""
    fallback: int = 1
    italic: bool = False
    raised: bool = False
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    level: int = 0
    style: int = -1
    closing: Callable[[], None] | None = None
    collected: list[str] = field(default_factory=list)

    def plain(self) -> None:
        """Go back to the default look of characters (`\\plain`)."""
        self.italic = self.raised = self.hidden = self.deleted = False

    def new_paragraph(self) -> None:
        """Go back to the default look of paragraphs (`\\pard`)."""
        self.in_table, self.level, self.style = False, 0, -1


@dataclass(slots=True)
class Story:
    """A run of paragraphs: the body, a note or a text box, with its open paragraph and table row."""

    flow: Flow
    draft: Draft | None = None
    marker: str = ""
    row: int = 0
    cell: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: heading level (0 for the title; None for other styles), and whether it is one of contents."""

    level: int | None = None
    contents: bool = False


def style_named(name: str, outline: int) -> Style:
    """Return the style of a name and an outline level from 1 (0: not set); Word's own styles have English names."""
    lowered = name.strip(" ;").lower()
    if lowered == "title":
        return Style(0)
    if lowered.startswith("heading ") and (level := whole_number(lowered[8:], 0)):
        return Style(level)
    if lowered.startswith(("toc ", "contents ")):
        return Style(contents=True)
    return Style(outline or None)
