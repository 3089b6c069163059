"""What a document remembers of an earlier run: its works, and what each restyled text cites.

A text counts only as long as it is the same: what a person changed since then is read anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bibtools.model import Document, Reference
from bibtools.pipeline.restyling.found import Found
from bibtools.pipeline.restyling.listing import Remembered

VERSION = 1


class Memory:
    """The works by key, the citations by note and text, the entries of the list by text."""

    def __init__(self, value: Mapping[str, Any]) -> None:
        right = value.get("version") == VERSION
        self.works = {str(each["id"]): Reference.from_csl(each) for each in (value["works"] if right else ())}
        self.entries = {
            str(text): Remembered(str(key), int(order), str(written))
            for text, (key, order, written) in (value["entries"].items() if right else ())
        }
        self._texts: dict[str, Any] = value["texts"] if right else {}

    def citations(self, document: Document, *, doubtful: bool) -> list[Found]:
        """Return what is typed in the blocks that are as they were; what was doubtful too, or not its block."""
        found = []
        for name, (note, block, text) in named_blocks(document).items():
            known = self._texts.get(name)
            if known is None or known[0] != text:
                continue
            here = [Found.from_json(note, block, each) for each in known[1]]
            if doubtful or not any(each.refused for each in here):
                found += here
        return [each for each in found if each.refused or all(cite.key in self.works for cite in each.cites)]


def memory_of(
    works: Mapping[str, Reference],
    texts: Mapping[str, tuple[str, Sequence[Found]]],
    entries: Mapping[str, Remembered],
) -> dict[str, Any]:
    """Return the object that a document remembers; `texts` are the new text and its citations by name of the block."""
    used = {cite.key for _, found in texts.values() for each in found for cite in each.cites}
    used.update(each.key for each in entries.values())
    return {
        "version": VERSION,
        "works": [works[key].to_csl() for key in sorted(used) if key in works],
        "texts": {
            name: [text, [each.to_json() for each in found if not each.field]]
            for name, (text, found) in texts.items()
        },
        "entries": {text: list(each) for text, each in entries.items()},
    }


def named_blocks(document: Document) -> dict[str, tuple[int, int, str]]:
    """Return name → index of the note (-1: body), of the block, and its text; names do not change between runs.

    A block of a note is named by the file's id of the note, one of the body by its text and how often that occurred.
    """
    names: dict[str, tuple[int, int, str]] = {}
    for number, note in enumerate(document.notes):
        for index, block in enumerate(note.blocks):
            names[f"{note.kind} {note.id or note.number} {index}"] = (number, index, block.text)
    for index, block in enumerate(document.blocks):
        if block.text:
            names[f"body {index}"] = (-1, index, block.text)
    return names
