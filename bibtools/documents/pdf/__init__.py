"""PDF files (ISO 32000-2), through pypdfium2: lines with their places, put together to paragraphs and notes."""

from __future__ import annotations

from bibtools.model.document import Document


def read(data: bytes, name: str) -> Document:
    """Return the document.

    Raise InputError if the file is damaged, locked, has too many pages, or holds no text but pictures of it. Running
    heads and page numbers are left out and line-end hyphens undone, each with a change; no script or link is followed.
    """
    from bibtools.documents.building import Builder
    from bibtools.documents.finishing import finish
    from bibtools.documents.pdf.assembly import assemble
    from bibtools.documents.pdf.pages import read_pages

    builder = Builder(name, "pdf")
    assemble(read_pages(data, name), builder)
    return finish(builder)
