"""Documents and places in them: Text, Span, Place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from operator import itemgetter
from typing import Any

from bibtools.model.shown import shortened, shown
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message
from bibtools.support.patterns import lazy
from bibtools.support.visible import at_line_start, visible
from bibtools.support.whole_numbers import whole_number


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of character offsets, `start` inclusive and `end` exclusive, from 0."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def shifted(self, by: int) -> Span:
        """Return the same range `by` characters further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: `file` as the user named it, and as much of the rest as that kind of file has.

    `line` and `column` count from 1; `line` is 0 where a file has no lines, and `column` then counts the
    characters of the paragraph or note. `page` and `paragraph` count from 1 and are 0 where a file has none:
    the line of a PDF is that of its page, a paragraph is one that holds text (headings, list items and table
    cells count). `note` is the number or mark of the footnote or endnote as it is printed, and `paragraph` then the
    one that the note hangs on. `str()` gives the form that a person or an editor finds: `a.bib:3:1`,
    `a.pdf: page 3, line 12`, `a.docx: note 12` or `a.docx: paragraph 4`.
    """

    file: str
    line: int = 0
    column: int = 1
    page: int = 0
    paragraph: int = 0
    note: str = ""

    def __repr__(self) -> str:
        return shown(self)

    def __str__(self) -> str:
        return str(self.said)

    @property
    def said(self) -> str:
        """The place in words, as a message that can be translated."""
        file = at_line_start(visible(self.file))
        if self.page and self.line:
            return message("{file}: page {page}, line {line}", file=file, page=self.page, line=self.line)
        if self.page:
            return message("{file}: page {page}", file=file, page=self.page)
        if self.line:
            return f"{file}:{self.line}:{self.column}"
        if self.note:
            return message("{file}: note {note}", file=file, note=visible(self.note))
        return (
            message("{file}: paragraph {number}", file=file, number=self.paragraph)
            if self.paragraph
            else file
        )

    @property
    def sort_key(self) -> tuple[str, int, int, int, str, int, int]:
        """Order as a reader meets the places: notes by number behind the paragraph that they hang on."""
        number = whole_number(self.note, 0)
        return (self.file, self.page, self.paragraph, number, self.note, self.line, self.column)

    def to_json(self) -> dict[str, str | int | None]:
        """Return file, line and column (None without lines), and page, paragraph and note where there are any."""
        value: dict[str, str | int | None] = {
            "file": self.file,
            "line": self.line or None,
            "column": self.column if self.line else None,
        }
        more: dict[str, str | int] = {"page": self.page, "paragraph": self.paragraph, "note": self.note}
        value.update((name, part) for name, part in more.items() if part)
        return value

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Place:
        """Read what `to_json` gave."""
        numbers = {name: int(value.get(name) or 0) for name in ("line", "page", "paragraph")}
        column = int(value.get("column") or 1)
        return cls(str(value.get("file", "")), column=column, note=str(value.get("note", "")), **numbers)


_NEWLINE = lazy("\n")
_LINE_END = lazy(r"\n|\r\n?")


def _line_starts(content: str) -> tuple[int, ...]:
    r"""Return the offset at which each line begins; `\n`, `\r\n` and lone `\r` end a line."""
    if "\r" not in content:
        return (0, *(match.end() for match in _NEWLINE.finditer(content)))
    return (0, *(match.end() for match in _LINE_END.finditer(content)))


Anchor = tuple[int, Place]
"""An offset into a text and the place of the character there; those behind it follow column by column."""


def place_from(anchors: Sequence[Anchor], offset: int) -> Place:
    """Return the place of an offset: that of the last anchor at or before it, so many columns further on."""
    start, place = anchors[max(0, bisect_right(anchors, offset, key=itemgetter(0)) - 1)]
    return replace(place, column=place.column + max(0, offset - start))


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text that knows its lines.

    `name` is the file as the user named it ("-" for standard input), `content` its characters as they
    stand in the file, line ends included. `encoding` is what the bytes were read as and `bom` whether a
    byte order mark stood before the text (it is not part of `content`). `anchors`, in the order of their
    offsets, say where the characters stand if `content` is not the file itself but was taken out of it
    (a Word document, a PDF); without them, places are lines and columns of `content`.
    """

    name: str
    content: str
    encoding: str = "utf-8"
    bom: bool = False
    anchors: tuple[Anchor, ...] = ()
    _known: tuple[int, ...] = field(default=(), init=False, repr=False, compare=False)

    @property
    def _starts(self) -> tuple[int, ...]:
        """The offset at which each line begins, found when it is first asked for."""
        if not self._known:
            object.__setattr__(self, "_known", _line_starts(self.content))
        return self._known

    def __repr__(self) -> str:
        return f"Text({self.name!r}, {shortened(self.content)})"

    @property
    def line_count(self) -> int:
        """How many lines there are; the part behind the last line end counts, even if empty."""
        return len(self._starts)

    def place(self, offset: int) -> Place:
        """Return the place of a character offset."""
        if self.anchors:
            return place_from(self.anchors, offset)
        line = bisect_right(self._starts, offset)
        return Place(self.name, line, offset - self._starts[line - 1] + 1)

    def offset(self, line: int, column: int = 1) -> int:
        """Return the character offset of a line and column (both from 1)."""
        return self._starts[line - 1] + column - 1

    def line_span(self, line: int) -> Span:
        """Return the range of a line (from 1) without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.content)
        while end > start and self.content[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def line(self, line: int) -> str:
        """Return the text of a line (from 1) without its line end."""
        span = self.line_span(line)
        return self.content[span.start : span.end]
