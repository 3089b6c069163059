"""The reasons that a lock file keeps are shown in the language of who reads them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LINE = "T.B.M.M. Gizli Celse Zabıtları, 16 Teşrinievvel 1336 (1\n"
TURKISH = "“(1” ile kesiliyor"


@pytest.fixture
def lock(bibtools: Callable[..., Any], tmp_path: Path) -> Path:
    """Return the lock file of a project whose source line is cut off."""
    (tmp_path / "bibtools.toml").write_text('sources = ["list.txt"]\noutput = "out/refs"\nstyles = []\n')
    (tmp_path / "list.txt").write_text(f"Kaynakça\n\n{LINE}", encoding="utf-8")
    bibtools("build")
    return tmp_path / "out" / "refs.lock.json"


def test_a_reason_is_translated(lock: Path, bibtools: Callable[..., Any]) -> None:
    assert "what it opens is never closed" in bibtools("check", "out/refs.bib").out
    assert TURKISH in bibtools("check", "out/refs.bib", "--lang", "tr").out
    assert TURKISH in bibtools("check", "out/refs.bib", "--lang", "tr", "--no-cache").out


def test_a_lock_file_without_the_parts_of_reasons_is_read_as_before(
    lock: Path, bibtools: Callable[..., Any]
) -> None:
    content = json.loads(lock.read_text(encoding="utf-8"))
    for entry in content["entries"].values():
        for change in entry["changes"]:
            change.pop("said", None)
    lock.write_text(json.dumps(content), encoding="utf-8")
    assert "what it opens is never closed" in bibtools("check", "out/refs.bib", "--lang", "tr").out


def test_a_reason_that_somebody_rewrote_is_shown_as_it_stands(
    lock: Path, bibtools: Callable[..., Any]
) -> None:
    text = lock.read_text(encoding="utf-8")
    lock.write_text(
        text.replace('"reason": "the line breaks off', '"reason": "the page is torn'), encoding="utf-8"
    )
    assert "the page is torn" in bibtools("check", "out/refs.bib", "--lang", "tr").out
