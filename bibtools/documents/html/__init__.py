"""Web pages (HTML Living Standard), also as Word, LibreOffice, Google Docs and pandoc export them."""

from __future__ import annotations

from bibtools.model.document import Document


def read(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Return the document. Raise InputError or EncodingError if it cannot be read as text.

    Scripts never run, and nothing that the page links to is fetched. Navigation, side bars, headers and footers of the
    page and hidden text are left out and recorded as changes.
    """
    from bibtools.documents.building import Builder
    from bibtools.documents.finishing import finish
    from bibtools.documents.html.links import find_notes
    from bibtools.documents.html.parsing import Page, decoded, parse_html
    from bibtools.documents.html.walker import Walker

    text, faults = decoded(data, name, encoding)
    builder = Builder(name, "html", faults=list(faults))
    page = Page("", parse_html(text, name))
    walker = Walker(builder, find_notes([page]), has_lines=True)
    walker.read(page)
    return finish(builder)
