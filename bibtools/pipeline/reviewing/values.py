"""The values of a reference as a person reads and writes them in a form: one text a variable."""

from __future__ import annotations

from bibtools.bibtex.namelists import written_name
from bibtools.bibtex.names import decode_name, encode_names
from bibtools.model import DATE_VARIABLES, NAME_VARIABLES, Date, EdtfError, Name, Record, Reference, Value
from bibtools.normaliser.dates import read_issued

FIELDS = tuple(
    """
    author editor translator title container-title collection-title collection-number edition volume issue number
    publisher publisher-place issued original-date page number-of-pages genre archive archive_location authority
    event-title medium URL accessed DOI ISBN ISSN language note
    """.split()
)
"""The CSL variables of the form, in its order; a reference's others follow."""


def shown(reference: Reference, variable: str) -> str:
    """Return the text of a value: names one a line (`Family, Given`, a body in braces), dates as EDTF."""
    value = reference.get(variable)
    if isinstance(value, tuple):
        return "\n".join(encode_names([name]) for name in value)
    return str(value) if isinstance(value, str | Date) else ""


def is_editable(reference: Reference, variable: str) -> bool:
    """Return whether a form can hold a value: those of unknown variables may be any JSON."""
    return isinstance(reference.get(variable), str | Date | tuple | None)


def read(variable: str, text: str) -> Value | None:
    """Return what a text of the form means; None if it is empty."""
    if variable in NAME_VARIABLES:
        return _names(text) or None
    text = " ".join(text.split())
    return _date(text) if text and variable in DATE_VARIABLES else text or None


def _names(text: str) -> tuple[Name, ...]:
    lines = (line.strip() for line in text.splitlines())
    return tuple(decode_name(written_name(line)) for line in lines if line)


def _date(text: str) -> Date | str:
    """Return a date that is written as EDTF or as on a page, in any calendar; other text is returned as it is."""
    try:
        return Date(text)
    except EdtfError:
        read = read_issued(Record(Reference(issued=text))).reference.issued
        return read or text
