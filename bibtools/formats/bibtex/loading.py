"""References from a .bib file."""

from __future__ import annotations

from bibtools.bibtex.inheritance import Inheritance, split_keys
from bibtools.bibtex.scanner import scan
from bibtools.formats.bibtex.reading_entries import from_fields
from bibtools.formats.loaded import Loaded
from bibtools.model import Entry, Library, Reference, Text
from bibtools.model.datamodel import Dialect

_NO_SOURCES = frozenset(("xdata", "set", "bibnote"))
"""Entry types that describe no source: they hold data for others."""


def load(text: Text | str, dialect: Dialect | None = None) -> list[Reference]:
    """Return the references of a .bib file in order, with what they inherit by crossref and xdata.

    The dialect is detected unless given. Nothing is raised for faulty syntax: `read` and `scan` tell the faults.
    """
    return references(scan(text if isinstance(text, Text) else Text("-", text), dialect))


def read(text: Text, dialect: Dialect | None = None) -> Loaded:
    """Return the references of a .bib file with the spans of their entries and the faults of the file."""
    library = scan(text, dialect)
    inheritance = Inheritance(library)
    entries = sources(library)
    found = tuple(reference_of(entry, inheritance) for entry in entries)
    faults = sorted((*library.faults, *inheritance.faults), key=lambda fault: fault.span)
    return Loaded(found, tuple(entry.span for entry in entries), tuple(faults))


def read_bibtex(text: Text) -> Loaded:
    """Return what a file in BibTeX's dialect holds."""
    return read(text, "bibtex")


def read_biblatex(text: Text) -> Loaded:
    """Return what a file in biblatex's dialect holds."""
    return read(text, "biblatex")


def sources(library: Library) -> list[Entry]:
    """Return the entries that describe sources, without those that only hold data for others."""
    return [entry for entry in library.entries if entry.type.lower() not in _NO_SOURCES]


def references(library: Library) -> list[Reference]:
    """Return the references of a library that was scanned already."""
    inheritance = Inheritance(library)
    return [reference_of(entry, inheritance) for entry in sources(library)]


def reference_of(entry: Entry, inheritance: Inheritance) -> Reference:
    """Return what an entry means, with what it inherits."""
    fields = dict(inheritance.fields(entry))
    for name in ("crossref", "xdata"):
        keys = split_keys(fields.get(name, ""))
        if all(key.lower() in inheritance.by_key for key in keys) and not inheritance.circular(entry):
            fields.pop(name, None)  # Everything that it stands for is in the fields now.
    return from_fields(entry.type, fields, inheritance.dialect, key=entry.key)
