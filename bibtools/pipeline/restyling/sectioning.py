"""The reference list under headings of a table of sections: which headings it has, and which come in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bibtools.finder.headings import heading_kind
from bibtools.model import Document, Reference
from bibtools.pipeline.restyling.listing import ListEntry
from bibtools.pipeline.sections import Section, grouped


class Headings(NamedTuple):
    """The blocks of the headings that a list has, without that above all of it, and the level of one in it."""

    blocks: tuple[int, ...]
    level: int


def headings_of(document: Document, entries: Sequence[ListEntry]) -> Headings:
    """Return the headings in the reference list that some entries belong to, and above its first entry."""
    listed = sorted(each.block for each in entries if each.block >= 0)
    blocks = document.blocks
    at = listed[0] - 1
    above: list[int] = []
    while at >= 0 and blocks[at].kind == "heading" and heading_kind(blocks[at].text) != "opening":
        above.append(at)
        at -= 1
    opened = at >= 0 and blocks[at].kind == "heading"
    # Where no heading says that a list begins, those above it are the article's.
    found = sorted(above if opened else ()) + [
        each for each in range(listed[0], listed[-1]) if blocks[each].kind == "heading"
    ]
    level = blocks[at].level + 1 if opened else blocks[found[0]].level if found else 2
    return Headings(tuple(found), level)


def in_sections(
    entries: Sequence[ListEntry], works: Mapping[str, Reference], sections: Sequence[Section], language: str
) -> Iterator[tuple[str, str]]:
    """Yield heading and key of entries by the sections that take them."""
    under = {each.key: each.heading for each in entries}
    taken = grouped((works[each.key] for each in entries), sections, language, under)
    for heading, keys in taken.items():
        for key in keys:
            yield heading, key
