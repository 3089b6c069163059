"""The word tables that the generators draw from, one item a line, UTF-8.

They are `data/*.txt` of this package.

A line that begins with `#` is a remark. In a weighted table a tab and a number follow the item; in a slotted
table the slot and a tab come before it.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

_DATA = Path(__file__).with_name("data")


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the items of the table `<name>.txt` in file order."""
    text = (_DATA / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def table_names() -> tuple[str, ...]:
    """Return the names of all tables."""
    return tuple(sorted(path.stem for path in _DATA.glob("*.txt")))


@cache
def slots(name: str) -> dict[str, tuple[str, ...]]:
    """Return slot → its items."""
    found: dict[str, list[str]] = {}
    for line in lines(name):
        slot, _, item = line.partition("\t")
        found.setdefault(slot, []).append(item)
    return {slot: tuple(items) for slot, items in found.items()}


@cache
def _weighted(name: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    split = [line.partition("\t") for line in lines(name)]
    weights = accumulate(int(weight or 1) for _, _, weight in split)
    return tuple(item for item, _, _ in split), tuple(weights)


def pick(name: str, rng: Random) -> str:
    """Draw one item of a table; a weight after the item makes it more likely."""
    items, weights = _weighted(name)
    return rng.choices(items, cum_weights=weights)[0]
