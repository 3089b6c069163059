"""What becomes of a block's text, and where its citations are in it then: that is what a document remembers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from bibtools.pipeline.restyling.found import Found


class BlockEdit(NamedTuple):
    """A range of a block that becomes a `new` text, with the citation in it (its range is one of `new`), if any."""

    start: int
    end: int
    new: str
    found: Found | None = None


def edited(text: str, edits: Iterable[BlockEdit]) -> tuple[str, list[Found]]:
    """Return the new text of a block and its citations; edits at one place keep their order."""
    parts: list[str] = []
    cited: list[Found] = []
    at = length = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        between = text[at : edit.start]
        length += len(between)
        if edit.found is not None:
            start, end = edit.found.start + length, edit.found.end + length
            cited.append(replace(edit.found, start=start, end=end))
        parts += (between, edit.new)
        length += len(edit.new)
        at = edit.end
    return "".join([*parts, text[at:]]), cited
