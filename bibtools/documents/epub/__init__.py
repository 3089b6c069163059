"""Books (.epub; EPUB 3.3 and 2.0.1): the chapters in reading order, with their notes wherever those stand."""

from __future__ import annotations

from bibtools.model.document import Document


def read(data: bytes, name: str) -> Document:
    """Return the document. Raise InputError if it is damaged, locked or too large to be unpacked."""
    from bibtools.documents.building import Builder
    from bibtools.documents.epub.book import open_book
    from bibtools.documents.finishing import finish
    from bibtools.documents.html.links import find_notes
    from bibtools.documents.html.walker import Walker
    from bibtools.documents.packages import Package

    book = open_book(Package(data, name, "EPUB"))
    builder = Builder(name, "epub")
    walker = Walker(builder, find_notes([*book.chapters, *book.beside]), has_lines=False)
    for page in book.chapters:
        walker.read(page)
    for page in book.beside:
        walker.read_notes(page)
    return finish(builder)
