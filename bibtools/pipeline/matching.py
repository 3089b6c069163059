"""Which entry of the lock file a source line belongs to, when lines move, change, come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bibtools.model import Record
from bibtools.pipeline.lock import Lock, LockEntry
from bibtools.support.imports import importing

_SIMILAR = 70.0
_COMMON = 40
"""A word of more lines than this says little about which of them is meant."""
_CANDIDATES = 24


def match(records: Sequence[Record], lock: Lock) -> list[LockEntry | None]:
    """Return for each record the lock entry that was made from the same source line, None for a new line.

    The same text in the same file comes first, then the same text anywhere, then the most similar text that is left
    in the same file (rapidfuzz's ratio, at least 70 of 100), so that a corrected line keeps its key.
    """
    found: list[LockEntry | None] = [None] * len(records)
    free = dict(lock.entries)
    _match_exactly(records, found, free, with_file=True)
    match_others(records, found, free)
    return found


def match_others(
    records: Sequence[Record | None], found: list[LockEntry | None], free: dict[str, LockEntry]
) -> None:
    """Match the records that have not been `found` yet with lock entries that are `free`.

    The same text anywhere comes first, then the most similar text in the same file. Of a record that matters no more,
    None stands in its place.
    """
    _match_exactly(records, found, free, with_file=False)
    _match_similar(records, found, free)


def _match_exactly(
    records: Sequence[Record | None],
    found: list[LockEntry | None],
    free: dict[str, LockEntry],
    *,
    with_file: bool,
) -> None:
    waiting: dict[tuple[str, str], list[LockEntry]] = defaultdict(list)
    for entry in reversed(free.values()):
        waiting[entry.raw, entry.place.file if with_file else ""].append(entry)
    for index, record in enumerate(records):
        if found[index] is None and record and record.place:
            candidates = waiting.get((record.raw, record.place.file if with_file else ""))
            if candidates:
                entry = candidates.pop()
                found[index] = entry
                del free[entry.key]


def _match_similar(
    records: Sequence[Record | None], found: list[LockEntry | None], free: dict[str, LockEntry]
) -> None:
    with importing:
        from rapidfuzz.fuzz import ratio

    waiting = _Lines(free)
    pairs = []
    for index, record in enumerate(records):
        if found[index] is not None or record is None or record.place is None:
            continue
        for entry in waiting.like(record, index / max(len(records), 1)):
            score = ratio(record.raw, entry.raw, score_cutoff=_SIMILAR)
            if score >= _SIMILAR:
                pairs.append((-score, index, entry.key))
    for _, index, key in sorted(pairs):
        if found[index] is None and key in free:
            found[index] = free.pop(key)


class _Lines:
    """The lines that no record has taken yet, by file and word: comparing all with all would take a day for many."""

    def __init__(self, free: Mapping[str, LockEntry]) -> None:
        self._by_file: dict[str, list[LockEntry]] = defaultdict(list)
        self._by_word: dict[tuple[str, str], list[LockEntry]] = defaultdict(list)
        for entry in free.values():
            self._by_file[entry.place.file].append(entry)
            for word in set(entry.raw.split()):
                self._by_word[entry.place.file, word].append(entry)

    def like(self, record: Record, share: float) -> list[LockEntry]:
        """Return the lines that may be the record's: they share its rarest words, or stand where it stands.

        `share` is the place of the record among all, from 0 to 1.
        """
        assert record.place is not None
        file = record.place.file
        lines = self._by_file.get(file, [])
        if len(lines) <= _CANDIDATES:
            return lines
        found: dict[str, LockEntry] = {}
        postings = [self._by_word.get((file, word), []) for word in set(record.raw.split())]
        for posting in sorted(postings, key=lambda each: (len(each), each[0].key if each else "")):
            if len(posting) > _COMMON or len(found) >= _CANDIDATES:
                break
            found.update((entry.key, entry) for entry in posting)
        middle = int(share * len(lines))
        near = lines[max(0, middle - _CANDIDATES // 4) : middle + _CANDIDATES // 4]
        return [*found.values(), *(entry for entry in near if entry.key not in found)]
