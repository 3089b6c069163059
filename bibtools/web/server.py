"""Listening, and answering in one process or several."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from bibtools.errors import OutputError
from bibtools.support.messages import message
from bibtools.web.guard import Guard

Maker = Callable[[], Guard]
_SHARED = getattr(socket, "SO_REUSEPORT", None)
"""The option by which several processes listen on one port, and the system shares connections out among them."""


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens on an address; port 0 is any free one. Raises OutputError if it cannot."""
    try:
        return _listening(host, port)
    except OSError as error:
        reason = message(error.strerror or str(error))
        said = message("cannot listen on {host}, port {port}: {reason}", host=host, port=port, reason=reason)
        raise OutputError(said, hint="Name another --port (or --host).") from error


def _listening(host: str, port: int, *, shared: bool = False) -> socket.socket:
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared and _SHARED is not None:
        made.setsockopt(socket.SOL_SOCKET, _SHARED, 1)
    made.bind((host, port))
    made.listen(1024)
    return made


def serve(make: Maker, listener: socket.socket) -> None:
    """Answer requests until Ctrl-C. `make` makes the application."""
    config = uvicorn.Config(make, factory=True, log_level="warning", access_log=False, server_header=False)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def serve_in_processes(make: Maker, host: str, port: int, workers: int) -> None:
    """Answer requests in several processes until Ctrl-C; each makes an application of its own.

    Raises OutputError if the address is taken, UsageError where the system does not share a port among processes.
    """
    from multiprocessing import get_context

    from bibtools.errors import UsageError

    if _SHARED is None:
        hint = "Leave out --workers, or start servers on several ports."
        raise UsageError("this system does not share a port among processes", hint=hint)
    bound(host, port).close()
    spawn = get_context("spawn")
    others = [spawn.Process(target=_work, args=(make, host, port), daemon=True) for _ in range(workers - 1)]
    for each in others:
        each.start()
    try:
        serve(make, _listening(host, port, shared=True))
    finally:
        for each in others:
            each.terminate()
            each.join()


def _work(make: Maker, host: str, port: int) -> None:
    """Answer requests as long as the process lives that started this one."""
    import os
    import threading
    from multiprocessing import parent_process

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
    serve(make, _listening(host, port, shared=True))
