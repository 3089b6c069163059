"""A build of which little has changed since the last one: only the lines and entries that it concerns are read.

That holds where the .bib and the lock file are byte for byte what the last build left, and every source is nothing but
a list of references. Then a line that stands in the sources as before, and whose entry stands in the .bib without a
conflict, needs no work. In any other case there is no quick way, and everything is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from bibtools.model import Library, Place, Raw, Record, Span, Text
from bibtools.pipeline.bib_update import BibUpdate, updated_part
from bibtools.pipeline.lock import Lock, LockEntry, entry_of, lock_of, row_head, row_of
from bibtools.pipeline.matching import match_others
from bibtools.pipeline.store.entries import lone_entry
from bibtools.pipeline.store.ledger import Ledger
from bibtools.pipeline.store.limits import is_little
from bibtools.pipeline.store.listed import Listed
from bibtools.pipeline.store.splicing import EntrySpan, spliced
from bibtools.support.dataclass import dataclass

if TYPE_CHECKING:
    from bibtools.model.datamodel import Dialect
    from bibtools.pipeline.parse_cache import ParseCache


@dataclass(frozen=True, slots=True)
class Quick:
    """What a quick build comes to: the update of the .bib, the lock with keys and lengths of rows, and the new entries.

    `restless` are as in a Ledger. `known` is how many entries the lock knew that no person had deleted.
    """

    update: BibUpdate
    lock: bytes
    keys: list[str]
    lengths: list[int]
    restless: list[int]
    entries: list[EntrySpan]
    known: int


@dataclass(slots=True)
class Lines:
    """The source lines of a build, by columns."""

    texts: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, listed: Mapping[str, Listed]) -> Lines:
        """Return the lines of all sources in order."""
        made = cls()
        for name, each in listed.items():
            made.texts += each.texts
            made.files += [name] * len(each.texts)
            made.lines += each.lines
            made.columns += each.columns
        return made

    def place(self, at: int) -> Place:
        """Return where a line stands."""
        return Place(self.files[at], self.lines[at], self.columns[at])


def quick_build(
    ledger: Ledger,
    bib: Text,
    lock: bytes,
    sources: tuple[Mapping[str, Listed], Mapping[str, Listed]],
    parse: ParseCache,
    dialect: Dialect,
) -> Quick | None:
    """Return what becomes of the .bib and the lock; None if everything has to be read.

    `sources` are those that the last build read, and those that there are now.
    """
    before, now = map(Lines.of, sources)
    return _Quick(ledger, bib, lock, ledger.starts(), before, now, dialect).run(parse)


@dataclass(slots=True)
class _Quick:
    ledger: Ledger
    bib: Text
    lock: bytes
    starts: list[int]
    before: Lines
    now: Lines
    dialect: Dialect
    loaded: dict[int, LockEntry] = field(default_factory=dict)

    def run(self, parse: ParseCache) -> Quick | None:
        """Do what concerns changed lines only."""
        restless = set(self.ledger.restless)
        rows = self._same_lines()
        used = {row for row in rows if row is not None}
        free = [row for row in range(len(self.ledger.keys)) if row not in used]
        active = [at for at, row in enumerate(rows) if row is None or row in restless]
        if not is_little(max(len(active) + len(free), len(self._own())), len(rows)):
            return None
        records = self._records(active, parse)
        matched = self._matched(records, rows, free)
        concerned = sorted({*free, *(row for at in active if (row := rows[at]) is not None)})
        update = self._update(records, matched, [self._entry(row) for row in concerned])
        if update is None:
            return None
        entries = spliced(self.bib.content, self.ledger.entries, update.edits, update.text, self.dialect)
        return None if entries is None else self._result(update, rows, set(active), entries)

    def _same_lines(self) -> list[int | None]:
        """Return for each line the row that was made from the same text in the same file."""
        waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
        for row in range(len(self.ledger.keys) - 1, len(self.before.texts) - 1, -1):
            waiting[self._entry(row).place.file, self._entry(row).raw].append(row)
        last = len(self.before.texts) - 1
        pairs = zip(reversed(self.before.files), reversed(self.before.texts), strict=True)
        for number, pair in enumerate(pairs):
            waiting[pair].append(last - number)
        rows: list[int | None] = []
        for pair in zip(self.now.files, self.now.texts, strict=True):
            found = waiting.get(pair)
            rows.append(found.pop() if found else None)
        return rows

    def row(self, first: int, last: int | None = None) -> bytes:
        """Return a row of the lock, or the rows up to another one with what stands between them."""
        last = first if last is None else last
        return self.lock[self.starts[first] : self.starts[last] + self.ledger.lengths[last]]

    def _entry(self, row: int) -> LockEntry:
        if row not in self.loaded:
            self.loaded[row] = entry_of(self.row(row).decode())
        return self.loaded[row]

    def _own(self) -> list[EntrySpan]:
        """Return the entries of the .bib that the lock does not know."""
        known = set(self.ledger.keys)
        return [entry for entry in self.ledger.entries if entry[0] not in known]

    def _records(self, lines: Sequence[int], parse: ParseCache) -> dict[int, Record]:
        """Return the records of some lines, by number."""
        raws = [Raw(self.now.texts[at], self.now.place(at), Span(0, 0)) for at in lines]
        return dict(zip(lines, parse.parse(raws), strict=True))

    def _matched(
        self, records: Mapping[int, Record], rows: Sequence[int | None], free: Sequence[int]
    ) -> list[LockEntry | None]:
        """Return the lock entries of the records, None for a new line."""
        found: list[LockEntry | None] = [None] * len(rows)
        for at in records:
            row = rows[at]
            found[at] = None if row is None else self._entry(row)
        every = [records.get(at) for at in range(len(rows))]
        match_others(every, found, {self.ledger.keys[row]: self._entry(row) for row in free})
        return [found[at] for at in records]

    def _update(
        self, records: Mapping[int, Record], matched: list[LockEntry | None], lock: Sequence[LockEntry]
    ) -> BibUpdate | None:
        """Merge the records into the .bib, with the entries that they may concern."""
        keys = {entry.key for entry in lock}
        wanted = [each for each in self.ledger.entries if each[0] in keys]
        if None in matched or len(wanted) < len(keys):
            # A new line may be that of an entry which the lock does not know, and an entry may have another key now.
            wanted += self._own()
        spans = sorted((start, end) for _, start, end in wanted)
        entries = [lone_entry(self.bib.content, self.dialect, start, end) for start, end in spans]
        if None in entries:
            return None
        library = Library(self.bib, tuple(filter(None, entries)), (), self.dialect)
        taken = [*self.ledger.keys, *(key for key, _, _ in self.ledger.entries)]
        known = Lock({entry.key: entry for entry in lock})
        return updated_part(library, list(records.values()), known, matched, taken, self.dialect)

    def _result(
        self, update: BibUpdate, rows: Sequence[int | None], active: set[int], entries: list[EntrySpan]
    ) -> Quick | None:
        """Put the rows of the lock together, those that stay and those that were made."""
        made = list(update.lock.entries.values())
        if [entry.raw for entry in made[: len(active)]] != [self.now.texts[at] for at in sorted(active)]:
            return None
        rest = iter(made)
        writer = _Rows(self)
        present = {key for key, _, _ in entries}
        restless: list[int] = []
        for at, stays in self._runs(rows, active):
            if stays:
                writer.keep(rows, at, stays)
                continue
            entry = next(rest)
            if entry.removed or entry.conflicts or entry.key not in present:
                restless.append(at)
            writer.add(entry.key, row_of(entry))
        for entry in rest:
            restless.append(len(writer.keys))
            writer.add(entry.key, row_of(entry))
        known = len(self.ledger.keys) - sum(self._entry(row).removed for row in self.ledger.restless)
        return Quick(update, lock_of(writer.pieces), writer.keys, writer.lengths, restless, entries, known)

    def _runs(self, rows: Sequence[int | None], active: set[int]) -> Iterator[tuple[int, int]]:
        """Yield the number of each line whose row is made anew, with 0, and of each first line of some that stay.

        With the latter comes how many they are: their rows stand side by side, and their places have not changed.
        """
        before, now, at = self.before, self.now, 0
        while at < len(rows):
            row, end = rows[at], at
            if row is None or at in active:
                yield at, 0
                at += 1
                continue
            while (
                end < len(rows)
                and end
                not in active  # A row that had no line is looked at again, and has no place in `before`.
                and rows[end] == row + end - at
                and before.lines[row + end - at] == now.lines[end]
                and before.columns[row + end - at] == now.columns[end]
            ):
                end += 1
            yield at, max(end - at, 1)
            at = max(end, at + 1)


class _Rows:
    """The rows of the new lock file, in pieces of one or more."""

    def __init__(self, quick: _Quick) -> None:
        self._quick = quick
        self.pieces: list[bytes] = []
        self.keys: list[str] = []
        self.lengths: list[int] = []

    def keep(self, rows: Sequence[int | None], at: int, count: int) -> None:
        """Take over the rows of so many lines from a number on; a single one may have another place now."""
        first, quick = rows[at], self._quick
        assert first is not None
        ledger, before, now = quick.ledger, quick.before, quick.now
        if before.lines[first] != now.lines[at] or before.columns[first] != now.columns[at]:
            key = ledger.keys[first]
            head = row_head(key, before.place(first)).encode("utf-8", "backslashreplace")
            moved = row_head(key, now.place(at)).encode("utf-8", "backslashreplace")
            self._add(key, moved + quick.row(first)[len(head) :])
            return
        self.pieces.append(quick.row(first, first + count - 1))
        self.keys += ledger.keys[first : first + count]
        self.lengths += ledger.lengths[first : first + count]

    def add(self, key: str, text: str) -> None:
        """Add a row."""
        self._add(key, text.encode("utf-8", "backslashreplace"))

    def _add(self, key: str, row: bytes) -> None:
        self.pieces.append(row)
        self.keys.append(key)
        self.lengths.append(len(row))
