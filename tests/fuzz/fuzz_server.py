"""The language server as a fuzzing target: the bytes of its input, and messages that are well framed but odd.

The server may refuse a message. It must not end before its input does, no answer may tell of an exception in bibtools,
and after all messages it must still answer.
"""

from __future__ import annotations

import json
import logging
from io import BytesIO
from typing import Any

URI = "file:///nowhere/a.bib"
_POSITION = {"textDocument": {"uri": URI}, "position": {"line": 1, "character": 4}}
_RANGE = {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}
_NEW = {
    "uri": URI,
    "version": 1,
    "languageId": "bibtex",
    "text": "@book{k,\n  title = {A},\n  date = {1999-02-30},\n}\n",
}
_EDIT = {
    "range": {"start": {"line": 1, "character": 3}, "end": {"line": 2, "character": 5}},
    "text": "İ}😀",
}
_PROBE = 987654321


def _message(method: str, params: object, number: int | None = None) -> dict[str, Any]:
    head: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
    return head if number is None else {**head, "id": number}


SESSION = [
    _message("initialize", {"processId": None, "rootUri": "file:///nowhere", "capabilities": {}}, 1),
    _message("initialized", {}),
    _message("textDocument/didOpen", {"textDocument": _NEW}),
    _message("textDocument/codeAction", {**_POSITION, "range": _RANGE, "context": {"diagnostics": []}}, 2),
    _message(
        "textDocument/didChange", {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [_EDIT]}
    ),
    _message("textDocument/hover", _POSITION, 3),
    _message("textDocument/codeAction", {**_POSITION, "range": _RANGE, "context": {"diagnostics": []}}, 4),
    _message("textDocument/completion", _POSITION, 5),
    _message("$/cancelRequest", {"id": 5}),
    _message("textDocument/didSave", {"textDocument": {"uri": URI}}),
    _message("textDocument/didClose", {"textDocument": {"uri": URI}}),
]


def framed(body: bytes) -> bytes:
    """Return a message with its header."""
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


LINES = b"\n".join(json.dumps(each, ensure_ascii=False).encode() for each in SESSION)
"""A session, a message a line."""
STREAM = b"".join(map(framed, LINES.split(b"\n")))
"""The same as the bytes that the server gets."""


class _Kept(BytesIO):
    """Output that can be read after it was closed."""

    def close(self) -> None:
        """Stay open."""


_ANSWERS = ("JsonRpcServerNotInitialized", "JsonRpcInvalidParams")
"""Errors of the protocol, which are answers."""


class _Faults(logging.Handler):
    """What pygls logs about exceptions that were raised in bibtools."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message if the traceback in it passes through the package."""
        said = logging.Formatter().format(record)
        if "/bibtools/" in said.partition("Traceback")[2] and not any(each in said for each in _ANSWERS):
            self.told.append(said)


def _serve(data: bytes) -> bytes:
    from bibtools.lsp.server import make_server
    from bibtools.lsp.stdin import BoundedInput

    faults, logger = _Faults(), logging.getLogger("pygls")
    logger.addHandler(faults)
    logger.propagate = False
    output = _Kept()
    try:
        server = make_server("0")
        server.pause = 0.0
        server.start_io(BoundedInput(BytesIO(data)), output)  # type: ignore[arg-type]
    finally:
        logger.removeHandler(faults)
    assert not faults.told, faults.told[0]
    return output.getvalue()


def stream(data: bytes) -> None:
    """Serve a damaged stream."""
    _serve(data)


def messages(data: bytes) -> None:
    """Serve damaged messages, one a line, and look for an answer to one more behind them."""
    lines = [
        line for line in data.split(b"\n") if line.strip() and b"shutdown" not in line and b"exit" not in line
    ]
    lines.append(json.dumps(_message("bibtools/unknown", {}, _PROBE)).encode())
    assert str(_PROBE).encode() in _serve(b"".join(map(framed, lines))), "the server answers no more"
