"""The language server, spoken to by a real client over stdio."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pygls = pytest.importorskip("pygls", reason="the extra lsp is not installed")

from lsprotocol import types  # noqa: E402
from pygls.lsp.client import LanguageClient  # noqa: E402

BIB = """\
@book{tüzel,
  author = {Tüzel, Abidin},
  title = {😀 Türk İstiklal Harbi},
  date = {1999-02-30},
  doi = {https://doi.org/10.1000/182},
}

@book{cebesoy2017, author = {Cebesoy, Ali Fuat}, title = {Moskova Hatıraları}, publisher = {X}, date = {2017}}
"""


class Client(LanguageClient):
    def __init__(self) -> None:
        super().__init__("test", "1")
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.news = asyncio.Event()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def took(params: types.PublishDiagnosticsParams) -> None:
            self.published[params.uri] = params
            self.news.set()

    async def findings(self, uri: str) -> list[types.Diagnostic]:
        while uri not in self.published:
            await asyncio.wait_for(self.news.wait(), 30)
            self.news.clear()
        return list(self.published.pop(uri).diagnostics)

    def open(self, path: Path, text: str) -> str:
        uri = path.as_uri()
        item = types.TextDocumentItem(uri, "bibtex", 1, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri


def talk(folder: Path, story: Callable[[Client], Awaitable[Any]]) -> None:
    async def run() -> None:
        client = Client()
        await client.start_io(sys.executable, "-m", "bibtools", "lsp")
        capabilities = types.ClientCapabilities()
        params = types.InitializeParams(capabilities, root_uri=folder.as_uri(), process_id=None)
        result = await asyncio.wait_for(client.initialize_async(params), 30)
        assert result.server_info
        assert result.server_info.name == "bibtools"
        client.initialized(types.InitializedParams())
        try:
            await story(client)
        finally:
            await asyncio.wait_for(client.shutdown_async(None), 30)
            client.exit(None)
            await client.stop()

    asyncio.run(run())


def test_a_session(tmp_path: Path) -> None:
    """Findings on opening, a fix, findings after the change, a hover, keys in LaTeX, the end."""
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")

    async def story(client: Client) -> None:
        uri = client.open(tmp_path / "refs.bib", BIB)
        found = {each.code: each for each in await client.findings(uri)}
        assert {"MIS003", "DAT004", "IDN002"} <= set(found)
        assert found["IDN002"].range.start == types.Position(4, 9)
        await fixing(client, uri, found["IDN002"])
        await changing(client, uri)
        await hovering(client, uri)
        await completing(client, tmp_path)
        await navigating(client, tmp_path, uri)

    talk(tmp_path, story)


async def navigating(client: Client, folder: Path, bib: str) -> None:
    """From the citation in paper.tex to its entry, its uses and another key; symbols, layout and fields of refs.bib."""
    paper = types.TextDocumentIdentifier((folder / "paper.tex").as_uri())
    refs = types.TextDocumentIdentifier(bib)
    where = types.Position(2, 8)
    found = await client.text_document_definition_async(types.DefinitionParams(paper, where))
    assert isinstance(found, types.Location)
    assert found.uri == bib
    context = types.ReferenceContext(include_declaration=True)
    uses = await client.text_document_references_async(types.ReferenceParams(context, paper, where))
    assert {each.uri for each in uses or []} == {paper.uri, bib}
    prepared = await client.text_document_prepare_rename_async(types.PrepareRenameParams(paper, where))
    assert isinstance(prepared, types.PrepareRenamePlaceholder)
    assert prepared.placeholder == "cebesoy2017"
    edit = await client.text_document_rename_async(types.RenameParams(paper, where, new_name="moskova"))
    assert edit
    assert set(edit.changes or ()) == {paper.uri, bib}
    listed = await client.text_document_document_symbol_async(types.DocumentSymbolParams(refs))
    assert [each.name for each in listed or []] == ["tüzel", "cebesoy2017"]
    options = types.FormattingOptions(2, insert_spaces=True)
    laid_out = await client.text_document_formatting_async(types.DocumentFormattingParams(refs, options))
    assert laid_out
    fields = await client.text_document_completion_async(types.CompletionParams(refs, types.Position(2, 2)))
    assert isinstance(fields, types.CompletionList)
    assert "editor" in {each.label for each in fields.items}


async def fixing(client: Client, uri: str, finding: types.Diagnostic) -> None:
    context = types.CodeActionContext([finding])
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), finding.range, context)
    made = await client.text_document_code_action_async(params)
    titles = [each.title for each in made or []]
    assert "Write the DOI alone (IDN002)" in titles
    assert "Ignore IDN002 in this entry" in titles
    assert "Apply all safe fixes of bibtools" in titles
    fix = next(each for each in made or [] if isinstance(each, types.CodeAction) and each.is_preferred)
    assert fix.edit
    assert fix.edit.changes
    edit = fix.edit.changes[uri][0]
    assert (edit.range.start, edit.range.end) == (types.Position(4, 9), types.Position(4, 25))
    assert edit.new_text == ""


async def changing(client: Client, uri: str) -> None:
    fixed = (
        BIB.replace("https://doi.org/", "")
        .replace("-02-30", "-02-28")
        .replace("  doi", "  publisher = {X},\n  doi")
    )
    change = types.TextDocumentContentChangeWholeDocument(fixed)
    version = types.VersionedTextDocumentIdentifier(version=2, uri=uri)
    client.text_document_did_change(types.DidChangeTextDocumentParams(version, [change]))
    codes = {each.code for each in await client.findings(uri)}
    assert not codes & {"MIS003", "DAT004", "IDN002"}


async def hovering(client: Client, uri: str) -> None:
    params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(2, 5))
    hover = await client.text_document_hover_async(params)
    assert hover
    assert isinstance(hover.contents, types.MarkupContent)
    assert "İstiklal Harbi" in hover.contents.value
    assert "Tüzel" in hover.contents.value


async def completing(client: Client, folder: Path) -> None:
    text = "As \\autocite[12]{ceb says.\nNothing here.\n\\cite{cebesoy2017}\n"
    uri = client.open(folder / "paper.tex", text)
    await client.findings(uri)
    where = types.TextDocumentIdentifier(uri)
    for position, expected in (
        (types.Position(0, 20), {"tüzel", "cebesoy2017"}),
        (types.Position(1, 5), set()),
    ):
        made = await client.text_document_completion_async(types.CompletionParams(where, position))
        assert isinstance(made, types.CompletionList)
        assert {item.label for item in made.items} == expected
    hover = await client.text_document_hover_async(types.HoverParams(where, types.Position(0, 18)))
    assert hover is None
    hover = await client.text_document_hover_async(types.HoverParams(where, types.Position(2, 8)))
    assert hover
    assert isinstance(hover.contents, types.MarkupContent)
    assert "Moskova Hatıraları" in hover.contents.value


MALFORMED = [
    b"Content-Length: 99999999999\r\n\r\n{}",
    b"Content-Length: -5\r\n\r\n",
    b"Content-Length: x\r\n\r\n",
    b"garbage\r\n\r\n",
    b"Content-Length: 3\r\n\r\n{{{",
    b"Content-Length: 4\r\n\r\nnull",
    b"Content-Length: 2\r\n\r\n\xff\xfe",
    b"Content-Length: 100001\r\n\r\n" + b"[" * 100_001,
]


@pytest.mark.parametrize("sent", MALFORMED, ids=lambda sent: repr(sent[:35]))
def test_a_malformed_message_does_not_end_the_server(sent: bytes) -> None:
    import json
    import subprocess

    def message(number: int, method: str) -> bytes:
        params = {"processId": None, "rootUri": None, "capabilities": {}} if number == 1 else None
        body = json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}).encode()
        return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)

    command = [sys.executable, "-m", "bibtools", "lsp"]
    said = message(1, "initialize") + sent + b"\r\n" + message(2, "shutdown")
    done = subprocess.run(command, input=said, capture_output=True, timeout=60, check=False)
    assert b'"id": 2' in done.stdout.replace(b'"id":2', b'"id": 2'), done
