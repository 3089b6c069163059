"""What a request may do: where it comes from, how large it is, and what an answer allows a browser."""

from __future__ import annotations

import asyncio
import hmac
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    Scope = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
    Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
    App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST = 64 << 20
"""Bytes of a request: a book as PDF is smaller."""
LONGEST = 120.0
"""Seconds in which the body of a request has to arrive."""
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HEADERS = [
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
]


class Guard:
    """Refuses what a stranger's page or machine may ask, before anything is read.

    Without a `token` only requests to this machine by its own name are answered (a page elsewhere could otherwise reach
    the server through a name of its own that leads here), and none that another page sends. With a token, the address
    begins with it: `/TOKEN/api/…`; with `local`, only requests to this machine are answered then too. Bodies over
    LARGEST are cut off with 413, and those that do not arrive within LONGEST seconds with 408.
    """

    def __init__(self, app: App, token: str = "", *, local: bool = False) -> None:
        self._app = app
        self._token = token
        self._local = local or not token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        refusal = self._refusal(scope, headers)
        if refusal:
            await _refuse(send, *refusal)
            return
        if self._token:
            scope = {**scope, "path": scope["path"][len(self._token) + 1 :] or "/"}
        length = headers.get("content-length", "")
        bounded = _Bounded(receive, int(length[:18]) if length.isdecimal() else 0)
        await self._app(scope, bounded, _with_headers(send))

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if self._token:
            given = scope["path"].split("/")[1] if "/" in scope["path"] else ""
            if not hmac.compare_digest(given.encode(), self._token.encode()):
                return 403, "The address must begin with the token that the server was started with."
        if self._local and host.rsplit(":", 1)[0] not in _LOOPBACK and host not in _LOOPBACK:
            return 403, "This server answers only requests to localhost."
        origin = headers.get("origin", "")
        if origin and urlsplit(origin).netloc != host:
            return 403, "Requests of other pages are not answered."
        return None


class TooLarge(Exception):
    """The body of a request is larger than LARGEST."""


class TooSlow(Exception):
    """The body of a request did not arrive within LONGEST seconds."""


class _Bounded:
    """Receives the body of a request up to the limits: nothing of one that says beforehand that it is larger."""

    def __init__(self, receive: Receive, length: int) -> None:
        self._receive = receive
        self._length = length
        self._size = 0
        self._whole = False
        self._until = asyncio.get_running_loop().time() + LONGEST

    async def __call__(self) -> MutableMapping[str, Any]:
        if self._whole:
            return await self._receive()
        if self._length > LARGEST:
            raise TooLarge
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError as error:
            raise TooSlow from error
        self._whole = not message.get("more_body", False)
        self._size += len(message.get("body", b""))
        if self._size > LARGEST:
            raise TooLarge
        return message


def _with_headers(send: Send) -> Send:
    """Return what sends an answer with the headers of every answer, where it does not set them itself."""

    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            own = list(message.get("headers", ()))
            set_already = {name.lower() for name, _ in own}
            missing = [(name, value) for name, value in _HEADERS if name not in set_already]
            message = {**message, "headers": [*own, *missing]}
        await send(message)

    return sending


async def _refuse(send: Send, status: int, why: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{why}\n".encode()})
