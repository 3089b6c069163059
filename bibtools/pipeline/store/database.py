"""The store of `build`: an SQLite file in the project's cache.

It has parts, each a JSON value or a list of texts under a name, and what each source line was parsed to. A store that
is missing, damaged, of another program or behind a link is an empty one; whoever deletes it loses time only. What is
put is written by `save`, in one transaction: after a run that was killed the next one finds the store as it was.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from secrets import token_hex
from typing import Any

from bibtools.parser.model_files import digest_of
from bibtools.pipeline.cache_folder import FOLDER, ready_folder
from bibtools.support.program import fingerprint

_NAME = "build.db"
_TABLES = (
    "CREATE TABLE part (name TEXT, number INTEGER, lengths BLOB, content BLOB, PRIMARY KEY (name, number))",
    "CREATE TABLE line (content BLOB PRIMARY KEY, record BLOB) WITHOUT ROWID",
)
_PROGRAM, _STAMP = "program", "stamp"
_TOGETHER = 256
"""How many texts of a list stand in one row of the table: where one changes, not all have to be written again."""
_SHAPES = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What reading a value raises that this program has not written."""
_FAULTS = (*_SHAPES, sqlite3.Error, OSError, MemoryError)
Row = tuple[bytes | None, bytes]


class Store:
    """The store of the project in the folder `root`.

    Nothing is read before it is asked for, and nothing written but by `save`. `close` lets go of the file.
    """

    def __init__(self, root: Path, model: Path | None = None) -> None:
        self.model = model
        self._root = root
        self._path = root / FOLDER / _NAME
        self._put: dict[str, list[Row]] = {}
        self._read: dict[str, list[Row]] = {}
        self._lines: dict[str, Any] = {}
        self._unused: set[str] = set()
        self._connection: sqlite3.Connection | None = None
        self._asked = False

    def _program(self) -> str:
        """Return what the outcome depends on besides the files: the program, and a model of one's own."""
        return f"{fingerprint()} {digest_of(self.model)}" if self.model else fingerprint()

    def part(self, name: str) -> Any:
        """Return the JSON value under a name; None if there is none."""
        try:
            return json.loads(self._rows(name)[0][1])
        except _SHAPES:
            return None

    def texts(self, name: str) -> list[str]:
        """Return the list of texts under a name; an empty list if there is none."""
        found: list[str] = []
        try:
            for lengths, content in self._rows(name):
                text, at = content.decode("utf-8", "surrogatepass"), 0
                for count in array("I", lengths or b""):
                    found.append(text[at : at + count])
                    at += count
        except _SHAPES:
            return []
        return found

    def put(self, name: str, value: Any) -> None:
        """Keep a JSON value under a name."""
        self._put[name] = [(None, _encoded(value))]

    def put_texts(self, name: str, texts: list[str]) -> None:
        """Keep a list of texts under a name."""
        pieces = (texts[at : at + _TOGETHER] for at in range(0, len(texts), _TOGETHER))
        self._put[name] = [(array("I", map(len, each)).tobytes(), _bytes("".join(each))) for each in pieces]

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
        self.close()
        with suppress(*_FAULTS):
            if not kept:
                self._path.unlink(missing_ok=True)
            with closing(sqlite3.connect(self._path, isolation_level=None)) as connection:
                self._write(connection, new=not kept)

    def close(self) -> None:
        """Close the file, if it is open; what was read stays known."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _write(self, connection: sqlite3.Connection, *, new: bool) -> None:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN IMMEDIATE")
        if new:
            for table in _TABLES:
                connection.execute(table)
            self.put(_PROGRAM, self._program())
        connection.executemany(
            "DELETE FROM line WHERE content = ?", ((_bytes(text),) for text in self._unused)
        )
        connection.executemany(
            "INSERT OR REPLACE INTO line VALUES (?, ?)",
            ((_bytes(text), _encoded(value)) for text, value in self._lines.items()),
        )
        query = "SELECT content FROM part WHERE name = ?"
        stamp = connection.execute(query, (_STAMP,)).fetchone()
        # Where another run has written meanwhile, rows that we have read are not what is there.
        known = self._read if stamp is not None and [(None, stamp[0])] == self._read.get(_STAMP) else {}
        self.put(_STAMP, token_hex(8))
        for name, rows in self._put.items():
            before = known.get(name, [])
            connection.execute("DELETE FROM part WHERE name = ? AND number >= ?", (name, len(rows)))
            connection.executemany(
                "INSERT OR REPLACE INTO part VALUES (?, ?, ?, ?)",
                ((name, at, *row) for at, row in enumerate(rows) if before[at : at + 1] != [row]),
            )
        connection.execute("COMMIT")

    def _rows(self, name: str) -> list[Row]:
        connection = self._open()
        if connection is not None and name not in self._read:
            with suppress(*_FAULTS):
                query = "SELECT lengths, content FROM part WHERE name = ? ORDER BY number"
                self._read[name] = connection.execute(query, (name,)).fetchall()
        return self._read.get(name, [])

    def _is_link(self) -> bool:
        own = (self._path.with_name(f"{_NAME}{end}") for end in ("", "-journal", "-wal", "-shm"))
        return any(each.is_symlink() for each in (self._path.parent, *own))

    def _open(self) -> sqlite3.Connection | None:
        """Return the connection to a store of this program; None if there is none."""
        if not self._asked:
            self._asked = True
            if not self._is_link() and self._path.is_file():
                with suppress(*_FAULTS):
                    # What a run that was killed left half written can only be taken back by one that may write.
                    mode = "rw" if self._path.with_name(f"{_NAME}-journal").is_file() else "ro"
                    name = f"{self._path.absolute().as_uri()}?mode={mode}"
                    self._connection = sqlite3.connect(name, uri=True)
                    self._connection.execute("BEGIN")  # What is read is all of one state.
                    if not self._is_ours(self._connection):
                        self.close()
        return self._connection

    def _is_ours(self, connection: sqlite3.Connection) -> bool:
        """Return whether the file has our tables, no others, and is of this program."""
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            # sqlite_schema, its newer name, is unknown to SQLite before 3.33.
            query = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
            tables = {row[0] for row in connection.execute(query)}
            if tables == set(_TABLES) and self.part(_PROGRAM) == self._program():
                self._rows(_STAMP)
                return True
            return False
        except _FAULTS:
            return False


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _encoded(value: Any) -> bytes:
    return _bytes(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
