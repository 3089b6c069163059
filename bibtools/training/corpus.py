"""The training corpus: how much of which set, drawn with a fixed seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from zlib import crc32

from bibtools.errors import InputError
from bibtools.support.messages import message
from bibtools.training.anystyle import read_anystyle
from bibtools.training.european import generate as generate_european
from bibtools.training.grobid import read_grobid
from bibtools.training.invented import read_invented
from bibtools.training.labelled import Labelled, key_of, unique
from bibtools.training.linkedbooks import read_linkedbooks
from bibtools.training.turkish import generate as generate_turkish

SEED = 11
NEEDED = {
    "core": "anystyle/core.xml",
    "good": "anystyle/good.xml",
    "grobid": "grobid-citation/corpus",
    "linkedbooks": "linkedbooks/train.conll.gz",
    "dictionary": "anystyle/dict.txt.gz",
}
"""What the data folder must hold, by the name of the set."""
SETS = ("core", "good", "grobid", "linkedbooks", "turkish", "european", "invented", "styles")
"""The sets a model can be trained on."""
SHARE = {"grobid": 3000, "turkish": 9000, "european": 3000, "styles": 1200}
"""How many references of a set are drawn or made; of AnyStyle all are read, of LinkedBooks see LINKEDBOOKS_SHARE."""
LINKEDBOOKS_SHARE = {"book": 900, "part": 1500, "document": 800}
NOISY = ("grobid", "linkedbooks")
"""Sets whose annotators were too often at odds with themselves to calibrate on."""
WHOLE = ("invented",)
"""Sets of which nothing is held out: several copies of one reference would stand on both sides."""
HELD_OUT = 12
"""One of so many references is kept from training: to calibrate the confidences on, and to measure the model with."""


def needed_file(data: Path, name: str) -> Path:
    """Return the path of a set in the data folder; InputError if it is not there."""
    path = data / NEEDED[name]
    if not path.exists():
        raise InputError(
            message("this folder has no {needed}", needed=NEEDED[name]),
            hint="Name the folder that holds anystyle/, grobid-citation/ and linkedbooks/ (see docs/parser.md).",
            file=str(data),
        )
    return path


def read_corpus(data: Path, sets: Sequence[str] = SETS, *, seed: int = SEED) -> dict[str, list[Labelled]]:
    """Return the references of each set, shuffled apart with `seed`; none stands in two sets."""
    seen: set[str] = set()
    return {name: _READERS[name](data, seed, seen) for name in SETS if name in sets and name in _READERS}


def _drawn(items: list[Labelled], count: int, seed: int) -> list[Labelled]:
    return Random(seed).sample(items, min(count, len(items)))


def _core(data: Path, seed: int, seen: set[str]) -> list[Labelled]:
    return unique(read_anystyle(needed_file(data, "core")), seen)


def _good(data: Path, seed: int, seen: set[str]) -> list[Labelled]:
    return unique(read_anystyle(needed_file(data, "good")), seen)


def _grobid(data: Path, seed: int, seen: set[str]) -> list[Labelled]:
    return _drawn(unique(read_grobid(needed_file(data, "grobid")), seen), SHARE["grobid"], seed)


def _linkedbooks(data: Path, seed: int, seen: set[str]) -> list[Labelled]:
    items = unique(read_linkedbooks(needed_file(data, "linkedbooks")), seen)
    return [
        item
        for kind, count in LINKEDBOOKS_SHARE.items()
        for item in _drawn([item for item in items if item.type == kind], count, seed)
    ]


def _turkish(data: Path, seed: int, seen: set[str]) -> list[Labelled]:
    return list(generate_turkish(SHARE["turkish"], seed))


def _european(data: Path, seed: int, seen: set[str]) -> list[Labelled]:
    return list(generate_european(SHARE["european"], seed))


def _invented(data: Path, seed: int, seen: set[str]) -> list[Labelled]:
    return read_invented(seed)


_READERS: dict[str, Callable[[Path, int, set[str]], list[Labelled]]] = {
    "core": _core,
    "good": _good,
    "grobid": _grobid,
    "linkedbooks": _linkedbooks,
    "turkish": _turkish,
    "european": _european,
    "invented": _invented,
}


def split(corpus: dict[str, list[Labelled]]) -> tuple[list[Labelled], list[Labelled]]:
    """Return the part to train on and the part of the consistent sets that is held out for calibration."""
    train = [
        item for name, items in corpus.items() for item in items if name in WHOLE or not is_held_out(item)
    ]
    held = [
        item
        for name, items in corpus.items()
        if name not in NOISY and name not in WHOLE
        for item in items
        if is_held_out(item)
    ]
    return train, held


def is_held_out(item: Labelled) -> bool:
    """Return whether a reference is kept from training; its letters decide, so that no change of the draw shows it."""
    return crc32(key_of(item).encode()) % HELD_OUT == 0
