"""The store of `build` after a run that was killed while it wrote."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from bibtools.pipeline.cache_folder import FOLDER
from bibtools.pipeline.store.database import Store

TEXTS = [f"line {number}" for number in range(100)]


def test_what_a_killed_run_left_half_written_is_taken_back(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("answer", 42)
    store.put_texts("texts", TEXTS)
    store.save()
    file = tmp_path / FOLDER / "build.db"
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM part")
    rows = ((bytes([number]) * 100, b"x" * 3_000) for number in range(200))
    connection.executemany("INSERT INTO line VALUES (?, ?)", rows)
    # As the files are if the process ends here: the journal stands beside a file that is half written.
    shutil.copytree(tmp_path / FOLDER, tmp_path / "killed" / FOLDER)
    connection.close()
    journal = tmp_path / "killed" / FOLDER / "build.db-journal"
    assert journal.stat().st_size > 10_000
    later = Store(tmp_path / "killed")
    assert later.part("answer") == 42
    assert later.texts("texts") == TEXTS
    assert not journal.exists()
    later.close()
