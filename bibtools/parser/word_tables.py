"""Word tables that the parser reads at run time: `data/*.txt`, one item a line, UTF-8, `#` begins a remark."""

from __future__ import annotations

from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")
"""The folder of the tables and of the trained model."""


def items(path: Path) -> tuple[str, ...]:
    """Return the items of a table in file order, without remarks and empty lines."""
    text = path.read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def given_names() -> frozenset[str]:
    """Return common Turkish given names, as they are written."""
    return frozenset(items(DATA / "tr-given.txt"))
