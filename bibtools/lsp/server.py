"""The server, built on pygls."""

from __future__ import annotations

import asyncio
from pathlib import Path

from lsprotocol import types
from pygls import uris
from pygls.exceptions import JsonRpcInvalidParams, JsonRpcServerNotInitialized
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument, Workspace

from bibtools.errors import BibtoolsError
from bibtools.linter.document import Document, Item
from bibtools.linter.settings import CheckSettings
from bibtools.lsp import completion, formatting, navigation, renaming, symbols
from bibtools.lsp import references as refs
from bibtools.lsp.diagnostics import actions
from bibtools.lsp.kept import Kept
from bibtools.lsp.positions import offset_of, span_range
from bibtools.model import Text
from bibtools.pipeline.check_documents import make_document
from bibtools.pipeline.check_files import kind_of
from bibtools.pipeline.checking import check_settings, check_text
from bibtools.pipeline.config import Config, load_config
from bibtools.pipeline.rechecking import Checked
from bibtools.pipeline.styles import DEFAULT_STYLE, first_style


class BibtoolsServer(LanguageServer):
    """A session: it holds the findings of every open document and the version that they belong to."""

    def __init__(self, version: str) -> None:
        super().__init__("bibtools", version)
        self.kept: dict[str, Kept] = {}
        self.one_check = asyncio.Lock()
        self.pause = 0.05
        """Seconds without a change after which the changed entries are checked."""
        self.rest = 0.5
        """Seconds without a change after which the whole document is checked."""

    @property
    def workspace(self) -> Workspace:
        """The open documents. Raise JsonRpcServerNotInitialized, the protocol's answer, before there are any."""
        try:
            return super().workspace
        except RuntimeError:
            raise JsonRpcServerNotInitialized("the first request must be `initialize`") from None

    def path(self, uri: str) -> Path:
        """Return the path of a document. Raise JsonRpcInvalidParams if its address is malformed."""
        try:
            return Path(uris.to_fs_path(uri) or uri)
        except ValueError as error:
            raise JsonRpcInvalidParams(f"{uri}: {error}") from None

    def config(self, uri: str) -> Config:
        """Return the settings of the project that a document is in; the defaults if they are wrong."""
        folder = self.path(uri).parent
        try:
            return load_config(folder)
        except BibtoolsError:
            return Config(root=folder)

    def document(self, uri: str) -> TextDocument:
        """Return an open document. Raise JsonRpcInvalidParams if it is not open."""
        if uri not in self.workspace.text_documents:
            raise JsonRpcInvalidParams(f"{uri} is not open")
        return self.workspace.get_text_document(uri)

    def text(self, uri: str) -> Text:
        """Return a document as it is in the editor. Raise JsonRpcInvalidParams if it is not open there."""
        return Text(str(self.path(uri)), self.document(uri).source)

    def opened(self, path: Path) -> Text | None:
        """Return the text of a file if it is open in the editor."""
        uri = uris.from_fs_path(str(path)) or ""
        return self.text(uri) if uri in self.workspace.text_documents else None

    def check(self, uri: str) -> Kept | None:
        """Check a document as it is in the editor, unless that was done; None if it is no document to check."""
        version = self.document(uri).version or 0
        known = self.kept.get(uri)
        if known and known.version == version:
            return known
        text = self.text(uri)
        if kind_of(text) == "text":
            return None
        try:
            settings = check_settings(self.config(uri))
        except BibtoolsError:
            settings = CheckSettings()
        run = check_text(text, settings)
        here = [finding for finding in run.findings if finding.place.file == text.name]
        made = self.kept[uri] = Kept(version, text, Checked(run.documents[0], here, settings))
        return made

    async def settled(self, uri: str) -> Kept | None:
        """Return the full check of a document, made in a thread: other requests are answered meanwhile.

        One check runs at a time. None if it is closed, is no document to check, or was changed meanwhile.
        """
        async with self.one_check:
            version = self.version_of(uri)
            if version is None:
                return None
            try:
                made = await asyncio.to_thread(self.check, uri)
            except JsonRpcInvalidParams:  # It was closed meanwhile.
                return None
            return made if self.version_of(uri) == version else None

    def version_of(self, uri: str) -> int | None:
        """Return the version of a document in the editor; None if it is closed."""
        known = self.workspace.text_documents.get(uri)
        return known.version if known else None

    async def publish(self, uri: str) -> None:
        """Check a document and send its diagnostics, unless it is changed meanwhile."""
        made = await self.settled(uri)
        if made is not None:
            self.send(uri, made.version, made.diagnostics)

    def publish_patched(self, uri: str) -> bool:
        """Send the diagnostics of a changed document by what changed in it; return whether that was possible."""
        known = self.kept.get(uri)
        patched = known.patched(self.text(uri)) if known else None
        if patched is None:
            return False
        self.send(uri, self.version_of(uri) or 0, patched[1])
        return True

    def send(self, uri: str, version: int, diagnostics: list[types.Diagnostic]) -> None:
        """Send the diagnostics of a document to the editor."""
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def item_at(self, uri: str, position: types.Position) -> tuple[Item | None, int]:
        """Return the entry of a .bib file at a position of the editor, and how far its spans are off."""
        text = self.text(uri)
        offset = offset_of(text, position)
        known = self.kept.get(uri)
        if known and known.version == (self.version_of(uri) or 0):
            return known.checked.document.item_at(offset), 0
        patch = known.checked.patch(text) if known else None
        if known is None or patch is None:
            return make_document(text, CheckSettings()).item_at(offset), 0
        if patch.new.start <= offset < patch.new.end:
            return patch.document.item_at(offset - patch.new.start), patch.new.start
        by = 0 if offset < patch.new.start else patch.by
        return known.checked.document.item_at(offset - by), by

    def root(self) -> Path | None:
        """Return the folder that the editor has opened; None if it has opened none."""
        return Path(self.workspace.root_path) if self.workspace.root_path else None

    def citable(self, uri: str) -> list[Document]:
        """Return the bibliographies that a document cites from."""
        paths = refs.bibliographies(self.text(uri), self.path(uri).parent, self.root())
        return list(refs.documents(paths, self.opened))


