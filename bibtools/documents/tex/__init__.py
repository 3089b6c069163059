"""LaTeX sources (.tex): the text that they print, as far as it can be told without running TeX."""

from __future__ import annotations

from bibtools.model.document import Document


def read(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Return the document. Raise InputError or EncodingError if it cannot be read as text.

    No command is run, and no file that the source names is opened; the names of its .bib files are in
    `Document.bibliographies`. Comments are left out and recorded as changes.
    """
    from bibtools.documents.building import Builder
    from bibtools.documents.finishing import finish
    from bibtools.documents.tex.commands import COMMANDS
    from bibtools.documents.tex.reader import Reader
    from bibtools.language.text_files import read_text

    text, faults = read_text(data, name, encoding)
    builder = Builder(name, "tex", faults=list(faults))
    Reader(text, builder, COMMANDS).read()
    return finish(builder)
