"""The blocks of a .bib file that a change touches, and what is read in their place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from bibtools.bibtex import scan
from bibtools.model import Block, Entry, Library, Span, Text

_HARMLESS = frozenset("undefined-string duplicate-field extra-comma missing-key".split())
"""Faults after which nobody looks for a bracket further on."""


def changed_blocks(library: Library, new: str) -> tuple[int, int, Span] | None:
    """Return the first and the last block that a change touches, and their range in the new text.

    The range begins and ends with a line. None if there is no block behind it to tell where the change ends.
    """
    old, blocks = library.text.content, library.blocks
    start = _common(old, new)
    end = _common_end(old, new, min(len(old), len(new)) - start)
    first = max(bisect_right(blocks, start, key=lambda block: block.span.start) - 1, 0)
    while first > 0 and (blocks[first].span.start >= start or old[blocks[first].span.start - 1] != "\n"):
        first -= 1
    first -= 1 if first and blocks[first - 1].kind == "text" else 0  # It may hold comments about the entry.
    last = max(bisect_left(blocks, len(old) - end, key=lambda block: block.span.end), first)
    while last + 1 < len(blocks) and old[blocks[last].span.end - 1] != "\n":
        last += 1
    if last + 1 >= len(blocks) or not isinstance(blocks[last + 1], Entry):
        return None
    by = len(new) - len(old)
    found = Span(blocks[first].span.start, blocks[last].span.end + by)
    return (first, last, found) if new[found.end - 1 : found.end] == "\n" else None


def _common(old: str, new: str) -> int:
    """Return the length of what two texts have in common at their beginning."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(old: str, new: str, most: int) -> int:
    """Return the length of what two texts have in common at their end, at most so many characters."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def rescanned(
    library: Library, last: int, text: Text, new: Span, macros: Mapping[str, str]
) -> Library | None:
    """Return the blocks in a range of the new text; None if the block behind it is another one than before."""
    behind = library.blocks[last + 1]
    if any(each.span.start >= behind.span.start and each.kind not in _HARMLESS for each in library.faults):
        return None
    end = behind.span.end + new.end - behind.span.start
    found = scan(Text(text.name, text.content[new.start : end]), library.dialect, macros=macros)
    at = len(new)
    blocks = tuple(block for block in found.blocks if block.span.start < at)
    rest = found.blocks[len(blocks) :]
    faults = tuple(fault for fault in found.faults if fault.span.start < at)
    if len(rest) != 1 or not _is_same(behind, rest[0], at - behind.span.start):
        return None
    known = [fault for fault in library.faults if behind.span.start <= fault.span.start < behind.span.end]
    if len(known) != len(found.faults) - len(faults) or (blocks and blocks[-1].span.end != at):
        return None
    return Library(Text(text.name, text.content[new.start : new.end]), blocks, faults, library.dialect)


def _is_same(old: Block, new: Block, by: int) -> bool:
    return (
        isinstance(old, Entry)
        and isinstance(new, Entry)
        and old.span.shifted(by) == new.span
        and [(each.name, each.raw, each.span.shifted(by)) for each in old.fields]
        == [(each.name, each.raw, each.span) for each in new.fields]
    )
