"""The nouns of bibtools: frozen values from the standard library only.

Each is loaded when it is first used: a command needs few of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bibtools.model.citation import Citation, Cite
    from bibtools.model.date import CALENDARS, Date, date_from_csl
    from bibtools.model.document import CitationField, CitationItem, Document, Note, TextBlock
    from bibtools.model.edtf import Edtf, EdtfError, Point, format_point, parse_edtf
    from bibtools.model.evidence import Contradiction, Evidence, Found, Grade, Kinship, Link
    from bibtools.model.finding import Edit, Finding, Fix, Severity
    from bibtools.model.library import Block, Entry, EntryField, Fault, Library, StringMacro
    from bibtools.model.name import Name
    from bibtools.model.origin import Change, Origin
    from bibtools.model.record import Raw, Record, Segment
    from bibtools.model.reference import FIELD_OF_VARIABLE, Reference, Value
    from bibtools.model.restyled import Kept, Restyled, TextChange
    from bibtools.model.text import Anchor, Place, Span, Text
    from bibtools.model.variables import (
        DATE_VARIABLES,
        NAME_VARIABLES,
        NUMBER_VARIABLES,
        TEXT_VARIABLES,
        TYPES,
    )

_HOMES = {
    "Anchor": "text",
    "Block": "library",
    "CALENDARS": "date",
    "Change": "origin",
    "Citation": "citation",
    "CitationField": "document",
    "CitationItem": "document",
    "Cite": "citation",
    "Contradiction": "evidence",
    "DATE_VARIABLES": "variables",
    "Date": "date",
    "Document": "document",
    "Edit": "finding",
    "Edtf": "edtf",
    "EdtfError": "edtf",
    "Entry": "library",
    "EntryField": "library",
    "Evidence": "evidence",
    "FIELD_OF_VARIABLE": "reference",
    "Fault": "library",
    "Finding": "finding",
    "Fix": "finding",
    "Found": "evidence",
    "Grade": "evidence",
    "Kinship": "evidence",
    "Kept": "restyled",
    "Library": "library",
    "Link": "evidence",
    "NAME_VARIABLES": "variables",
    "NUMBER_VARIABLES": "variables",
    "Name": "name",
    "Note": "document",
    "Origin": "origin",
    "Place": "text",
    "Point": "edtf",
    "Raw": "record",
    "Record": "record",
    "Reference": "reference",
    "Restyled": "restyled",
    "Segment": "record",
    "Severity": "finding",
    "Span": "text",
    "StringMacro": "library",
    "TEXT_VARIABLES": "variables",
    "TYPES": "variables",
    "Text": "text",
    "TextBlock": "document",
    "TextChange": "restyled",
    "Value": "reference",
    "date_from_csl": "date",
    "format_point": "edtf",
    "parse_edtf": "edtf",
}

__all__ = [
    "CALENDARS",
    "DATE_VARIABLES",
    "FIELD_OF_VARIABLE",
    "NAME_VARIABLES",
    "NUMBER_VARIABLES",
    "TEXT_VARIABLES",
    "TYPES",
    "Anchor",
    "Block",
    "Change",
    "Citation",
    "CitationField",
    "CitationItem",
    "Cite",
    "Contradiction",
    "Date",
    "Document",
    "Edit",
    "Edtf",
    "EdtfError",
    "Entry",
    "EntryField",
    "Evidence",
    "Fault",
    "Finding",
    "Fix",
    "Found",
    "Grade",
    "Kept",
    "Kinship",
    "Library",
    "Link",
    "Name",
    "Note",
    "Origin",
    "Place",
    "Point",
    "Raw",
    "Record",
    "Reference",
    "Restyled",
    "Segment",
    "Severity",
    "Span",
    "StringMacro",
    "Text",
    "TextBlock",
    "TextChange",
    "Value",
    "date_from_csl",
    "format_point",
    "parse_edtf",
]


def __getattr__(name: str) -> Any:
    """Import the module of a name when the name is first used, and keep it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
