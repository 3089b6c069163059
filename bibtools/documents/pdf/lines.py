"""Pieces and lines of a page, with where they stand. Lengths are points, from the lower left corner of the page."""

from __future__ import annotations

from dataclasses import field

from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A number or asterisk that may be the mark of a note: its range in the text of the line."""

    start: int
    end: int
    number: str
    raised: bool


@dataclass(slots=True, eq=False)
class Line:
    """A line, or what of it stands in one column.

    `bottom` is its base line, `size` that of its letters; `hyphen` says that pdfium took a hyphen away from its end,
    which `text` has again. `page` and `number` count from 1; `column` is its column on the page; `left` and `right`
    are the edges of that column.
    """

    text: str
    x0: float
    x1: float
    bottom: float
    top: float
    size: float
    bold: bool = False
    hyphen: bool = False
    marks: list[Mark] = field(default_factory=list)
    page: int = 0
    number: int = 0
    column: int = 0
    left: float = 0.0
    right: float = 0.0

    def join(self, other: Line) -> None:
        """Add what stands further right on the same line."""
        shift = len(self.text) + 1
        self.text += " " + other.text
        self.marks += [Mark(m.start + shift, m.end + shift, m.number, m.raised) for m in other.marks]
        self.x1 = max(self.x1, other.x1)
        if other.size > self.size:
            self.size, self.bottom, self.top = other.size, other.bottom, other.top
        self.hyphen = other.hyphen
        self.bold = self.bold and other.bold


@dataclass(slots=True)
class Page:
    """A page: its number from 1, its size, and its lines in reading order."""

    number: int
    width: float
    height: float
    lines: list[Line]
