"""Invented references of reported kinds of faults, labelled as the parser should: what no generator makes."""

from __future__ import annotations

import json
from importlib.resources import files
from random import Random

from bibtools.training.damage import damage
from bibtools.training.labelled import Labelled
from bibtools.training.restyle import restyle

COPIES = 1
"""How many damaged copies of each stand beside it in training."""
_RESTYLED = 0.25
"""The share of the copies of Turkish references that are put into another house style first.

Of other languages it made the parser worse: see “Networks” in docs/parser-trials.md.
"""
_TURKISH = frozenset("ğĞşŞıİ")
"""Letters by which a Turkish reference is told, as far as this needs it."""


def read_invented(seed: int, *, copies: int = COPIES) -> list[Labelled]:
    """Return each invented reference and so many copies of it, damaged, some restyled, with `seed`."""
    rng = Random(seed)
    items: list[Labelled] = []
    for line in (files("bibtools.training") / "data" / "invented.jsonl").read_text("utf-8").splitlines():
        made = json.loads(line)
        item = Labelled(tuple((label, text) for label, text in made["segments"]), made["type"])
        items += [item, *(damage(_in_some_style(item, rng), rng) for _ in range(copies))]
    return items


def _in_some_style(item: Labelled, rng: Random) -> Labelled:
    return restyle(item, rng) if _is_turkish(item) and rng.random() < _RESTYLED else item


def _is_turkish(item: Labelled) -> bool:
    return any(not _TURKISH.isdisjoint(text) for _, text in item.segments)
