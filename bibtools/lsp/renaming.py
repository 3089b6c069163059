"""Other keys: in the .bib file, in its links, and in all texts of the project that cite them."""

from __future__ import annotations

from lsprotocol import types
from pygls import uris
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from bibtools.lsp.host import Host
from bibtools.lsp.positions import offset_of, span_range
from bibtools.lsp.sites import all_sites, defining_file, site_at
from bibtools.support.patterns import lazy

_ALLOWED = lazy(r"""[^\s,{}()="'#%~\\]+""")
"""Keys that BibTeX and biber read."""


def register(server: LanguageServer, host: Host) -> None:
    """Register the features."""

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        text = host.text(params.text_document.uri)
        site = site_at(text, offset_of(text, params.position))
        return types.PrepareRenamePlaceholder(span_range(text, site.span), site.key) if site else None

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        return renamed(host, params.text_document.uri, params.position, params.new_name)


def renamed(host: Host, uri: str, where: types.Position, new: str) -> types.WorkspaceEdit | None:
    """Return the edits that give an entry another key. JsonRpcInvalidParams if the key is not allowed or is taken."""
    text, path = host.text(uri), host.path(uri)
    site = site_at(text, offset_of(text, where))
    if site is None or new == site.key:
        return None
    if not _ALLOWED.fullmatch(new):
        raise JsonRpcInvalidParams(f"“{new}” cannot be a key: use letters, digits, and - _ . : + /")
    if defining_file(host, path, new) is not None:
        raise JsonRpcInvalidParams(f"another entry has the key “{new}”")
    changes = {
        uris.from_fs_path(str(file)) or "": [types.TextEdit(span_range(each, one.span), new) for one in here]
        for file, each, here in all_sites(host, path, site.key)
    }
    return types.WorkspaceEdit(changes=changes) if changes else None
