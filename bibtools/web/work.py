"""What the server does for a request, without anything of HTTP."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bibtools.model import Raw, Record, Span, Text

LONGEST = 20_000
"""Characters of a citation: a longer one is no reference."""
MOST = 10_000
"""Citations of one request."""


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


def as_bibtex(records: Iterable[Record]) -> str:
    """Return records as BibTeX entries."""
    from bibtools.formats import dump

    return dump((record.reference for record in records), "bibtex")
