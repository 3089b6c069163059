"""Which entry of the lock file a source line belongs to, when lines move, change, come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bibtools.model import Record
from bibtools.pipeline.lock import Lock, LockEntry

_SIMILAR = 70.0


def match(records: Sequence[Record], lock: Lock) -> list[LockEntry | None]:
    """Return for each record the lock entry that was made from the same source line, None for a new line.

    The same text in the same file comes first, then the same text anywhere, then the most similar text that is left
    in the same file (rapidfuzz's ratio, at least 70 of 100), so that a corrected line keeps its key.
    """
    found: list[LockEntry | None] = [None] * len(records)
    free = dict(lock.entries)
    for with_file in (True, False):
        _match_exactly(records, found, free, with_file=with_file)
    _match_similar(records, found, free)
    return found


def _identity(raw: str, file: str, with_file: bool) -> tuple[str, str]:
    return raw, file if with_file else ""


def _match_exactly(
    records: Sequence[Record], found: list[LockEntry | None], free: dict[str, LockEntry], *, with_file: bool
) -> None:
    waiting: dict[tuple[str, str], list[LockEntry]] = defaultdict(list)
    for entry in free.values():
        waiting[_identity(entry.raw, entry.place.file, with_file)].append(entry)
    for index, record in enumerate(records):
        if found[index] is None and record.place:
            candidates = waiting[_identity(record.raw, record.place.file, with_file)]
            if candidates:
                entry = candidates.pop(0)
                found[index] = entry
                del free[entry.key]


def _match_similar(
    records: Sequence[Record], found: list[LockEntry | None], free: dict[str, LockEntry]
) -> None:
    from rapidfuzz.fuzz import ratio

    open_records = [
        (index, record) for index, record in enumerate(records) if found[index] is None and record.place
    ]
    pairs = [
        (-ratio(record.raw, entry.raw, score_cutoff=_SIMILAR), index, entry.key)
        for index, record in open_records
        for entry in free.values()
        if record.place and record.place.file == entry.place.file
    ]
    for score, index, key in sorted(pairs):
        if score <= -_SIMILAR and found[index] is None and key in free:
            found[index] = free.pop(key)
