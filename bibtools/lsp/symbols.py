"""The entries and macros of a .bib file as symbols, for outlines and breadcrumbs."""

from __future__ import annotations

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from bibtools.lsp.host import Host
from bibtools.lsp.positions import span_range
from bibtools.lsp.references import is_bibliography, label
from bibtools.model import Entry, StringMacro, Text


def register(server: LanguageServer, host: Host) -> None:
    """Register the feature."""

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def document_symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        text = host.text(params.text_document.uri)
        return symbols(text) if is_bibliography(text.name) else []


def symbols(text: Text) -> list[types.DocumentSymbol]:
    """Return a symbol for each entry, with author, year and title beside it, and for each @string."""
    from bibtools.bibtex.scanner import scan
    from bibtools.linter.document import bib_document

    library = scan(text)
    items = {id(item.entry): item for item in bib_document(library).items}
    made = []
    for block in library.blocks:
        if isinstance(block, Entry):
            name = block.key or f"@{block.type}"
            about = f"{block.type}: {label(items[id(block)])}"
            named = block.key_span if block.key else block.type_span
            kind = types.SymbolKind.Class
        elif isinstance(block, StringMacro):
            name, about, named, kind = block.name, block.value, block.name_span, types.SymbolKind.Constant
        else:
            continue
        whole, part = span_range(text, block.span), span_range(text, named)
        made.append(types.DocumentSymbol(name, kind, whole, part, detail=about))
    return made
