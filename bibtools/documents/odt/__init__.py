"""OpenDocument text (.odt, .ott, flat .fodt; ODF 1.3): the text as it stands with all tracked changes accepted."""

from __future__ import annotations

from bibtools.model.document import Document


def read(data: bytes, name: str) -> Document:
    """Return the document. Raise InputError if it is damaged, locked or too large to be unpacked.

    Macros, embedded objects and links are never opened. Deleted and hidden text and comments are left out and
    recorded as changes.
    """
    from bibtools.documents.building import Builder
    from bibtools.documents.finishing import finish
    from bibtools.documents.odt.parts import open_parts
    from bibtools.documents.odt.walker import Walker

    builder = Builder(name, "odt")
    Walker(open_parts(data, name), builder).read()
    return finish(builder)
