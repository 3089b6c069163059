"""Markdown (CommonMark, with footnotes, tables and pandoc's citations), through markdown-it-py."""

from __future__ import annotations

from bibtools.model.document import Document


def read(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Return the document. Raise InputError or EncodingError if it cannot be read as text."""
    from bibtools.documents.building import Builder
    from bibtools.documents.finishing import finish
    from bibtools.documents.markdown.walker import Walker
    from bibtools.language.text_files import read_text

    text, faults = read_text(data, name, encoding)
    builder = Builder(name, "markdown", faults=list(faults))
    Walker(text, builder).read()
    return finish(builder)
