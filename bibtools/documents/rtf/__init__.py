"""Rich Text Format (.rtf; specification 1.9.1), as Word, LibreOffice, pandoc and others write it."""

from __future__ import annotations

from bibtools.model.document import Document


def read(data: bytes, name: str) -> Document:
    """Return the document. Raise InputError if its groups are nested too deep to be a text.

    Embedded objects, pictures and links are passed over. Deleted and hidden text and comments are left out and
    recorded as changes.
    """
    from bibtools.documents.building import Builder
    from bibtools.documents.finishing import finish
    from bibtools.documents.rtf.control import HANDLERS
    from bibtools.documents.rtf.reader import Reader

    builder = Builder(name, "rtf")
    Reader(data, builder, HANDLERS).read()
    return finish(builder)
