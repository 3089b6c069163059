"""The layout of .bib files, as `bibtools format` makes it with the settings of the project."""

from __future__ import annotations

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from bibtools.lsp.diagnostics import whole
from bibtools.lsp.host import Host
from bibtools.lsp.positions import span_range
from bibtools.lsp.references import is_bibliography


def register(server: LanguageServer, host: Host) -> None:
    """Register the feature."""

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def formatting(params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        return formatted(host, params.text_document.uri)


def formatted(host: Host, uri: str) -> list[types.TextEdit]:
    """Return the edits that lay a .bib file out; none for other files and for one that is laid out already."""
    from bibtools.bibtex import scan
    from bibtools.bibtex.layout import FormatOptions, format_library, options_from
    from bibtools.errors import BibtoolsError

    text = host.text(uri)
    if not is_bibliography(text.name):
        return []
    config = host.config(uri)
    try:
        options = options_from(config.format, str(config.file) if config.file else None)
    except BibtoolsError:
        options = FormatOptions()
    content = format_library(scan(text), options).text
    if content == text.content:
        return []
    edit = whole(text, content)
    return [types.TextEdit(span_range(text, edit.span), edit.text)]
