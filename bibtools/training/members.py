"""The models that a model is the mean of: each learns from references that are drawn and made for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from bibtools.support.dataclass import dataclass
from bibtools.support.processes import leave_interruptions_to_the_parent
from bibtools.training.build import train
from bibtools.training.corpus import SHARE, read_corpus, split
from bibtools.training.crfsuite import Trained
from bibtools.training.damage import damage
from bibtools.training.labelled import Labelled

Drawn = Callable[[int], dict[str, list[Labelled]]]
"""Takes a seed; gives the references of each set."""
Rendered = Callable[[Sequence[Labelled], int, int], Iterable[Labelled]]
"""Takes references to draw fields from, a count and a seed; gives references written in CSL styles."""
FIELDS_OF = ("core", "good", "linkedbooks", "turkish", "european")
"""The sets whose fields are rendered in CSL styles."""
SPOILT = 0.3
"""The share of rendered references that is damaged as real lists are."""


@dataclass(frozen=True, slots=True)
class Draw:
    """How references are drawn and made: the folder of the labelled sets, their names, and what renders styles."""

    data: Path
    sets: Sequence[str]
    rendered: Rendered

    def __call__(self, seed: int) -> dict[str, list[Labelled]]:
        """Return the references of each set, the same for the same seed. Raise InputError if a set is missing."""
        corpus = read_corpus(self.data, self.sets, seed=seed)
        if "styles" in self.sets:
            corpus["styles"] = styled(corpus, seed, self.rendered)
        return corpus


def styled(corpus: Mapping[str, Sequence[Labelled]], seed: int, rendered: Rendered) -> list[Labelled]:
    """Return references of the sets that are rendered in CSL styles, three in ten of them damaged."""
    rng = Random(seed)
    fields = [item for name in FIELDS_OF for item in corpus.get(name, [])]
    return [
        damage(item, rng) if rng.random() < SPOILT else item
        for item in rendered(fields, SHARE["styles"], seed)
    ]


def taught(draw: Drawn, lexicon: Mapping[str, str], options: Mapping[str, Any], seed: int) -> Trained:
    """Return what is learnt from the references of one seed, without those that are held out."""
    return train(split(draw(seed))[0], lexicon, options)


def train_members(
    draw: Drawn, lexicon: Mapping[str, str], options: Mapping[str, Any], seeds: Sequence[int], jobs: int = 1
) -> Iterator[Trained]:
    """Yield what is learnt from the references of each seed, in order, in `jobs` processes at a time.

    The number of processes does not change what is learnt. Each takes 0.9 GB of memory with all sets.
    """
    if jobs == 1:
        for seed in seeds:
            yield taught(draw, lexicon, options, seed)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Where JAX is loaded there are threads, and a copy of a process with threads may hang.
    new = get_context("spawn")
    with ProcessPoolExecutor(jobs, new, initializer=leave_interruptions_to_the_parent) as pool:
        for waiting in [pool.submit(taught, draw, lexicon, options, seed) for seed in seeds]:
            yield waiting.result()
