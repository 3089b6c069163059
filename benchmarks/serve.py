"""Load on `bibtools serve`: references a second, its CPU time and memory, and how fast it starts.

usage: python benchmarks/serve.py [--seconds 60] [--connections 50] [--rate 300] [--workers 2]

Starts the server on this machine, sends `--rate` references of tests/gold a second over `--connections` connections (0:
as many as it takes), one a request, as JabRef does, and stops by itself. Every answer is compared with the first one to
the same reference. The load comes from this process, which shares the cores.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

GOLD = Path(__file__).parents[1] / "tests" / "gold"
TICK = os.sysconf("SC_CLK_TCK")


class Load:
    """The references, the answers, and what they took."""

    def __init__(self, port: int, seconds: float, rate: float) -> None:
        lines = [
            line for path in sorted(GOLD.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
        ]
        self.requests = [request(json.loads(line)["raw"], port) for line in lines]
        self.port, self.rate = port, rate
        self.end = time.monotonic() + seconds
        self.start = time.monotonic()
        self.count = 0
        self.sent = 0
        self.answers: dict[int, bytes] = {}
        self.different = 0
        self.times: list[float] = []

    async def connection(self) -> None:
        """Send requests over one connection, one after the other."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        while time.monotonic() < self.end:
            number, self.sent = self.sent, self.sent + 1
            due = self.start + number / self.rate if self.rate else 0.0
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            begin = time.perf_counter()
            at = number % len(self.requests)
            writer.write(self.requests[at])
            body = await answer(reader)
            self.times.append(time.perf_counter() - begin)
            self.different += self.answers.setdefault(at, body) != body
            self.count += 1
        writer.close()


def request(citation: str, port: int) -> bytes:
    body = urlencode({"citations": citation, "consolidateCitations": "0"}).encode()
    head = (
        f"POST /api/processCitation HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: application/x-bibtex\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def answer(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    return await reader.readexactly(int(length.split(b":")[1]))


def processes(pid: int) -> list[int]:
    """Return a process and its descendants."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in processes(int(child)))]


def cpu(pid: int) -> float:
    """Return the CPU seconds of a process and its descendants."""
    parts = [Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split() for each in processes(pid)]
    return sum(int(part[11]) + int(part[12]) for part in parts) / TICK


def memory(pid: int) -> float:
    """Return the proportional set size of a process and its descendants, in MB."""
    texts = [Path(f"/proc/{each}/smaps_rollup").read_text() for each in processes(pid)]
    return sum(int(text.split("\nPss:")[1].split()[0]) for text in texts) / 1024


def started(arguments: list[str]) -> tuple[subprocess.Popen[bytes], int, float, float]:
    """Start the server; return it, its port, and the seconds and CPU seconds until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    begin = time.monotonic()
    server = subprocess.Popen([sys.executable, "-m", "bibtools", "serve", "--port", str(port), *arguments])
    while time.monotonic() < begin + 60:
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as probe:
                probe.sendall(f"GET /api/isalive HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
                if probe.recv(12) == b"HTTP/1.1 200":
                    return server, port, time.monotonic() - begin, cpu(server.pid)
        except OSError:
            time.sleep(0.01)
    raise SystemExit("the server does not answer")


async def run(load: Load, connections: int, pid: int) -> list[float]:
    """Put the load on the server; return its memory at each tenth of the time."""
    tasks = [asyncio.create_task(load.connection()) for _ in range(connections)]
    sizes = []
    step = (load.end - load.start) / 10
    for _ in range(10):
        await asyncio.sleep(step)
        sizes.append(memory(pid))
    await asyncio.gather(*tasks)
    return sizes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--rate", type=float, default=300)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    server, port, seconds, spent = started(["--workers", str(given.workers)])
    try:
        print(f"start: {seconds:.2f} s, {spent:.2f} CPU s")
        load = Load(port, given.seconds, given.rate)
        before = cpu(server.pid)
        sizes = asyncio.run(run(load, given.connections, server.pid))
        took, used = time.monotonic() - load.start, cpu(server.pid) - before
    finally:
        server.terminate()
        server.wait()
    times = sorted(load.times)
    print(
        f"{load.count} references in {took:.1f} s: {load.count / took:.0f} a second, {given.connections} connections"
    )
    print(f"server: {used:.1f} CPU s, {load.count / used:.0f} references a CPU second")
    median, late = (1000 * times[len(times) * share // 100] for share in (50, 99))
    print(f"answer: median {median:.0f} ms, 99 % within {late:.0f} ms")
    print(f"memory at each tenth, MB: {' '.join(f'{size:.0f}' for size in sizes)}")
    print(f"answers that differ from the first to the same reference: {load.different}")


if __name__ == "__main__":
    main()
