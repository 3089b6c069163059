"""References that a model was not trained on: to learn how sure it may be, and to measure it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from bibtools.training.anystyle import read_anystyle
from bibtools.training.corpus import SEED, needed_file, read_corpus, split
from bibtools.training.european import generate as generate_european
from bibtools.training.grobid import read_grobid
from bibtools.training.labelled import Labelled, key_of, unique
from bibtools.training.linkedbooks import read_linkedbooks
from bibtools.training.turkish import generate as generate_turkish

MADE = 16_000
"""How many references of each generator are made, with a seed that training does not use."""
_REAL: dict[str, Callable[[Path], Iterable[Labelled]]] = {
    "core": read_anystyle,
    "good": read_anystyle,
    "grobid": read_grobid,
    "linkedbooks": read_linkedbooks,
}


def read_unseen(data: Path, metadata: Mapping[str, Any], *, made: int = MADE) -> dict[str, list[Labelled]]:
    """Return the references of each set that the model with this metadata has not been trained on.

    They are those that were held out or that stand in none of its draws, and `made` newly made ones of each generator.
    Raise InputError if a set is missing.
    """
    seed = int(metadata.get("seed", SEED))
    sets = [name for name in metadata.get("data", {}) if name in _REAL]
    trained = {
        key_of(item)
        for number in range(int(metadata.get("draws", metadata.get("members", 1))))
        for item in split(read_corpus(data, sets, seed=seed + number))[0]
    }
    found: dict[str, list[Labelled]] = {}
    for name in sets:
        read = _REAL[name]
        found[name] = [item for item in unique(read(needed_file(data, name))) if key_of(item) not in trained]
    found["turkish"] = list(generate_turkish(made, seed + 1000))
    found["european"] = list(generate_european(made, seed + 1000))
    return found