def make_server(version: str) -> BibtoolsServer:
    """Return a server with all its features; `version` is that of bibtools."""
    server = BibtoolsServer(version)
    _checks(server)
    _reads(server)
    for feature in (completion, navigation, renaming, symbols, formatting):
        feature.register(server, server)
    return server


def _checks(server: BibtoolsServer) -> None:
    """Register diagnostics and code actions."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(params: types.DidOpenTextDocumentParams) -> None:
        await server.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        version = server.version_of(uri)
        await asyncio.sleep(server.pause)
        if version is None or server.version_of(uri) != version:
            return
        if server.publish_patched(uri):
            await asyncio.sleep(server.rest)
        if server.version_of(uri) == version:
            await server.publish(uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(params: types.DidSaveTextDocumentParams) -> None:
        server.kept.pop(params.text_document.uri, None)
        await server.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.kept.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))

    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        server.document(uri)
        kept = await server.settled(uri)
        if kept is None or kept.checked.document.kind != "bib":
            return []
        made = actions(kept.checked.document, kept.checked.findings, uri, params.range)
        wanted = params.context.only
        return [each for each in made if not wanted or each.kind in wanted]


def _reads(server: BibtoolsServer) -> None:
    """Register hover."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        text = server.text(uri)
        if refs.is_bibliography(text.name):
            item, by = server.item_at(uri, params.position)
        else:
            line = text.line(min(params.position.line + 1, text.line_count))
            key = refs.key_at(line, params.position.character)
            found = (each.by_key.get(key.lower()) for each in server.citable(uri) if key)
            item, by = next((each for each in found if each is not None), None), 0
        if item is None:
            return None
        config = server.config(uri)
        try:
            style = first_style(config)
        except BibtoolsError:
            style = DEFAULT_STYLE
        shown = types.MarkupContent(types.MarkupKind.Markdown, refs.rendered(item, style, config.locale))
        here = item.head if refs.is_bibliography(text.name) else None
        return types.Hover(shown, span_range(text, here.shifted(by)) if here else None)
