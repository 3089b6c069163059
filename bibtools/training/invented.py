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
"""The share of the copies that are put into another house style first."""


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
    return restyle(item, rng) if rng.random() < _RESTYLED else item
