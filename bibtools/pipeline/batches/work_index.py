"""Which rows of a large table are one work, kept in a database of SQLite, so that memory does not grow."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import blake2b
from itertools import combinations
from pathlib import Path

from bibtools.pipeline.batches.cards import read_card
from bibtools.pipeline.batches.workers import Rows, Workers
from bibtools.pipeline.batches.works import MOST, SURE, score_of_cards

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -32768;
CREATE TABLE cards (row INTEGER PRIMARY KEY, id TEXT, card TEXT);
CREATE TABLE keys (key INTEGER, row INTEGER);
CREATE TABLE pairs (second INTEGER, first INTEGER, PRIMARY KEY (second, first)) WITHOUT ROWID;
CREATE TABLE works (second INTEGER PRIMARY KEY, first INTEGER, score REAL);
"""
"""A database that lives as long as one run needs no journal; its cache is 32 MB.

The keys are random numbers: they are sorted once, when all are there, since to keep them in order costs more with each.
"""


def numbered(keys: Iterable[str]) -> list[int]:
    """Return blocking keys as numbers of 64 bits, which differ where the keys do."""
    return [int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True) for key in keys]


class WorkIndex:
    """The rows of a table with their keys, the pairs that share one, and for a row the earlier row of its work."""

    def __init__(self, path: Path) -> None:
        """Make the database; a file that is there is of a run that was interrupted."""
        path.unlink(missing_ok=True)
        self._path = path
        self._base = sqlite3.connect(path, isolation_level=None)
        self._base.executescript(_TABLES)
        self._rows = 0

    def close(self) -> None:
        """Remove the database."""
        self._base.close()
        self._path.unlink(missing_ok=True)

    def add(self, rows: Iterable[tuple[str | None, str | None, list[int]]]) -> None:
        """Add rows behind those that are there: the id, the card (`written_card`) and the key numbers of each."""
        self._base.execute("BEGIN")
        for row, (id, card, keys) in enumerate(rows, self._rows):
            self._base.execute("INSERT INTO cards VALUES (?, ?, ?)", (row, id, card))
            self._base.executemany("INSERT INTO keys VALUES (?, ?)", ((key, row) for key in keys))
            self._rows = row + 1
        self._base.execute("COMMIT")

    def compare(self, workers: Workers) -> None:
        """Compare the rows that share a key, and note the surest earlier row for each."""
        self._pair()
        with closing(self._base.cursor()) as places:
            numbers = places.execute("SELECT second, first FROM pairs ORDER BY second, first")
            self._base.execute("BEGIN")
            scores = (each for part in workers.in_order(self._cards(), _score_part) for each in part)
            for (second, first), sure in zip(numbers, scores, strict=True):
                if sure >= SURE:
                    self._base.execute(
                        "INSERT INTO works VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET first = excluded.first, "
                        "score = excluded.score WHERE excluded.score > works.score",
                        (second, first, sure),
                    )
            self._base.execute("COMMIT")

    def _pair(self) -> None:
        """Note the pairs of rows that share a key which no more than MOST rows have."""
        with closing(self._base.cursor()) as groups:
            # Most keys have one row: those are left out before they come to Python.
            groups.execute(
                "SELECT group_concat(row) FROM keys GROUP BY key HAVING count(*) BETWEEN 2 AND ?", (MOST,)
            )
            self._base.execute("BEGIN")
            for (rows,) in groups:
                pairs = combinations(sorted(map(int, rows.split(",")), reverse=True), 2)
                self._base.executemany("INSERT OR IGNORE INTO pairs VALUES (?, ?)", pairs)
            self._base.execute("COMMIT")

    def _cards(self) -> Iterator[tuple[str, str]]:
        with closing(self._base.cursor()) as pairs:
            yield from pairs.execute(
                "SELECT a.card, b.card FROM pairs CROSS JOIN cards a ON a.row = first "
                "CROSS JOIN cards b ON b.row = second ORDER BY second, first"
            )

    def found(self, start: int, end: int) -> list[tuple[int, tuple[int, str | None]]]:
        """Return the rows from `start` to before `end` for whose work an earlier row stands: that row, and its id."""
        rows = self._base.execute(
            "SELECT second, first, id FROM works JOIN cards ON row = first WHERE second >= ? AND second < ? "
            "ORDER BY second",
            (start, end),
        )
        return [(second, (first, id)) for second, first, id in rows]


def _score_part(pairs: Rows) -> list[float]:
    return [score_of_cards(read_card(first), read_card(second)) for first, second in pairs]
