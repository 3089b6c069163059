"""Word's own citations: the CITATION field (ECMA-376 part 1, 17.16.5) and its switches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bibtools.model.document import CitationItem
from bibtools.model.reference import Reference

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|\\([A-Za-z])|(\S+)')
_WITH_VALUE = "lmpvfs"


def read_citation(text: str, sources: Mapping[str, Reference]) -> list[CitationItem]:
    """Return the works that a CITATION instruction cites, one for its tag and one for each `\\m` switch."""
    items: list[CitationItem] = []
    for switch, value in _switches(text):
        if switch in ("tag", "m"):
            items.append(CitationItem(value, sources.get(value)))
        elif items:
            items[-1] = _with(items[-1], switch, value)
    return items


def _with(item: CitationItem, switch: str, value: str) -> CitationItem:
    if switch == "p":
        return replace(item, locator=value, label="page")
    if switch == "v" and not item.locator:
        return replace(item, locator=value, label="volume")
    if switch == "f":
        return replace(item, prefix=value)
    if switch == "s":
        return replace(item, suffix=value)
    return replace(item, suppress_author=True) if switch == "n" else item


def _switches(text: str) -> Iterator[tuple[str, str]]:
    """Yield each switch with its value; the tag behind the name of the field goes by the name `tag`."""
    waiting = "name"
    for match in _WORD.finditer(text):
        if match[2]:
            waiting = match[2].lower()
            if waiting not in _WITH_VALUE:
                yield waiting, ""
                waiting = ""
            continue
        value = (match[1] if match[3] is None else match[3]).strip()
        if waiting == "name":
            waiting = "tag"
        elif waiting:
            yield waiting, value
            waiting = ""
