"""Tracked changes: regions of a document that a person accepts or rejects (ODF 1.3 part 3, 5.5)."""

from __future__ import annotations

import re

from bibtools.documents.building_xml import made
from bibtools.documents.markup import Element
from bibtools.documents.odt.parts import DC, OFFICE, TEXT
from bibtools.documents.odt.tags import Tags
from bibtools.documents.splicing import Spliced

AUTHOR = "bibtools"
_DATE = "1970-01-01T00:00:00"
"""The date of all changes, since the schema wants one: the same input gives the same document."""
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_NUMBER = re.compile(rb"=[\"']bt(\d{1,9})[\"']")


class Tracker:
    """Makes the regions of tracked changes of a content part; `text` is the element that holds the text."""

    def __init__(self, part: Spliced, tags: Tags, text: Element) -> None:
        self._part, self._tags, self._text = part, tags, text
        self._last = max((int(match[1]) for match in _NUMBER.finditer(part.data)), default=0)
        self._regions: list[bytes] = []

    def inserted(self) -> tuple[bytes, bytes]:
        """Return the marks that come before and behind inserted content."""
        id = self._region("insertion", b"")
        return self._mark("change-start", id), self._mark("change-end", id)

    def deleted(self, paragraphs: bytes) -> bytes:
        """Return the mark that stands where paragraphs with deleted content stood."""
        return self._mark("change", self._region("deletion", paragraphs))

    def save(self) -> None:
        """Put the regions in."""
        if not self._regions:
            return
        written = b"".join(self._regions)
        found = self._text.find(f"{TEXT}tracked-changes")
        if found is not None and (extent := self._part.extent(found)).outer < extent.end:
            self._part.put(extent.outer, written)
            return
        # Changes that are made later are not tracked because these are.
        around = made(f"{TEXT}tracked-changes", {f"{TEXT}track-changes": "false"})
        whole = self._tags.start(around) + written + self._tags.end(around)
        if found is not None:
            self._part.put(extent.start, whole)
            self._part.take(extent.start, extent.end)
            return
        forms = self._text.find(f"{OFFICE}forms")
        at = self._part.extent(self._text).inner if forms is None else self._part.extent(forms).end
        self._part.put(at, whole)

    def _region(self, kind: str, content: bytes) -> str:
        self._last += 1
        id = f"bt{self._last}"
        info = made(
            f"{OFFICE}change-info", None, made(f"{DC}creator", None, AUTHOR), made(f"{DC}date", None, _DATE)
        )
        region, change = made(f"{TEXT}changed-region", {_ID: id, f"{TEXT}id": id}), made(f"{TEXT}{kind}")
        self._regions += (
            *(self._tags.start(region), self._tags.start(change), self._tags.written(info), content),
            *(self._tags.end(change), self._tags.end(region)),
        )
        return id

    def _mark(self, name: str, id: str) -> bytes:
        return self._tags.written(made(f"{TEXT}{name}", {f"{TEXT}change-id": id}))
