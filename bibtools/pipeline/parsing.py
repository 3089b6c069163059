"""From documents to records: find, parse and normalise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from bibtools.finder.lines import every_line
from bibtools.model import Raw, Record
from bibtools.normaliser.keys import KeyGiver
from bibtools.normaliser.normaliser import normalise
from bibtools.pipeline.sources import Source
from bibtools.support.batches import batches
from bibtools.support.garbage import uncollected
from bibtools.support.processes import leave_interruptions_to_the_parent

if TYPE_CHECKING:
    from bibtools.pipeline.cited_works import CitedWorks

_CHUNK = 400


def find_references(source: Source, *, lines: bool = False) -> list[Raw]:
    """Return the references in the lists and notes of a document; with `lines`, every line that is not empty."""
    if lines:
        return every_line(source.document.body if source.document else source.text)
    # A list of lines, which is most of what is parsed, needs neither of these.
    from bibtools.finder.finder import find, find_in_document
    from bibtools.pipeline.cites import items_of

    if source.document is None:
        return find(source.text)
    listed = [raw for raw in find_in_document(source.document) if not raw.note]
    return [*listed, *(item.whole for item in items_of(source)[0] if item.note is not None)]


def parse_references(
    raws: Iterable[Raw], *, jobs: int = 1, model: Path | None = None, judging: bool = True
) -> Iterator[Record]:
    """Yield a normalised record without a key for each raw reference, in order.

    `jobs` is the number of processes; the results do not depend on it. Memory use does not grow with the number of
    references. `model` is the folder of the parser's model, by default the one of the package. `judging` is that of
    `bibtools.parser.parser.parse_many`: what writes references alone needs no doubts.
    """
    return _in_processes(raws, jobs, model, judging) if jobs > 1 else _one_by_one(raws, model, judging)


def _one_by_one(raws: Iterable[Raw], model: Path | None, judging: bool) -> Iterator[Record]:
    from bibtools.parser.parser import parse_many
    from bibtools.parser.tagger import loaded

    tagger = loaded(model) if model else None
    for batch in batches(parse_many(raws, tagger=tagger, judging=judging)):
        yield from [normalise(record) for record in batch]


def _parse_chunk(raws: list[Raw], model: Path | None, judging: bool) -> list[Record]:
    with uncollected():
        return list(_one_by_one(raws, model, judging))


def _in_processes(raws: Iterable[Raw], jobs: int, model: Path | None, judging: bool) -> Iterator[Record]:
    """Parse chunks in processes, with few of them waiting at a time so that memory use stays bounded."""
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor

    source = iter(raws)
    waiting: deque[Future[list[Record]]] = deque()
    with ProcessPoolExecutor(jobs, initializer=leave_interruptions_to_the_parent) as pool:
        while True:
            while len(waiting) < 2 * jobs and (chunk := list(islice(source, _CHUNK))):
                waiting.append(pool.submit(_parse_chunk, chunk, model, judging))
            if not waiting:
                return
            yield from waiting.popleft().result()


def parse_document(
    source: Source,
    *,
    jobs: int = 1,
    model: Path | None = None,
    parse: Callable[[list[Raw]], Iterable[Record]] | None = None,
) -> list[Record]:
    """Return the records of a document without keys; see `read_document`."""
    return list(read_document(source, jobs=jobs, model=model, parse=parse).records)


def read_document(
    source: Source,
    *,
    jobs: int = 1,
    model: Path | None = None,
    parse: Callable[[list[Raw]], Iterable[Record]] | None = None,
) -> CitedWorks:
    """Return the works that a document cites as normalised records without keys, and its citations.

    `parse` makes a record of each raw reference; by default that is `parse_references` with `jobs` and `model`.

    Several references in one note are separated. A note that repeats a work (a.g.e., ibid., a short form), or cites
    one that has an entry already, points at it: see `is_repeat` of bibtools.parser.repeats.
    """
    from bibtools.pipeline.cited_works import cited_works

    return cited_works(source, parse or (lambda raws: parse_references(raws, jobs=jobs, model=model)))


def with_keys(records: Iterable[Record]) -> Iterator[Record]:
    """Yield the records with keys; a note that repeats a work gets the key of that work."""
    from bibtools.parser.repeats import is_repeat, repeated_raw

    giver = KeyGiver()
    keys: dict[str, str] = {}

    def keyed(record: Record) -> Record:
        if is_repeat(record):
            key = keys.get(repeated_raw(record), "")
            return replace(record, reference=replace(record.reference, id=key))
        made = giver.give(record)
        keys[record.raw] = made.reference.id
        return made

    for batch in batches(records):
        yield from [keyed(record) for record in batch]
