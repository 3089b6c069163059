"""The blocks of a document that knows its paragraphs, headings and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from bibtools.finder import markers
from bibtools.finder.blocks import Block, Line, entry_starts
from bibtools.finder.headings import heading_kind
from bibtools.finder.scoring import score
from bibtools.model import Document, Span, TextBlock
from bibtools.support.patterns import lazy

_SURE = 3
_ROW_NUMBER = lazy(r"\W*\d{1,4}\W*")


def blocks_of_document(document: Document) -> list[Block]:
    """Return the blocks of the body; their spans are offsets in `document.text`. Contents pages are left out.

    The cells of a table row are one block. A paragraph is one, unless line breaks part it into several references.
    """
    starts = document.starts()
    blocks: list[Block] = []
    numbered = [(index, block) for index, block in enumerate(document.blocks) if block.kind != "contents"]
    for row, together in groupby(numbered, key=lambda item: item[1].row):
        cells = list(together)
        for group in [cells] if row else [[cell] for cell in cells]:
            lines = [line for index, block in group for line in _lines(block, starts[-1, index])]
            if lines:
                blocks.extend(_blocks(group[0][1], lines))
    return _with_typed_numbers(blocks)


def _lines(block: TextBlock, start: int) -> Iterator[Line]:
    """Yield the lines of a block that hold something; the marker that the document prints is no part of them."""
    at = 0
    for number, text in enumerate(block.text.split("\n")):
        if text.strip():
            marked = bool(block.marker) and not number and block.kind != "heading"
            yield Line(0, Span(start + at, start + at + len(text)), text, "", marked)
        at += len(text) + 1


def _blocks(block: TextBlock, lines: list[Line]) -> list[Block]:
    whole = " ".join(line.text for line in lines)
    kind = heading_kind(whole)
    listed = bool(block.bibliography)
    if block.kind == "heading" or (kind and not block.row):
        level = block.level if block.kind == "heading" else 0
        return [Block(tuple(lines), kind or "unknown", level, whole=True, listed=listed)]
    if block.row and len(lines) > 1 and _ROW_NUMBER.fullmatch(lines[0].text):
        lines = [replace(lines[1], marked=True), *lines[2:]]
    lines = [lines[0] if lines[0].marked else _marked(lines[0]), *lines[1:]]
    return [replace(each, listed=listed) for each in _parted(lines, in_table=bool(block.row))]


def _marked(line: Line) -> Line:
    """Return a line with the bullet or bracketed number that was typed before it as its marker."""
    head = line.text[:40]
    numbered = markers.bracketed_number(head)
    marker = markers.bullet(head) or (numbered[0] if numbered else "")
    return replace(line, marker=marker, marked=True) if marker else line


def _parted(lines: list[Line], *, in_table: bool) -> list[Block]:
    """Return a block for each reference in a paragraph: several if each part between line breaks is surely one."""
    if len(lines) > 1 and not in_table:
        starts = entry_starts([_marked(line) for line in lines])
        edges = [index for index, begins in enumerate(starts) if begins] + [len(lines)]
        parts = [lines[first:last] for first, last in pairwise(edges)]
        if all(score(" ".join(line.text for line in part)) >= _SURE for part in parts):
            return [Block((_marked(part[0]), *part[1:]), whole=True) for part in parts]
    return [Block(tuple(lines), whole=True, in_table=in_table)]


def _with_typed_numbers(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the numbers that were typed before them as markers, if they are a sequence."""
    numbers = {
        index: found
        for index, block in enumerate(blocks)
        if not block.heading and not block.marked and (found := markers.number(block.lines[0].text[:20]))
    }
    if not markers.are_sequence([number for _, number in numbers.values()]):
        return list(blocks)
    made = list(blocks)
    for index, (marker, _) in numbers.items():
        first, *rest = made[index].lines
        made[index] = replace(made[index], lines=(replace(first, marker=marker, marked=True), *rest))
    return made
