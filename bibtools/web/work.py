"""What the server does for a request, without anything of HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from bibtools.model import Date, Raw, Record, Reference, Span, Text

if TYPE_CHECKING:
    from anyio import CapacityLimiter
    from anyio.lowlevel import RunVar

P = ParamSpec("P")
T = TypeVar("T")

LONGEST = 20_000
"""Characters of a citation: a longer one is no reference."""
MOST = 10_000
"""Citations of one request."""
_THREADS = 4
"""Threads that work: Python runs one at a time, and each holds a copy of the parser's model (10 MB)."""


async def in_thread(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """Return what a function returns, run in a thread so that other requests are answered meanwhile."""
    from functools import partial

    from anyio.to_thread import run_sync

    return await run_sync(partial(work, *arguments, **named), limiter=limiter("work", _THREADS))


def limiter(name: str, threads: int) -> CapacityLimiter:
    """Return the limiter of a kind of work in the running event loop: one of another loop would never let go."""
    from anyio import CapacityLimiter

    found = _limiters(name).get(None)
    if found is None:
        found = CapacityLimiter(threads)
        _limiters(name).set(found)
    return found


@cache
def _limiters(name: str) -> RunVar[CapacityLimiter]:
    from anyio.lowlevel import RunVar

    return RunVar(f"bibtools.web.{name}")


def parsed(citations: Sequence[str]) -> list[Record]:
    """Return a record with a key for each citation, in order; an empty one stays an empty record."""
    from bibtools.pipeline.parsing import parse_references, with_keys

    raws = [
        Raw(" ".join(each.split()), Text("citation", each).place(0), Span(0, len(each))) for each in citations
    ]
    return list(with_keys(parse_references(raws)))


def references_in(data: bytes, name: str) -> list[Record]:
    """Return the references in the lists and notes of a document. Raise InputError if it cannot be read."""
    from bibtools.parser.repeats import is_repeat
    from bibtools.pipeline.parsing import parse_document, with_keys
    from bibtools.pipeline.sources import read_source

    records = with_keys(parse_document(read_source(data, name)))
    return [record for record in records if not is_repeat(record)]


def stated(record: Record) -> Reference:
    """Return a reference with the values that its text states, be it in another form (a date of another calendar).

    Values that were inferred are left out, among them the language; of an inferred date what is written stays. An
    author for whom a dash stands is stated in the reference above.
    """
    from bibtools.parser.repeated_authors import BY as REPEATED

    reference = record.reference
    inferred = {
        name: value.written if isinstance(value, Date) else None
        for name, value in reference.items()
        if (origin := reference.origins.get(name)) is None or (origin.inferred and origin.by != REPEATED)
    }
    return reference.with_values(inferred)


def as_bibtex(records: Iterable[Record]) -> str:
    """Return records as BibTeX entries."""
    from bibtools.formats import dump

    return dump(map(stated, records), "bibtex")
