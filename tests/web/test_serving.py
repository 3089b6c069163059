"""`bibtools serve` as a process: several workers, and ends that leave nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("uvicorn", reason="the extra `web` is not installed")


def answers(port: int) -> bool:
    """Return whether a server answers at a port."""
    try:
        with socket.create_connection(("127.0.0.1", port), 5) as probe:
            probe.sendall(
                f"GET /api/isalive HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n".encode()
            )
            return probe.recv(12) == b"HTTP/1.1 200"
    except OSError:
        return False


def wait(condition: bool, process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until a server answers, or does not any more."""
    for _ in range(600):
        if answers(port) is condition:
            return
        time.sleep(0.05)
    raise AssertionError(f"after thirty seconds: answers is not {condition}, exit code {process.poll()}")


@pytest.mark.skipif(not hasattr(socket, "SO_REUSEPORT"), reason="the system does not share a port")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_the_server(end: signal.Signals) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "bibtools", "serve", "--port", str(port), "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as server:
        wait(True, server, port)
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
        others = [int(pid) for pid in children.read_text().split()] if children.exists() else []
        os.kill(server.pid, end)
        server.wait(30)
        wait(False, server, port)
        assert b"Traceback" not in server.stderr.read() if server.stderr else True
    assert not any(Path(f"/proc/{pid}/exe").exists() for pid in others)


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    from bibtools.cli.app import run

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        for arguments in (
            ["serve", "--port", port],
            ["serve", "--port", port, "-j", "2"],
            ["review", "--port", port],
        ):
            assert run(arguments) == 2
            assert f"port {port}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "token", "shown"),
    [
        ("127.0.0.1", "", "http://127.0.0.1:8070/"),
        ("::1", "", "http://[::1]:8070/"),
        ("0.0.0.0", "a-secret-of-many-letters", "http://0.0.0.0:8070/…/"),
    ],
)
def test_the_address_is_one_that_a_browser_takes(host: str, token: str, shown: str) -> None:
    from bibtools.cli.serve import shown_address

    assert shown_address(host, 8070, token) == shown
