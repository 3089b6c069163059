"""The layout of a whole .bib file: its blocks, the space between them, and their order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibtools.bibtex.editing import newline_of
from bibtools.bibtex.grammar import AFTER_CLOSE
from bibtools.bibtex.layout.chunks import Chunk
from bibtools.bibtex.layout.entries import Layout
from bibtools.bibtex.layout.options import FormatOptions
from bibtools.bibtex.layout.sorting import in_order
from bibtools.model import Entry, Fault, Library, StringMacro
from bibtools.support.dataclass import dataclass

HARMLESS = frozenset("duplicate-field comment-in-entry undefined-string string-too-long stray-text".split())
"""Faults in spite of which an entry is laid out, as it is clear where its fields begin and end."""

_BREAK = re.compile(r"\r\n?|\n")
_LINE = re.compile(r"(?P<space>\s*)(?P<line>[^\r\n]*(?<=\S)|\Z)")


@dataclass(frozen=True, slots=True)
class Formatted:
    """The new text, and the faults because of which an entry was left as it stands."""

    text: str
    kept: tuple[Fault, ...]


def format_library(library: Library, options: FormatOptions | None = None) -> Formatted:
    """Return a .bib file laid out by the options.

    Comments, @preamble, text between entries and faulty entries are kept as they are, except for their line ends,
    which become those of the first line. A second run changes nothing.
    """
    options = options or FormatOptions()
    content = library.text.content
    if not content.strip():
        return Formatted(content, ())
    newline = newline_of(content.lstrip())
    broken = _broken(library)
    layout = Layout(content, options, library.dialect, newline)
    chunks = _chunks(library, layout, broken)
    if options.sort:
        chunks = in_order(chunks, options.sort, library, newline)
    return Formatted(_BREAK.sub(newline, _joined(chunks, options, newline)), tuple(broken.values()))


def _broken(library: Library) -> dict[int, Fault]:
    """Return the offset of each block that has a serious fault, with its first such fault."""
    found: dict[int, Fault] = {}
    faults = [fault for fault in library.faults if fault.kind not in HARMLESS]
    blocks = iter(library.blocks)
    block = next(blocks, None)
    for fault in faults:
        while block is not None and block.span.end < max(fault.span.end, fault.span.start + 1):
            block = next(blocks, None)
        if block is not None and block.kind in ("entry", "string", "broken"):
            found.setdefault(block.span.start, fault)
    return found


def _chunks(library: Library, layout: Layout, broken: dict[int, Fault]) -> list[Chunk]:
    content = library.text.content
    chunks: list[Chunk] = []
    breaks, gap = 0, ""
    for block in library.blocks:
        start, end = block.span.start, block.span.end
        if block.kind == "text":
            pieces, breaks, gap = _pieces(content[start:end], bool(chunks))
            follows = bool(chunks)
            if layout.options.close_up:
                pieces = [(text.lstrip(" \t"), before, lead) for text, before, lead in pieces]
            chunks += [
                Chunk(text, block, before, lead, follows and not before, bool(AFTER_CLOSE.match(text)))
                for text, before, lead in pieces
            ]
            continue
        laid = None
        if start not in broken:
            if isinstance(block, Entry):
                laid = layout.entry(block)
            elif isinstance(block, StringMacro):
                laid = layout.string(block)
        text = content[start:end] if laid is None else laid
        chunks.append(Chunk(text, block, breaks, gap, fixed=start in broken))
        breaks, gap = 0, ""
    return chunks


def _pieces(text: str, follows: bool) -> tuple[list[tuple[str, int, str]], int, str]:
    """Return the paragraphs of the text between two entries, what follows an entry on its line being one.

    Each comes with the number of line ends and the space before it; both are returned for the end of the text too.
    """
    pieces: list[tuple[str, int, str]] = []
    for match in _LINE.finditer(text):
        space, line = match["space"], match["line"]
        breaks = _count(space)
        if not line:
            return pieces, breaks, space
        trailing = bool(pieces) and follows and pieces[-1][1] == 0
        if pieces and breaks == 1 and not trailing:
            above = pieces[-1]
            pieces[-1] = (above[0] + space + line, above[1], above[2])
        else:
            # The indentation of a line belongs to the text.
            own = space[_last_break(space) :] if breaks or not (follows or pieces) else ""
            pieces.append((own + line, breaks, space))
    return pieces, 0, ""


def _count(space: str) -> int:
    return min(2, len(_BREAK.findall(space))) if space else 0


def _last_break(space: str) -> int:
    return max(space.rfind("\n"), space.rfind("\r")) + 1


def _joined(chunks: Sequence[Chunk], options: FormatOptions, newline: str) -> str:
    pieces: list[str] = []
    previous: Chunk | None = None
    for chunk in chunks:
        if previous is not None:
            pieces.append(_between(previous, chunk, options, newline))
        pieces.append(chunk.text)
        previous = chunk
    return "".join([*pieces, newline])


def _between(before: Chunk, after: Chunk, options: FormatOptions, newline: str) -> str:
    """Return the space between two chunks: a blank line around entries, elsewhere the original space."""
    kinds = (before.block.kind, after.block.kind)
    if after.trailing or (after.block.kind == "string" and not after.text.startswith("@")):
        return after.gap
    if before.trailing and after.block.kind == "entry":
        return newline * 2 if options.blank_lines else newline
    if options.close_up and kinds != ("text", "text"):
        return newline
    if "text" in kinds or "entry" not in kinds or not options.blank_lines:
        return newline * max(after.breaks, 1)
    return newline * 2
