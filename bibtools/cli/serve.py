"""`bibtools serve`: the server."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

EPILOG = "Example: bibtools serve --port 8070   (in JabRef: Preferences, Web search, GROBID URL http://localhost:8070)"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def command(
    host: Annotated[
        str, typer.Option("--host", help="Address to listen on; beyond this machine only with --token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")] = 8070,
    token: Annotated[
        str, typer.Option("--token", metavar="TEXT", help="Answer only addresses that begin with /TEXT.")
    ] = "",
    workers: Annotated[
        int, typer.Option("--workers", "-j", min=1, metavar="N", help="Answer in N processes.")
    ] = 1,
) -> int:
    """Serve programs that ask GROBID about references. JabRef is one of them; there is a JSON interface, too
    (docs/serve.md).

    Nothing is stored and nothing is asked elsewhere.
    """
    from bibtools.cli.console import tell
    from bibtools.errors import UsageError
    from bibtools.support.messages import message
    from bibtools.web.app import make_app
    from bibtools.web.libraries import SERVER, require

    if host not in _LOOPBACK and not token:
        hint = "Say --token with a long secret, and put encryption (TLS) in front."
        raise UsageError("a server for other machines needs a token", hint=hint)
    if token and (
        len(token) < 16 or not token.replace("-", "").replace("_", "").isalnum() or not token.isascii()
    ):
        hint = "Make one: python -c 'import secrets; print(secrets.token_urlsafe())'"
        raise UsageError("the token must be 16 letters and digits or more", hint=hint)
    require(SERVER)
    from bibtools.web.server import bound, serve, serve_in_processes

    say = message("listening on {address}  (Ctrl-C ends it)", address=shown_address(host, port, token))
    make = partial(make_app, token)
    if workers > 1:
        tell(say)
        serve_in_processes(make, host, port, workers)
    else:
        listener = bound(host, port)
        tell(say)
        serve(make, listener)
    return 0


def shown_address(host: str, port: int, token: str) -> str:
    """Return the address of the server as a person is shown it: with brackets for IPv6, and without the token."""
    bracketed = f"[{host}]" if ":" in host else host
    return f"http://{bracketed}:{port}/{token and '…/'}"
