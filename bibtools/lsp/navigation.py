"""From a citation or link to its entry, and from a key to all its uses."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from bibtools.lsp.host import Host, read_file
from bibtools.lsp.positions import offset_of, span_range
from bibtools.lsp.sites import all_sites, defining_file, site_at, sites
from bibtools.model import Span, Text


def register(server: LanguageServer, host: Host) -> None:
    """Register the features."""

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> types.Location | None:
        return defined_at(host, params.text_document.uri, params.position)

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location]:
        declared = params.context.include_declaration
        return uses(host, params.text_document.uri, params.position, declaration=declared)


def defined_at(host: Host, uri: str, where: types.Position) -> types.Location | None:
    """Return the entry that the key at a position names: the parent of a crossref, the source of a citation."""
    text, path = host.text(uri), host.path(uri)
    site = site_at(text, offset_of(text, where))
    home = defining_file(host, path, site.key) if site else None
    found = read_file(host, home) if home else None
    if site is None or home is None or found is None:
        return None
    for role in ("entry", "alias"):
        for each in sites(found):
            if each.key == site.key and each.role == role:
                return location(home, found, each.span)
    return None


def uses(host: Host, uri: str, where: types.Position, *, declaration: bool) -> list[types.Location]:
    """Return where the key at a position stands in the project; `declaration` tells whether the entry belongs to it."""
    text, path = host.text(uri), host.path(uri)
    site = site_at(text, offset_of(text, where))
    if site is None:
        return []
    return [
        location(file, each, one.span)
        for file, each, here in all_sites(host, path, site.key)
        for one in here
        if declaration or one.role != "entry"
    ]


def location(path: Path, text: Text, span: Span) -> types.Location:
    """Return a span of a file in the protocol's form."""
    return types.Location(uris.from_fs_path(str(path)) or "", span_range(text, span))
