"""The store of `build`: an SQLite file in the project's cache.

It has parts, each a JSON value or a list of texts under a name, and what each source line was parsed to. A store that
is missing, damaged, of another program or behind a link is an empty one; whoever deletes it loses time only. What is
put is written by `save`, in one transaction: a run that is killed leaves the store as it was.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from bibtools.pipeline.cache_folder import FOLDER, ready_folder
from bibtools.support.program import fingerprint

_NAME = "build.db"
_TABLES = (
    "CREATE TABLE part (name TEXT PRIMARY KEY, lengths BLOB, content BLOB) WITHOUT ROWID",
    "CREATE TABLE line (content BLOB PRIMARY KEY, record BLOB) WITHOUT ROWID",
)
_PROGRAM = "program"
_FAULTS = (sqlite3.Error, OSError, ValueError, TypeError, MemoryError)


class Store:
    """The store of the project in the folder `root`.

    Nothing is read before it is asked for, and nothing written but by `save`.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path = root / FOLDER / _NAME
        self._put: dict[str, tuple[bytes | None, bytes]] = {}
        self._lines: dict[str, Any] = {}
        self._unused: set[str] = set()
        self._connection: sqlite3.Connection | None = None
        self._asked = False

    def part(self, name: str) -> Any:
        """Return the JSON value under a name; None if there is none."""
        try:
            _, content = self._row(name)
            return json.loads(content)
        except (ValueError, RecursionError):
            return None

    def texts(self, name: str) -> list[str]:
        """Return the list of texts under a name; an empty list if there is none."""
        lengths, content = self._row(name)
        try:
            counts = array("I", lengths or b"")
            text = content.decode("utf-8", "surrogatepass")
        except ValueError:
            return []
        found, at = [], 0
        for count in counts:
            found.append(text[at : at + count])
            at += count
        return found if at == len(text) else []

    def put(self, name: str, value: Any) -> None:
        """Keep a JSON value under a name."""
        self._put[name] = None, _encoded(value)

    def put_texts(self, name: str, texts: list[str]) -> None:
        """Keep a list of texts under a name."""
        content = "".join(texts).encode("utf-8", "surrogatepass")
        self._put[name] = array("I", map(len, texts)).tobytes(), content

    def lines(self, texts: Iterable[str]) -> Iterator[tuple[str, Any]]:
        """Yield each of these source lines that is known, with the JSON value that was kept for it."""
        connection = self._open()
        if connection is None:
            return
        with suppress(*_FAULTS):
            for text in texts:
                row = connection.execute(
                    "SELECT record FROM line WHERE content = ?", (_bytes(text),)
                ).fetchone()
                if row is not None:
                    yield text, json.loads(row[0])

    def put_lines(self, known: Mapping[str, Any]) -> None:
        """Keep JSON values for source lines."""
        self._lines.update(known)

    def all_lines(self) -> set[str]:
        """Return all source lines that are known."""
        connection = self._open()
        if connection is None:
            return set()
        try:
            rows = connection.execute("SELECT content FROM line")
            return {content.decode("utf-8", "surrogatepass") for (content,) in rows}
        except _FAULTS:
            return set()

    def drop_lines(self, unused: Iterable[str]) -> None:
        """Forget source lines."""
        self._unused.update(unused)

    def save(self) -> None:
        """Write what was put. A folder that takes no file is no fault: the next run is only slower."""
        if not (self._put or self._lines or self._unused) or not ready_folder(self._root) or self._is_link():
            return
        kept = self._open() is not None
        self._close()
        with suppress(*_FAULTS):
            if not kept:
                self._path.unlink(missing_ok=True)
            with closing(sqlite3.connect(self._path, isolation_level=None)) as connection:
                self._write(connection, new=not kept)

    def _write(self, connection: sqlite3.Connection, *, new: bool) -> None:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN IMMEDIATE")
        if new:
            for table in _TABLES:
                connection.execute(table)
            self._put[_PROGRAM] = None, _encoded(fingerprint())
        connection.executemany(
            "DELETE FROM line WHERE content = ?", ((_bytes(text),) for text in self._unused)
        )
        connection.executemany(
            "INSERT OR REPLACE INTO line VALUES (?, ?)",
            ((_bytes(text), _encoded(value)) for text, value in self._lines.items()),
        )
        connection.executemany(
            "INSERT OR REPLACE INTO part VALUES (?, ?, ?)", ((name, *row) for name, row in self._put.items())
        )
        connection.execute("COMMIT")

    def _row(self, name: str) -> tuple[bytes | None, bytes]:
        connection = self._open()
        with suppress(*_FAULTS):
            if connection is not None:
                query = "SELECT lengths, content FROM part WHERE name = ?"
                row = connection.execute(query, (name,)).fetchone()
                if row is not None:
                    return row[0], bytes(row[1])
        return None, b""

    def _is_link(self) -> bool:
        journal = self._path.with_name(f"{_NAME}-journal")
        return any(each.is_symlink() for each in (self._path.parent, self._path, journal))

    def _open(self) -> sqlite3.Connection | None:
        """Return the connection to a store of this program; None if there is none."""
        if not self._asked:
            self._asked = True
            if not self._is_link() and self._path.is_file():
                with suppress(*_FAULTS):
                    self._connection = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)
                    if not self._is_ours(self._connection):
                        self._close()
        return self._connection

    def _is_ours(self, connection: sqlite3.Connection) -> bool:
        """Return whether the file has our tables, no others, and is of this program."""
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            tables = {
                row[0] for row in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
            }
            return tables == set(_TABLES) and self.part(_PROGRAM) == fingerprint()
        except _FAULTS:
            return False

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _encoded(value: Any) -> bytes:
    return _bytes(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
