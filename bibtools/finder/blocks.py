"""Blocks of a document: runs of lines that may each be one reference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bibtools.finder import markers
from bibtools.finder.headings import heading_kind
from bibtools.model import Raw, Span, Text
from bibtools.support.dataclass import dataclass
from bibtools.support.patterns import lazy

_SHORT = 45
_WIDEST_WRAP = 140
_LOWER_START = lazy(r"\s*[a-zçğıöşüâîû&]+\s")
_ENDS = lazy(r"[.)\]\d”\"»]\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document: its number from 1, where it stands, its text, and the marker it begins with."""

    number: int
    span: Span
    text: str
    marker: str = ""
    marked: bool = False

    @property
    def indent(self) -> int:
        """The indent in columns; a tab counts as four."""
        expanded = self.text.expandtabs(4)
        return len(expanded) - len(expanded.lstrip())


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together.

    `heading` says what heading the block is, if it is one (`heading_kind`, or `unknown` if only the document says
    that it is one), and `level` how high: 1 is the highest, 0 if that is not known. `whole` says that the block is
    a paragraph of a document, `listed` that a program made it as part of a bibliography, `in_table` that it is a row.
    """

    lines: tuple[Line, ...]
    heading: str = ""
    level: int = 0
    whole: bool = False
    listed: bool = False
    in_table: bool = False

    @property
    def marked(self) -> bool:
        """Whether the block begins with a bullet or number."""
        return self.lines[0].marked

    @property
    def body(self) -> str:
        """The text without its marker, on one line."""
        joined = " ".join(line.text for line in self.lines)
        return joined[len(self.lines[0].marker) :].strip()

    def raw(self, text: Text) -> Raw:
        """Return the reference that this block is: marker stripped, lines joined."""
        first = self.lines[0]
        start = first.span.start + len(first.marker)
        start += len(text.content[start : first.span.end]) - len(
            text.content[start : first.span.end].lstrip()
        )
        parts = [text.content[start : first.span.end], *(line.text for line in self.lines[1:])]
        joined = _join([part.strip(" \t\r\f\v\u00a0\u200b\ufeff") for part in parts])
        return Raw(joined, text.place(start), Span(start, self.lines[-1].span.end), first.marker.strip())


def _join(parts: list[str]) -> str:
    """Join wrapped lines: a hyphen at a line's end stays and takes no space behind it, a soft hyphen goes."""
    joined = parts[0]
    for part in parts[1:]:
        if joined.endswith("\u00ad"):
            joined = joined[:-1] + part
        elif re.search(r"\w[-‐]$", joined) and part[:1].isalnum():
            joined += part
        else:
            joined += " " + part
    return joined


def lines_of(text: Text) -> list[Line]:
    """Return the lines of a document with their bullets and numbers recognised."""
    bare = [
        Line(number, text.line_span(number), text.line(number).rstrip())
        for number in range(1, text.line_count + 1)
    ]
    plain_numbers = _sequence(bare)
    return [marked_line(line, plain_numbers=plain_numbers) for line in bare]


def _sequence(lines: list[Line]) -> bool:
    numbers = [found[1] for line in lines if (found := markers.number(line.text[:20]))]
    return markers.are_sequence(numbers)


def marked_line(line: Line, *, plain_numbers: bool = False) -> Line:
    """Return a line with its bullet recognised; with `plain_numbers`, `3.` is one too."""
    head = line.text[:40]
    marker = markers.bullet(head)
    if not marker:
        numbered = markers.bracketed_number(head) or (markers.number(head) if plain_numbers else None)
        marker = numbered[0] if numbered else ""
    if not marker:
        return line
    deeper = marked_line(replace(line, text=line.text[len(marker) :]), plain_numbers=plain_numbers)
    return replace(line, marker=marker + deeper.marker, marked=True)


def blocks_of(text: Text) -> list[Block]:
    """Cut a document into blocks, at blank lines, headings and markers, and where a line surely begins anew."""
    blocks: list[Block] = []
    for paragraph in _paragraphs(lines_of(text)):
        blocks.extend(_entries(paragraph))
    return blocks


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield runs of lines between blank lines; a heading is a run of its own."""
    run: list[Line] = []
    for line in lines:
        if not line.text.strip() or heading_kind(line.text):
            if run:
                yield run
            run = []
            if line.text.strip():
                yield [line]
        else:
            run.append(line)
    if run:
        yield run


def _entries(run: list[Line]) -> Iterator[Block]:
    kind = heading_kind(run[0].text)
    if kind:
        yield Block((run[0],), kind)
        return
    starts = entry_starts(run)
    edges = [index for index, begins in enumerate(starts) if begins] + [len(run)]
    for first, last in pairwise(edges):
        yield Block(tuple(run[first:last]))


def entry_starts(run: list[Line]) -> list[bool]:
    """Return for each line whether an entry begins there: by markers, else by hanging indent, else by its text."""
    if sum(line.marked for line in run) * 4 >= len(run):
        return [index == 0 or line.marked for index, line in enumerate(run)]
    least = min(line.indent for line in run)
    indented = [line.indent > least for line in run]
    if any(indented) and not indented[0]:
        return [not deeper for deeper in indented]
    width = max(len(line.text) for line in run)
    return [
        index == 0 or line.marked or not continues(run[index - 1].text, line.text, width)
        for index, line in enumerate(run)
    ]


def continues(before: str, line: str, width: int) -> bool:
    """Return whether a line goes on with the one before.

    It does if it begins in lower case behind a line of some length, or if the one before is as long as lines get
    here (`width`, if the text is wrapped at all) and unfinished.
    """
    if len(before) < _SHORT:
        return False
    full = width <= _WIDEST_WRAP and len(before) >= 0.85 * width
    return bool(_LOWER_START.match(line)) or (full and not _ENDS.search(before))
