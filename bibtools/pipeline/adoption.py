"""Entries of the .bib that no lock entry knows by their key: renamed ones, and ones that a lost lock had known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from bibtools.model import Entry
from bibtools.pipeline.lock import TYPE, LockEntry
from bibtools.pipeline.merging import same


def values_of(entry: Entry) -> dict[str, str]:
    """Return the values of an entry's fields by lower-case name, the entry's type under TYPE."""
    return {TYPE: entry.type.lower(), **{each.name.lower(): each.value for each in entry.fields}}


def untouched(old: LockEntry, entry: Entry) -> bool:
    """Return whether an entry still is what was generated for it: the same key, type and fields."""
    if old.renamed:
        return False
    values = values_of(entry)
    return all(same(values.get(name), old.generated.get(name)) for name in {*values, *old.generated})


class Unclaimed:
    """The entries of a .bib that the lock does not know, to be found by what was generated for them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_title: dict[str, list[Entry]] = defaultdict(list)
        self._values: dict[str, dict[str, str]] = {}
        for entry in entries:
            values = values_of(entry)
            self._by_title[_title(values)].append(entry)
            self._values[entry.key] = values

    def __bool__(self) -> bool:
        """Return whether there have been any."""
        return bool(self._values)

    def take(self, generated: Mapping[str, str]) -> Entry | None:
        """Return the entry that was most likely made from these fields, and never again; None if there is none.

        It has the same title, and more than half of the fields are the same; of several, the one with most of them.
        """
        candidates = self._by_title.get(_title(generated), [])
        scored = [(self._alike(entry, generated), -at, entry) for at, entry in enumerate(candidates)]
        count, _, best = max(scored, default=(0, 0, None), key=lambda each: each[:2])
        if best is None or count * 2 <= len(generated):
            return None
        candidates.remove(best)
        return best

    def _alike(self, entry: Entry, generated: Mapping[str, str]) -> int:
        values = self._values[entry.key]
        return sum(same(values.get(name), text) for name, text in generated.items())


def _title(values: Mapping[str, str]) -> str:
    return " ".join(values.get("title", "").split())
