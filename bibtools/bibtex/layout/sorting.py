"""Sorting of entries; only entries move, each with the comment right above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bibtools.bibtex.decode import decode
from bibtools.bibtex.layout.chunks import Chunk
from bibtools.bibtex.names import decode_names
from bibtools.language.collation import sort_key
from bibtools.model import Entry, Library


def in_order(chunks: Sequence[Chunk], by: Sequence[str], library: Library, newline: str) -> list[Chunk]:
    """Return the chunks with the entries sorted by the given fields.

    Everything else stays where it is. No entry moves past an @string, which it may use, or past a fixed chunk; the
    neighbours of a fixed chunk stay as well, as an unclosed entry may end only where the next one begins. In BibTeX,
    entries that others name in `crossref` are put behind those, as BibTeX requires.
    """
    parents = {entry.value("crossref").lower() for entry in library.entries if library.dialect == "bibtex"}
    result: list[Chunk] = []
    section: list[list[Chunk]] = []
    groups = _groups(chunks)
    fixed = [any(chunk.fixed for chunk in group) for group in groups]
    for number, group in enumerate(groups):
        if group[0].block.kind == "string" or any(fixed[max(number - 1, 0) : number + 2]):
            result += [*_sorted(section, by, parents, newline), *group]
            section = []
        else:
            section.append(group)
    return result + _sorted(section, by, parents, newline)


def _sorted(groups: Sequence[list[Chunk]], by: Sequence[str], parents: set[str], newline: str) -> list[Chunk]:
    entries = [(entry, group) for group in groups if (entry := _entry(group)) is not None]
    for name in reversed(by):
        field = name.removeprefix("-")
        entries.sort(key=lambda pair: _key(pair[0], field), reverse=name.startswith("-"))
    entries.sort(key=lambda pair: pair[0].key.lower() in parents)
    placed = iter(entries)
    result: list[Chunk] = []
    for group in groups:
        taken = next(placed)[1] if _entry(group) is not None else group
        if taken is not group:
            taken[0].breaks, taken[0].gap = 2, newline * 2
        result += taken
    return result


def _entry(group: Sequence[Chunk]) -> Entry | None:
    return next((chunk.block for chunk in group if isinstance(chunk.block, Entry)), None)


def _groups(chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """Return the chunks in groups: an entry with the text right above it and the text behind it on its last line.

    Text at the beginning of the file is about the file and stays there.
    """
    groups: list[list[Chunk]] = []
    for number, chunk in enumerate(chunks):
        alone = number > 1 and len(groups[-1]) == 1 and groups[-1][0].block.kind == "text"
        if chunk.trailing or (alone and chunk.breaks < 2 and isinstance(chunk.block, Entry)):
            groups[-1].append(chunk)
        else:
            groups.append([chunk])
    return groups


def _key(block: Entry, by: str) -> Any:
    if by == "key":
        return sort_key(block.key)
    if by == "type":
        return sort_key(block.type.lower())
    if by == "year":
        return sort_key(block.value("date")[:4] or block.value("year"))
    if by in ("author", "editor"):
        names = decode_names(block.value("author") or block.value("editor"))
        return sort_key(" ".join(name.inverted for name in names))
    return sort_key(decode(block.value(by)))
