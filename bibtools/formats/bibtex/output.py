"""Writing entries and whole files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bibtools.bibtex.dates import MACROS
from bibtools.formats.bibtex.writing_entries import safe_key, to_fields
from bibtools.model import Reference
from bibtools.model.datamodel import Dialect


def write_entry(key: str, entry_type: str, fields: Mapping[str, str], dialect: Dialect = "biblatex") -> str:
    """Return an entry as text, one field a line, without a line end behind it.

    `fields` are names and values without delimiters, as `to_fields` gives them, in the order to write.
    In BibTeX a month that is a macro stays one.
    """
    lines = [f"@{entry_type}{{{key},"]
    lines += [f"  {name} = {delimited(name, value, dialect)}," for name, value in fields.items()]
    return "\n".join([*lines, "}"])


def delimited(name: str, value: str, dialect: Dialect) -> str:
    """Return a value with its delimiters: braces, and none for BibTeX's month macros."""
    macro = dialect == "bibtex" and name.lower() == "month" and value in MACROS
    return value if macro else "{" + value + "}"


def dump(references: Iterable[Reference], dialect: Dialect = "biblatex", *, ascii: bool = False) -> str:
    """Return a .bib file with one entry for each reference, in their order; a missing key becomes `ref1`, …"""
    entries = []
    for number, reference in enumerate(references, 1):
        entry_type, fields = to_fields(reference, dialect, ascii=ascii)
        entries.append(write_entry(safe_key(reference.id) or f"ref{number}", entry_type, fields, dialect))
    return "".join(f"{entry}\n\n" for entry in entries)[:-1] if entries else ""
