"""Word documents (.docx, .docm; ECMA-376): the text as it stands with all tracked changes accepted."""

from __future__ import annotations

from bibtools.model.document import Document


def read(data: bytes, name: str) -> Document:
    """Return the document. Raise InputError if it is damaged, locked or too large to be unpacked.

    Macros, embedded objects, links and parts outside the file are never opened. Deleted, moved and hidden text,
    comments and notes without a mark are left out and recorded as changes.
    """
    from bibtools.documents.building import Builder
    from bibtools.documents.docx.parts import Parts
    from bibtools.documents.docx.walker import Walker
    from bibtools.documents.finishing import finish
    from bibtools.documents.packages import Package

    builder = Builder(name, "docx")
    Walker(Parts(Package(data, name, "Word")), builder).read()
    return finish(builder)
