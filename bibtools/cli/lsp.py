"""`bibtools lsp`: the language server."""

from __future__ import annotations

from typing import Annotated

import typer

EPILOG = "Example: bibtools lsp   (editors start it themselves, for BibTeX, LaTeX, Markdown and Typst)"


def command(
    port: Annotated[
        int, typer.Option("--port", metavar="N", help="Listen on this port of localhost instead of stdio.")
    ] = 0,
) -> int:
    """Serve an editor over the Language Server Protocol. It shows findings, fixes, rendered references and keys."""
    from importlib.metadata import version

    from bibtools.errors import UsageError

    try:
        from bibtools.lsp.server import make_server
    except ModuleNotFoundError as error:
        if error.name and error.name.split(".")[0] in ("pygls", "lsprotocol"):
            hint = 'install it: pip install "bibtools-refs[lsp]"'
            raise UsageError("the language server needs pygls, which is not installed", hint=hint) from None
        raise
    server = make_server(version("bibtools-refs"))
    if port:
        server.start_tcp("127.0.0.1", port)
    else:
        from bibtools.lsp.stdin import BoundedInput

        server.start_io(stdin=BoundedInput())  # type: ignore[arg-type]
    return 0
