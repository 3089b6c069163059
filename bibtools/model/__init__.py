"""The nouns of bibtools: frozen values from the standard library only."""

from bibtools.model.date import CALENDARS, Date, date_from_csl
from bibtools.model.edtf import Edtf, EdtfError, Point, format_point, parse_edtf
from bibtools.model.finding import Edit, Finding, Fix, Severity
from bibtools.model.library import Block, Entry, EntryField, Fault, Library, StringMacro
from bibtools.model.name import Name
from bibtools.model.origin import Change, Origin
from bibtools.model.record import Raw, Record, Segment
from bibtools.model.reference import FIELD_OF_VARIABLE, Reference, Value
from bibtools.model.text import Place, Span, Text
from bibtools.model.variables import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, TEXT_VARIABLES, TYPES

__all__ = [
    "CALENDARS",
    "DATE_VARIABLES",
    "FIELD_OF_VARIABLE",
    "NAME_VARIABLES",
    "NUMBER_VARIABLES",
    "TEXT_VARIABLES",
    "TYPES",
    "Block",
    "Change",
    "Date",
    "Edit",
    "Edtf",
    "EdtfError",
    "Entry",
    "EntryField",
    "Fault",
    "Finding",
    "Fix",
    "Library",
    "Name",
    "Origin",
    "Place",
    "Point",
    "Raw",
    "Record",
    "Reference",
    "Segment",
    "Severity",
    "Span",
    "StringMacro",
    "Text",
    "Value",
    "date_from_csl",
    "format_point",
    "parse_edtf",
]
