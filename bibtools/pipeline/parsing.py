"""From documents to records: find, parse, normalise, give keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibtools.find.finder import every_line, find
from bibtools.model import Raw, Record, Text
from bibtools.normalise.keys import assign_keys
from bibtools.normalise.normaliser import normalise


def find_references(document: Text, *, lines: bool = False) -> list[Raw]:
    """Give the references of a document; with `lines`, every line that is not empty."""
    return every_line(document) if lines else find(document)


def parse_references(raws: Iterable[Raw]) -> Iterator[Record]:
    """Give each raw reference as a normalised record, one by one, without keys."""
    from bibtools.parse import parse_many

    return (normalise(record) for record in parse_many(raws))


def parse_documents(documents: Iterable[Text], *, lines: bool = False) -> list[Record]:
    """Give the references of documents as normalised records, each with a key of its own."""
    records: list[Record] = []
    for document in documents:
        records.extend(parse_references(find_references(document, lines=lines)))
    return assign_keys(records)
