"""Write a local catalogue: one SQLite file with the records, their identifiers and a full-text index."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from bibtools.catalogues.card import arxiv_of, doi_of, isbn_of
from bibtools.catalogues.words import words_of
from bibtools.model import Reference
from bibtools.support.files import write_file

APPLICATION = 0x42494243
"""The number that SQLite files of this kind carry in their head (`BIBC`)."""
TABLES = (
    "CREATE TABLE about(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    "CREATE TABLE work(id INTEGER PRIMARY KEY, item TEXT)",
    "CREATE TABLE identifier(value TEXT, work INTEGER)",
    # Nothing but the words is kept (contentless), and no places in them: a third of the size.
    "CREATE VIRTUAL TABLE words USING fts5(text, content='', detail=none, columnsize=0, tokenize='ascii')",
)
INDEX = "CREATE INDEX identifiers ON identifier(value)"
VERSION = "1"
_BATCH = 10_000
_ARXIV_FIELDS = (
    "archive",
    "archive-prefix",
    "eprinttype",
    "number",
    "URL",
    "DOI",
    "note",
    "container-title",
    "publisher",
)
_MOST_PEOPLE = 3
"""Authors by whom a work is found; those of a collaboration may be thousands."""


def build(path: Path, name: str, items: Iterable[Mapping[str, Any]], *, day: str = "") -> int:
    """Write the catalogue of CSL-JSON `items` to `path`; return the number of records.

    `name` is what evidence calls the catalogue, `day` when its records were taken from their source (ISO 8601, by
    default today). Records without a title are left out. Memory does not grow with the number of records.
    Raise OutputError if the file cannot be written.
    """
    day = day or datetime.now(UTC).date().isoformat()
    with tempfile.TemporaryDirectory(prefix="bibtools-") as folder:
        made = Path(folder) / "catalogue"
        with sqlite3.connect(made, isolation_level=None) as database:
            count = _fill(database, items)
            about = {"version": VERSION, "name": name, "day": day, "records": str(count)}
            database.executemany("INSERT INTO about VALUES (?, ?)", about.items())
            database.execute("COMMIT")
        database.close()
        write_file(path, _pieces(made))
    return count


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            yield piece


def _fill(database: sqlite3.Connection, items: Iterable[Mapping[str, Any]]) -> int:
    # The file is made anew after a crash: no journal is needed.
    for pragma in (f"application_id={APPLICATION}", "journal_mode=OFF", "synchronous=OFF", "page_size=8192"):
        database.execute(f"PRAGMA {pragma}")
    for table in TABLES:
        database.execute(table)
    database.execute("BEGIN")
    count = 0
    titled = (item for item in items if item.get("title"))
    while numbered := list(enumerate(islice(titled, _BATCH), count)):
        database.executemany("INSERT INTO work VALUES (?, ?)", ((at, _text(item)) for at, item in numbered))
        database.executemany(
            "INSERT INTO identifier VALUES (?, ?)",
            ((value, at) for at, item in numbered for value in identifiers(item)),
        )
        database.executemany(
            "INSERT INTO words(rowid, text) VALUES (?, ?)", ((at, indexed(item)) for at, item in numbered)
        )
        count += len(numbered)
    database.execute(INDEX)
    database.execute("INSERT INTO words(words) VALUES ('optimize')")
    return count


def _text(item: Mapping[str, Any]) -> str:
    import json

    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


def identifiers(item: Mapping[str, Any]) -> list[str]:
    """Return the identifiers of a CSL-JSON item as the catalogue keeps them: `doi:10.…`, `isbn:978…`, `arxiv:…`."""
    found = [f"doi:{doi_of(str(item.get('DOI') or item.get('URL') or ''))}"]
    if item.get("ISBN"):
        found += [f"isbn:{isbn_of(part)}" for part in str(item["ISBN"]).replace(",", " ").split()]
    if any("arxiv" in str(item.get(name, "")).lower() for name in _ARXIV_FIELDS):
        found.append(f"arxiv:{arxiv_of(Reference.from_csl(item))}")
    return [each for each in dict.fromkeys(found) if not each.endswith(":")]


def indexed(item: Mapping[str, Any]) -> str:
    """Return the words by which an item is found: those of its title, `a_family` and `y_year`."""
    words = list(words_of(str(item["title"])))
    people = item.get("author") or item.get("editor")
    for person in people[:_MOST_PEOPLE] if isinstance(people, list) else ():
        name = person.get("family") or person.get("literal") if isinstance(person, Mapping) else person
        folded = words_of(str(name or ""))
        words += (author_word(folded[-1]),) if folded else ()
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        words.append(year_word(parts[0][0]))
    return " ".join(words)


def author_word(family: str) -> str:
    """Return the word of the index that stands for a family name (its last word, folded)."""
    return f"aqx{family}"


def year_word(year: object) -> str:
    """Return the word of the index that stands for a year."""
    return f"yqx{year}"
