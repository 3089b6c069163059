"""What a document remembers of an earlier run: its works, and what each restyled text cites.

A text counts only as long as it is the same: what a person changed since then is read anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import repeat
from typing import Any

from bibtools.model import Document, Reference
from bibtools.pipeline.restyling.found import Found
from bibtools.pipeline.restyling.listing import Remembered
from bibtools.support.patterns import lazy
from bibtools.support.whole_numbers import whole_number

VERSION = 2
_NOTHING: dict[str, Any] = {"works": (), "texts": {}, "entries": {}, "dated": None}


class Memory:
    """The works by key, the citations by note and text, the entries of the list by text.

    `dated` says whether the article as a person wrote it cites in its text; None if nothing is remembered.
    """

    def __init__(self, value: Mapping[str, Any]) -> None:
        """Take what a document remembers: nothing if another version of bibtools, or somebody else, wrote it."""
        try:
            self._take(value if value.get("version") == VERSION else _NOTHING)
        except (KeyError, TypeError, ValueError, AttributeError):
            self._take(_NOTHING)

    def _take(self, value: Mapping[str, Any]) -> None:
        self.works = {str(each["id"]): Reference.from_csl(each) for each in value["works"]}
        self.entries = {
            str(text): Remembered(str(key), int(order), str(written))
            for text, (key, order, written) in value["entries"].items()
        }
        self.dated: bool | None = value["dated"]
        self._texts = {
            str(name): (str(text), [Found.from_json(-1, 0, each) for each in found])
            for name, (text, found) in value["texts"].items()
        }

    def citations(self, document: Document, *, doubtful: bool) -> list[Found]:
        """Return what is typed in the blocks that are as they were; what was doubtful too, or not its block."""
        found = []
        for (note, block), known in self._blocks(document).items():
            here = [replace(each, note=note, block=block) for each in known]
            if doubtful or not any(each.refused for each in here):
                found += here
        return [each for each in found if each.refused or all(cite.key in self.works for cite in each.cites)]

    def _blocks(self, document: Document) -> dict[tuple[int, int], list[Found]]:
        """Return what is remembered of the blocks that are as they were.

        Programs that save the file may number its notes anew, so a block that is not found by its name is one with the
        same text: where several have it, only if none of them came or went, or all of them cite the same.
        """
        found: dict[tuple[int, int], list[Found]] = {}
        free = dict(self._texts)
        waiting: dict[tuple[bool, str], list[tuple[int, int]]] = defaultdict(list)
        for name, (note, block, text) in named_blocks(document).items():
            if name in free and free[name][0] == text:
                found[note, block] = free.pop(name)[1]
            else:
                waiting[note < 0, text].append((note, block))
        known: dict[tuple[bool, str], list[list[Found]]] = defaultdict(list)
        for name in sorted(free, key=_in_order):
            known[name.startswith("body "), free[name][0]].append(free[name][1])
        for which, places in waiting.items():
            cited = known.get(which, [])
            if len(cited) == len(places) or (cited and all(each == cited[0] for each in cited)):
                found.update(
                    zip(places, cited if len(cited) == len(places) else repeat(cited[0]), strict=False)
                )
        return found


_NUMBER = lazy(r"(\d+)")


def _in_order(name: str) -> list[tuple[int, str]]:
    """Return what sorts names of blocks by the numbers in them."""
    return [
        (number, "") if (number := whole_number(each, -1)) >= 0 else (-1, each)
        for each in _NUMBER.split(name)
    ]


def memory_of(
    works: Mapping[str, Reference],
    texts: Mapping[str, tuple[str, Sequence[Found]]],
    entries: Mapping[str, Remembered],
    *,
    dated: bool,
) -> dict[str, Any]:
    """Return the object that a document remembers; `texts` are the new text and its citations by name of the block."""
    used = {cite.key for _, found in texts.values() for each in found for cite in each.cites}
    used.update(each.key for each in entries.values())
    return {
        "version": VERSION,
        "dated": dated,
        "works": [works[key].to_csl() for key in sorted(used) if key in works],
        "texts": {
            name: [text, [each.to_json() for each in found if not each.field]]
            for name, (text, found) in texts.items()
        },
        "entries": {text: list(each) for text, each in entries.items()},
    }


def named_blocks(document: Document) -> dict[str, tuple[int, int, str]]:
    """Return name → index of the note (-1: body), of the block, and its text; names do not change between runs.

    A block of a note is named by the file's id of the note, one of the body by its index.
    """
    names: dict[str, tuple[int, int, str]] = {}
    for number, note in enumerate(document.notes):
        for index, block in enumerate(note.blocks):
            names[f"{note.kind} {note.id or note.number} {index}"] = (number, index, block.text)
    for index, block in enumerate(document.blocks):
        if block.text:
            names[f"body {index}"] = (-1, index, block.text)
    return names


def renamed(name: str, ids: Mapping[str, str]) -> str:
    """Return the name of a block, of which the footnote may have got another id."""
    kind, id, *rest = name.split(" ")
    return " ".join([kind, ids.get(id, id), *rest]) if kind == "footnote" else name
