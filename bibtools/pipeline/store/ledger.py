"""What the last build left of the .bib and the lock file: where each entry and each row stands."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import accumulate
from typing import TYPE_CHECKING

from bibtools.model import Library
from bibtools.pipeline.lock import LockEntry, rows_start
from bibtools.pipeline.store.database import Store
from bibtools.pipeline.store.entries import is_plain
from bibtools.support.dataclass import dataclass

if TYPE_CHECKING:
    from bibtools.pipeline.store.splicing import EntrySpan

_NAME = "ledger"


@dataclass(slots=True)
class Ledger:
    """The entries of the .bib, and the rows of the lock: first one for each source line, then those without a line.

    `bib` and `lock` are digests of the files, `context` one of all else that decides what a build makes of the sources.
    `keys` and `lengths` are those of the rows. `restless` are the numbers of rows that the next build has to look at
    again, whatever has changed: conflicts, entries that a person deleted, lines that are gone.
    """

    context: str
    bib: str
    lock: str
    entries: list[EntrySpan]
    keys: list[str]
    lengths: list[int]
    restless: list[int]

    @classmethod
    def load(cls, store: Store, context: str) -> Ledger | None:
        """Return the ledger of the last build; None if there is none, or one of another context."""
        try:
            made_in, bib, lock, entries, keys, lengths, restless = store.part(_NAME)
            if made_in != context or len(keys) != len(lengths):
                return None
            rows = [(str(key), int(start), int(end)) for key, start, end in zip(*entries, strict=True)]
            return cls(context, str(bib), str(lock), rows, keys, lengths, restless)
        except (ValueError, TypeError):
            return None

    def save(self, store: Store) -> None:
        """Put the ledger into the store."""
        columns = list(zip(*self.entries, strict=True)) or [(), (), ()]
        store.put(_NAME, [self.context, self.bib, self.lock, columns, self.keys, self.lengths, self.restless])

    def starts(self) -> list[int]:
        """Return where each row of the lock file begins."""
        return list(accumulate((length + 2 for length in self.lengths[:-1]), initial=rows_start()))


def forget(store: Store) -> None:
    """Leave no ledger: the next build has to read everything."""
    store.put(_NAME, None)


def restless_rows(entries: Sequence[LockEntry], lines: int, present: Set[str]) -> list[int]:
    """Return the numbers of the rows that are to be looked at again; `present` are the keys of the .bib."""
    return [
        number
        for number, entry in enumerate(entries)
        if number >= lines or entry.removed or entry.conflicts or entry.key not in present
    ]


def entries_of(library: Library) -> list[EntrySpan] | None:
    """Return key, start and end of the entries of a file; None if one depends on anything else in it."""
    if not is_plain(library):
        return None
    return [(entry.key, entry.span.start, entry.span.end) for entry in library.entries]
