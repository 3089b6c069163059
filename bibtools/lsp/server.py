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
from bibtools.linter.document import Document
from bibtools.linter.settings import CheckSettings
from bibtools.lsp import references as refs
from bibtools.lsp.diagnostics import actions, diagnostic
from bibtools.lsp.positions import offset_of, span_range
from bibtools.model import Finding, Text
from bibtools.pipeline.check_documents import make_document
from bibtools.pipeline.check_files import kind_of
from bibtools.pipeline.checking import check_settings, check_text
from bibtools.pipeline.config import Config, load_config
from bibtools.pipeline.styles import DEFAULT_STYLE


class BibtoolsServer(LanguageServer):
    """A session: it holds the findings of every open document and the version that they belong to."""

    def __init__(self, version: str) -> None:
        super().__init__("bibtools", version)
        self.checked: dict[str, tuple[int, Document, list[Finding]]] = {}
        self.one_check = asyncio.Lock()
        self.pause = 0.2
        """Seconds without a change after which a document is checked: typing is not interrupted by checks."""

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

    def check(self, uri: str) -> list[Finding]:
        """Return the findings in a document as it is in the editor; the known ones if it has not changed."""
        version = self.document(uri).version or 0
        known = self.checked.get(uri)
        if known and known[0] == version:
            return known[2]
        text = self.text(uri)
        if kind_of(text) == "text":
            return []
        try:
            settings = check_settings(self.config(uri))
        except BibtoolsError:
            settings = CheckSettings()
        run = check_text(text, settings)
        here = [finding for finding in run.findings if finding.place.file == text.name]
        self.checked[uri] = version, run.documents[0], here
        return here

    def version_of(self, uri: str) -> int | None:
        """Return the version of a document in the editor; None if it is closed."""
        known = self.workspace.text_documents.get(uri)
        return known.version if known else None

    async def publish(self, uri: str) -> None:
        """Send the findings of a document to the editor, unless it is changed meanwhile.

        The check runs in a thread of its own, one at a time, so that other requests are answered meanwhile.
        """
        async with self.one_check:
            version = self.version_of(uri)
            if version is None:
                return
            try:
                found = await asyncio.to_thread(self.check, uri)
            except JsonRpcInvalidParams:  # It was closed meanwhile.
                return
            if self.version_of(uri) != version:
                return
        text = self.text(uri)
        sent = [diagnostic(text, finding) for finding in found]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, sent, version))

    def citable(self, uri: str) -> list[Document]:
        """Return the bibliographies that a document cites from."""
        root = Path(self.workspace.root_path) if self.workspace.root_path else None
        paths = refs.bibliographies(self.text(uri), self.path(uri).parent, root)
        return list(refs.documents(paths, self.opened))


def make_server(version: str) -> BibtoolsServer:
    """Return a server with all its features; `version` is that of bibtools."""
    server = BibtoolsServer(version)
    _checks(server)
    _reads(server)
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
        if version is not None and server.version_of(uri) == version:
            await server.publish(uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(params: types.DidSaveTextDocumentParams) -> None:
        server.checked.pop(params.text_document.uri, None)
        await server.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.checked.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))

    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        found = server.check(uri)
        known = server.checked.get(uri)
        if known is None or known[1].kind != "bib":
            return []
        made = actions(known[1], found, uri, params.range)
        wanted = params.context.only
        return [each for each in made if not wanted or each.kind in wanted]


def _reads(server: BibtoolsServer) -> None:
    """Register hover and completion."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        text = server.text(uri)
        if refs.is_bibliography(text.name):
            known = server.checked.get(uri)
            current = known and known[0] == (server.version_of(uri) or 0)
            document = known[1] if known and current else make_document(text, CheckSettings())
            item = document.item_at(offset_of(text, params.position))
        else:
            line = text.line(min(params.position.line + 1, text.line_count))
            key = refs.key_at(line, params.position.character)
            found = (each.by_key.get(key.lower()) for each in server.citable(uri) if key)
            item = next((each for each in found if each is not None), None)
        if item is None:
            return None
        config = server.config(uri)
        style = next(iter(config.styles), DEFAULT_STYLE)
        shown = types.MarkupContent(types.MarkupKind.Markdown, refs.rendered(item, style, config.locale))
        here = item.entry is not None and item.head is not None and refs.is_bibliography(text.name)
        return types.Hover(shown, span_range(text, item.head) if here and item.head else None)

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["{", ",", "@"])
    )
    def completion(params: types.CompletionParams) -> types.CompletionList:
        uri = params.text_document.uri
        text = server.text(uri)
        line = text.line(min(params.position.line + 1, text.line_count))
        before = line[: params.position.character]
        if refs.is_bibliography(text.name) or not refs.is_citing_here(before):
            return types.CompletionList(False, [])
        made = {}
        for document in server.citable(uri):
            for item in document.items:
                if item.key and item.key not in made:
                    made[item.key] = types.CompletionItem(
                        item.key, kind=types.CompletionItemKind.Reference, detail=refs.label(item)
                    )
        return types.CompletionList(False, list(made.values()))
