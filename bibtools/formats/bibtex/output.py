"""Writing entries and whole files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bibtools.bibtex.dates import MACROS
from bibtools.formats.bibtex.fields import safe_key
from bibtools.formats.bibtex.writing_entries import to_fields
from bibtools.model import Reference
from bibtools.model.datamodel import Dialect


def write_entry(key: str, entry_type: str, fields: Mapping[str, str], dialect: Dialect = "biblatex") -> str:
    """Return an entry as text, one field a line, without a line end behind it.

    `fields` maps names to values without delimiters, as `to_fields` returns them, in the order to write. In BibTeX a
    month that is a macro is written without delimiters.
    """
    lines = [f"@{entry_type}{{{key},"]
    lines += [f"  {name} = {delimited(name, value, dialect)}," for name, value in fields.items()]
    return "\n".join([*lines, "}"])


def delimited(name: str, value: str, dialect: Dialect) -> str:
    """Return a value in braces; without them if it is one of BibTeX's month macros."""
    macro = dialect == "bibtex" and name.lower() == "month" and value in MACROS
    return value if macro else "{" + value + "}"


def dump(references: Iterable[Reference], dialect: Dialect = "biblatex", *, ascii: bool = False) -> str:
    """Return a .bib file with one entry for each reference, in their order; a missing key becomes `ref1`, …"""
    return "".join(pieces(references, dialect, ascii=ascii))


def pieces(references: Iterable[Reference], dialect: Dialect, *, ascii: bool = False) -> Iterator[str]:
    """Yield a .bib file, an entry at a time, with a blank line between them."""
    gap = ""
    for number, reference in enumerate(references, 1):
        entry_type, fields = to_fields(reference, dialect, ascii=ascii)
        entry = write_entry(safe_key(reference.id) or f"ref{number}", entry_type, fields, dialect)
        yield f"{gap}{entry}\n"
        gap = "\n"


def bibtex_pieces(references: Iterable[Reference], *, ascii: bool = False) -> Iterator[str]:
    """Yield a file in BibTeX's dialect."""
    return pieces(references, "bibtex", ascii=ascii)


def biblatex_pieces(references: Iterable[Reference], *, ascii: bool = False) -> Iterator[str]:
    """Yield a file in biblatex's dialect."""
    return pieces(references, "biblatex", ascii=ascii)
