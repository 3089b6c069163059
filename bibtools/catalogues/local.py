"""Look works up in a local catalogue, an SQLite file that `local_building` wrote."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from threading import local

from bibtools.catalogues.card import Card
from bibtools.catalogues.local_building import APPLICATION, INDEX, TABLES, VERSION, author_word, year_word
from bibtools.errors import InputError
from bibtools.model import Reference
from bibtools.model.evidence import Found
from bibtools.support.messages import message

_MOST = 25
"""Records that one question brings at most; the best of them is judged afterwards."""
_STEPS = 20_000_000
"""Steps of SQLite's machine after which a question is given up: a damaged file could take forever."""
_LONG = 5
"""Words of a title that are asked for: its longest, which are mostly its rarest."""
_HINT = "Make it again with `bibtools catalogue`."


class LocalCatalogue:
    """A catalogue in a file. Threads may share it: each opens the file for itself.

    `name` is what it is called in evidence, `day` when its records were taken, `records` their number.
    Raise InputError if the file is no catalogue of this version.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._local = local()
        about = self._about()
        self.name = about["name"]
        self.day = about["day"]
        self.records = int(about["records"])

    def find(self, reference: Reference, card: Card) -> Iterator[Found]:
        """Yield the records that may be the work of a card, each once: by identifiers, then by title and author."""
        seen: set[int] = set()
        for number in self._numbers(card):
            if number not in seen:
                seen.add(number)
                yield self._found(number)

    def _numbers(self, card: Card) -> Iterator[int]:
        values = [f"{kind}:{value}" for kind, value in
                  (("doi", card.doi), ("isbn", card.isbn), ("arxiv", card.arxiv)) if value]  # fmt: skip
        for value in values:
            yield from self._ask(f"SELECT work FROM identifier WHERE value = ? LIMIT {_MOST}", value)
        yield from self._by_words(card)

    def _by_words(self, card: Card) -> Iterator[int]:
        """Yield works by their words, the strictest question first; a later one is asked if no earlier one answered."""
        beside = [author_word(person.family[-1]) for person in card.people[:2] if person.family]
        if card.year is not None:
            beside += [year_word(card.year + shift) for shift in (0, -1, 1)]
        longest = sorted(dict.fromkeys(card.title), key=lambda word: (-len(word), word))[:_LONG]
        either = f" AND ({' OR '.join(beside)})" if beside else ""
        if longest:
            whole = " AND ".join(longest)
            found = [*self._match(whole + either), *self._match(whole)]
            if not found and len(longest) > 2:
                fewer = [" AND ".join(some) for some in combinations(longest, len(longest) - 1)]
                found = [number for words in fewer for number in self._match(words + either)]
            if not found and len(longest) > 3:
                pairs = [" AND ".join(some) for some in combinations(longest[:4], 2)]
                found = [number for words in pairs for number in self._match(words + either)]
            yield from found
        if card.people and card.people[0].family and card.year is not None:
            yield from self._match(f"{beside[0]} AND {year_word(card.year)}")

    def _match(self, question: str) -> Iterator[int]:
        return self._ask(f"SELECT rowid FROM words WHERE words MATCH ? LIMIT {_MOST}", question)

    def _ask(self, question: str, value: str) -> Iterator[int]:
        try:
            for (number,) in self._database().execute(question, (value,)).fetchall():
                yield number
        except sqlite3.Error as error:
            raise self._broken(str(error)) from error

    def _found(self, number: int) -> Found:
        try:
            (text,) = self._database().execute("SELECT item FROM work WHERE id = ?", (number,)).fetchone()
            item = json.loads(text)
            return Found(Reference.from_csl(item), self.name, str(item.get("URL") or ""), self.day)
        except (sqlite3.Error, ValueError, TypeError, AttributeError, RecursionError) as error:
            raise self._broken(f"record {number} cannot be read") from error

    def _database(self) -> sqlite3.Connection:
        database: sqlite3.Connection | None = getattr(self._local, "database", None)
        if database is None:
            database = self._local.database = self._opened()
        return database

    def _opened(self) -> sqlite3.Connection:
        from urllib.parse import quote

        try:
            address = f"file:{quote(str(self.path.absolute()))}?mode=ro&immutable=1"
            database = sqlite3.connect(address, uri=True)
            # The file may be a stranger's: it may hold data, and nothing that acts.
            database.execute("PRAGMA trusted_schema=OFF")
            database.set_progress_handler(lambda: 1, _STEPS)
            (number,) = database.execute("PRAGMA application_id").fetchone()
            made = {sql for (sql,) in database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
        except sqlite3.Error as error:
            raise self._broken(str(error)) from error
        if number != APPLICATION or not made >= {*TABLES, INDEX}:
            raise self._broken("it is not a catalogue of bibtools, or one of another version")
        return database

    def _about(self) -> dict[str, str]:
        try:
            about = dict(self._database().execute("SELECT name, value FROM about"))
        except sqlite3.Error as error:
            raise self._broken(str(error)) from error
        if about.get("version") != VERSION or not about.get("records", "").isdigit():
            raise self._broken("it is not a catalogue of this version")
        return about

    def _broken(self, why: str) -> InputError:
        return InputError(
            message("the catalogue cannot be read: {why}", why=why), hint=_HINT, file=str(self.path)
        )
