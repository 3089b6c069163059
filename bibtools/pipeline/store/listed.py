"""The references of a source that is nothing but a list of them, each on lines of its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from bibtools.finder.relisting import relisted
from bibtools.model import Raw
from bibtools.pipeline.cites import Item, is_plain_entry, parts_of
from bibtools.pipeline.sources import Source
from bibtools.pipeline.store.database import Store
from bibtools.pipeline.store.limits import is_little
from bibtools.pipeline.text_diff import changes_of
from bibtools.support.dataclass import dataclass


@dataclass(slots=True)
class Listed:
    """The references of a source in order: their texts, markers, lines and columns. `digest` is that of the file.

    None of them repeats another work or stands for the one above, and all are of one list, so that the text of each
    says all that becomes of it.
    """

    digest: str
    texts: list[str]
    markers: list[str]
    lines: list[int]
    columns: list[int]

    @classmethod
    def of(cls, source: Source, items: Sequence[Item], digest: str) -> Listed | None:
        """Return the references of a source; None if it is not such a list."""
        works = [item.work for item in items]
        lines = [raw.place.line for raw in works]
        plain = (
            source.document is None
            and all(map(is_plain_entry, items))
            and {raw.series for raw in works} == {works[0].series or -1 if works else -1}
            and all(one < other for one, other in pairwise(lines))
        )
        return cls(digest, *_columns(works), lines, [raw.place.column for raw in works]) if plain else None

    @classmethod
    def load(cls, store: Store, name: str) -> Listed | None:
        """Return what the store has of a source; None if it has nothing."""
        try:
            digest, lines, columns = store.part(f"list {name}")
            texts, markers = store.texts(f"list {name} texts"), store.texts(f"list {name} markers")
            if len(texts) == len(markers) == len(lines) == len(columns):
                return cls(digest, texts, markers, lines, columns)
        except (ValueError, TypeError):
            pass
        return None

    def save(self, store: Store, name: str, content: str) -> None:
        """Put the references into the store, with the text that they are from."""
        store.put(f"list {name}", [self.digest, self.lines, self.columns])
        store.put_texts(f"list {name} texts", self.texts)
        store.put_texts(f"list {name} markers", self.markers)
        store.put_texts(f"list {name} content", [content])

    @staticmethod
    def forget(store: Store, name: str) -> None:
        """Take what the store has of a source out of it."""
        for part in ("", " texts", " markers", " content"):
            store.put_texts(f"list {name}{part}", [])

    def again(self, source: Source, before: str, digest: str) -> Listed | None:
        """Return the references of a source after a change of its text; None if it has to be read as a whole."""
        if source.document is not None:
            return None
        old, new = before.split("\n"), source.text.content.split("\n")
        changes = list(changes_of(old, new))
        if not is_little(sum(max(b2 - b1, a2 - a1) for a1, a2, b1, b2 in changes), len(new)):
            return None
        found = {line - 1: marker for line, marker in zip(self.lines, self.markers, strict=True)}
        raws = relisted(old, found, source.text, new, changes)
        if raws is None or not all(parts_of(raw) == [raw] and is_plain_entry(Item(raw, raw)) for raw in raws):
            return None
        made = Listed(digest, [], [], [], [])
        at = read = 0
        for a1, a2, b1, b2 in [*changes, (len(old), len(old), len(new), len(new))]:
            first, last = bisect_left(self.lines, at + 1), bisect_left(self.lines, a1 + 1)
            made.texts += self.texts[first:last]
            made.markers += self.markers[first:last]
            made.columns += self.columns[first:last]
            shift = b1 - a1
            kept = self.lines[first:last]
            made.lines += [line + shift for line in kept] if shift else kept
            made._add(raws[read : read + b2 - b1])
            at, read = a2, read + b2 - b1
        return made

    def _add(self, raws: Sequence[Raw]) -> None:
        texts, markers = _columns(raws)
        self.texts += texts
        self.markers += markers
        self.lines += [raw.place.line for raw in raws]
        self.columns += [raw.place.column for raw in raws]


def _columns(raws: Sequence[Raw]) -> tuple[list[str], list[str]]:
    return [raw.text for raw in raws], [raw.marker for raw in raws]
