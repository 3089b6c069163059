"""How fast the language server answers a keystroke: a real server over stdio, .bib files of several sizes.

    uv run python benchmarks/lsp.py [--sizes 1000 10000] [--keys 20] [--findings 0.2]

Each keystroke adds a letter to a title in the middle of the file; the next one follows when the findings came.
`answer` is the wall clock from the change to the last byte of the findings, with the pause of 0.05 s in which somebody
may go on typing; `CPU` is what the server spent on a keystroke; `hover` the wall clock of a hover right after a change;
`full` the CPU of the check when the file is opened, with the start of the server.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

URI = "file:///nowhere/a.bib"


def entry(number: int, faulty: bool) -> str:
    """Return an entry; the DOI of a faulty one is an address."""
    doi = f"{'https://doi.org/' if faulty else ''}10.1000/{number}"
    return (
        f"@article{{k{number},\n  author = {{Doe{number % 3000}, Jane and Roe, Richard}},\n"
        f"  title = {{Title of the work {number}}},\n  journal = {{Journal of things}},\n"
        f"  year = {{{1900 + number % 100}}},\n  volume = {{{number % 40}}},\n  number = {{2}},\n"
        f"  pages = {{{number}--{number + 9}}},\n  doi = {{{doi}}},\n}}\n\n"
    )


class Server:
    """The server as a process, spoken to in bytes: a client that reads every finding would be slower than it."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "bibtools", "lsp"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, method: str, params: object, number: int = 0) -> None:
        """Send a notification, or a request if it has a number."""
        message = {"jsonrpc": "2.0", "method": method, "params": params, **({"id": number} if number else {})}
        body = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def wait(self, pattern: bytes) -> None:
        """Read messages up to one that matches a pattern at its beginning or end."""
        assert self.process.stdout
        body = b""
        while not re.search(pattern, body[:200] + body[-200:]):
            size = 0
            while (line := self.process.stdout.readline()) != b"\r\n":
                if line.startswith(b"Content-Length"):
                    size = int(line.split()[1])
            body = self.process.stdout.read(size)

    def cpu(self) -> float:
        """Return the CPU seconds that it has used (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / 100


def measure(size: int, keys: int, share: float) -> str:
    """Return the row of a size; `share` of the entries have a finding."""
    server = Server()
    server.send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
    server.send("initialized", {})
    text = "".join(entry(number, number % 100 < 100 * share) for number in range(size))
    item = {"uri": URI, "version": 1, "languageId": "bibtex", "text": text}
    server.send("textDocument/didOpen", {"textDocument": item})
    server.wait(b'"version": 1[,}]')
    full = server.cpu()
    at = {"line": text[: text.index("title =", len(text) // 2)].count("\n"), "character": 12}
    answers, hovers = [], []
    for version in range(2, keys + 2):
        change = {"range": {"start": at, "end": at}, "text": "x"}
        start = time.monotonic()
        server.send(
            "textDocument/didChange",
            {"textDocument": {"uri": URI, "version": version}, "contentChanges": [change]},
        )
        server.wait(b'"version": %d[,}]' % version)
        answers.append(time.monotonic() - start)
    spent = (server.cpu() - full) / keys
    for number in range(keys + 2, keys + 8):
        change = {"range": {"start": at, "end": at}, "text": "x"}
        named = {"uri": URI, "version": number}
        start = time.monotonic()
        server.send("textDocument/didChange", {"textDocument": named, "contentChanges": [change]})
        server.send("textDocument/hover", {"textDocument": {"uri": URI}, "position": at}, number)
        server.wait(b'"id": %d[,}]' % number)
        hovers.append(time.monotonic() - start)
    server.process.kill()
    figures = [
        each * 1000 for each in (statistics.median(answers), max(answers), spent, statistics.median(hovers))
    ]
    return f"{size:8,} {full:9.2f} " + " ".join(f"{figure:12.0f}" for figure in figures)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    options.add_argument("--keys", type=int, default=20)
    options.add_argument("--findings", type=float, default=0.2, help="for each entry, up to 1")
    given = options.parse_args()
    print(" entries   full, s   answer, ms  longest, ms      CPU, ms    hover, ms")
    for size in given.sizes:
        print(measure(size, given.keys, given.findings), flush=True)


if __name__ == "__main__":
    main()
