"""Documents and places in them: Text, Span, Place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field


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
    """Where something stands: `file` as the user named it, `line` and `column` counted from 1."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


_NEWLINE = re.compile("\n")
_LINE_END = re.compile(r"\n|\r\n?")


def _line_starts(content: str) -> tuple[int, ...]:
    r"""Return the offset at which each line begins; `\n`, `\r\n` and lone `\r` end a line."""
    if "\r" not in content:
        return (0, *(match.end() for match in _NEWLINE.finditer(content)))
    return (0, *(match.end() for match in _LINE_END.finditer(content)))


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text that knows its lines.

    `name` is the file as the user named it ("-" for standard input), `content` its characters as they
    stand in the file, line ends included. `encoding` is what the bytes were read as and `bom` whether a
    byte order mark stood before the text (it is not part of `content`).
    """

    name: str
    content: str
    encoding: str = "utf-8"
    bom: bool = False
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", _line_starts(self.content))

    @property
    def line_count(self) -> int:
        """How many lines there are; the part behind the last line end counts, even if empty."""
        return len(self._starts)

    def place(self, offset: int) -> Place:
        """Return file, line and column of a character offset."""
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
