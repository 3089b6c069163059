"""From documents to records: find, parse, normalise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from bibtools.find.finder import every_line, find
from bibtools.model import Raw, Record, Text
from bibtools.normalise.keys import assign_keys
from bibtools.normalise.normaliser import normalise

_CHUNK = 400


def find_references(document: Text, *, lines: bool = False) -> list[Raw]:
    """Give the references of a document; with `lines`, every line that is not empty."""
    return every_line(document) if lines else find(document)


def parse_references(raws: Iterable[Raw], *, jobs: int = 1) -> Iterator[Record]:
    """Give each raw reference as a normalised record, one by one and in order, without keys.

    `jobs` is the number of processes; the results do not depend on it. Memory does not grow with their number.
    """
    return _in_processes(raws, jobs) if jobs > 1 else _one_by_one(raws)


def _one_by_one(raws: Iterable[Raw]) -> Iterator[Record]:
    from bibtools.parse import parse_many

    return (normalise(record) for record in parse_many(raws))


def _parse_chunk(raws: list[Raw]) -> list[Record]:
    return list(_one_by_one(raws))


def _in_processes(raws: Iterable[Raw], jobs: int) -> Iterator[Record]:
    """Hand out chunks to processes, keeping only a few in the air so that memory stays bounded."""
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor

    source = iter(raws)
    waiting: deque[Future[list[Record]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        while True:
            while len(waiting) < 2 * jobs and (chunk := list(islice(source, _CHUNK))):
                waiting.append(pool.submit(_parse_chunk, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()


def parse_documents(documents: Iterable[Text], *, lines: bool = False) -> list[Record]:
    """Give the references of documents as normalised records, each with a key of its own."""
    records: list[Record] = []
    for document in documents:
        records.extend(parse_references(find_references(document, lines=lines)))
    return assign_keys(records)
