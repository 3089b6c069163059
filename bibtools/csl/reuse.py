"""Taking the entries of a bibliography from an earlier one, where they still hold."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bibtools.csl.entrylist import EntryList
    from bibtools.csl.memory import Memory


class Reuse:
    """The entries of a memory that still hold: `stale` are the ids of items that look different now.

    `substituting` says that an entry depends on the names of the one before it.
    """

    def __init__(self, memory: Memory, stale: Set[str], *, substituting: bool) -> None:
        self._texts = memory.texts
        self._stale = stale
        self._before = memory.before() if substituting else None

    def fill(self, lists: Sequence[EntryList], key: str, previous: str | None) -> bool:
        """Append an entry to all lists if it still holds behind the entry `previous`; return whether it does."""
        if key in self._stale:
            return False
        if self._before is not None and (
            previous in self._stale or key not in self._before or self._before[key] != previous
        ):
            return False
        found = [self._texts.get(each.name, {}).get(key) for each in lists]
        if None in found:
            return False
        for each, text in zip(lists, found, strict=True):
            each.put(key, text or "")
        return True
