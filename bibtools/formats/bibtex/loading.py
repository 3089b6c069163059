"""References from a .bib file."""

from __future__ import annotations

from bibtools.bibtex.inheritance import index, resolved_fields
from bibtools.bibtex.scanner import scan
from bibtools.formats.bibtex.reading_entries import from_fields
from bibtools.formats.loaded import Loaded
from bibtools.model import Entry, Library, Reference, Text
from bibtools.model.datamodel import Dialect

_NO_SOURCES = frozenset(("xdata", "set", "bibnote"))
"""Entry types that describe no source: they hold data for others."""


def load(text: Text | str, dialect: Dialect | None = None) -> list[Reference]:
    """Return the references of a .bib file in order, with what they inherit by crossref and xdata.

    The dialect is detected unless given. Never an exception: `scan` tells the faults of the syntax.
    """
    return references(scan(text if isinstance(text, Text) else Text("-", text), dialect))


def read(text: Text, dialect: Dialect | None = None) -> Loaded:
    """Return the references of a .bib file with the spans of their entries and the faults of the syntax."""
    library = scan(text, dialect)
    spans = tuple(entry.span for entry in sources(library))
    return Loaded(tuple(references(library)), spans, library.faults)


def sources(library: Library) -> list[Entry]:
    """Return the entries that describe sources, those that only hold data for others left out."""
    return [entry for entry in library.entries if entry.type.lower() not in _NO_SOURCES]


def references(library: Library) -> list[Reference]:
    """Return the references of a library that was scanned already."""
    by_key = index(library)
    found = []
    for entry in sources(library):
        fields = resolved_fields(entry, by_key, library.dialect)
        for name in ("crossref", "xdata"):
            if all(key.strip().lower() in by_key for key in fields.get(name, "").split(",")):
                fields.pop(name, None)  # All that it stands for is in the fields now.
        found.append(from_fields(entry.type, fields, library.dialect, key=entry.key))
    return found
