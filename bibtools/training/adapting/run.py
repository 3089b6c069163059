"""From a file of corrected references to a model for lists of their kind."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bibtools.errors import InputError
from bibtools.parser.adapter import FILE, Adapter
from bibtools.parser.assemble.csl_types.learnt import FILE as TYPES
from bibtools.parser.crf.network_file import FILE as NETWORK
from bibtools.parser.crf.weights import FILE as WEIGHTS
from bibtools.parser.doubts.table import FILE as DOUBTS
from bibtools.parser.lexicon import FILE as LEXICON
from bibtools.parser.parser import parse
from bibtools.parser.tagger import Tagger
from bibtools.support.dataclass import dataclass
from bibtools.support.files import write_file
from bibtools.support.messages import counted, message
from bibtools.training.adapting.learning import learn, made_examples
from bibtools.training.adapting.placing import Placed, place
from bibtools.training.evaluation.gold import read_gold
from bibtools.training.evaluation.score import Score, score

LEAST = 10
"""So many corrections are needed at least: one of them is held out at a time, and the others must teach something."""
PARTS = 10
_COPIED = (WEIGHTS, NETWORK, LEXICON, TYPES, DOUBTS, "NOTICE")


@dataclass(frozen=True, slots=True)
class Adapted:
    """What adapting a model came to.

    `before` and `after` count the values of all corrections, each parsed by a model that had not seen it; `unplaced`
    are references whose values could not be found in their text.
    """

    corrections: int
    unplaced: tuple[str, ...]
    before: Score
    after: Score

    @property
    def better(self) -> bool:
        """Whether fewer values are wrong or missing than before."""
        return faults(self.after) < faults(self.before)


def faults(found: Score) -> int:
    """Return how many values are wrong or missing."""
    return sum(found.wrong.values()) + sum(found.missed.values())


def read_corrections(path: Path) -> list[dict[str, Any]]:
    """Return corrected references (docs/parser.md); of two of the same text the last. Raise InputError if too few."""
    found = {gold["raw"]: gold for gold in read_gold(path)}
    if len(found) < LEAST:
        raise InputError(
            counted(
                "{count} corrected reference is too few",
                "{count} corrected references are too few",
                len(found),
            ),
            hint=message(
                "Correct at least {least}; from about 50 on a model becomes much better.", least=LEAST
            ),
            file=str(path),
        )
    return list(found.values())


def adapt(
    golds: Sequence[Mapping[str, Any]],
    base: Path,
    output: Path,
    advance: Callable[[Iterable[int]], Iterable[int]] = iter,
) -> Adapted:
    """Adapt the model in `base` to corrected references, and write it to `output` if it is better on unseen ones.

    Every tenth of the references is parsed once by a model that learnt from the others. `advance` is given the
    numbers of the parts and may show how far the work is.
    """
    tagger = Tagger(base).with_adapter(None)
    made = made_examples(tagger)
    placed = [place(gold, tagger) for gold in golds]
    before = [parse(gold["raw"], tagger=tagger) for gold in golds]
    after = list(before)
    for part in advance(range(PARTS)):
        held = range(part, len(golds), PARTS)
        rest = _known(each for number, each in enumerate(placed) if number % PARTS != part)
        trained = tagger.with_adapter(Adapter(learn(made, rest)))
        for number in held:
            after[number] = parse(golds[number]["raw"], tagger=trained)
    unplaced = tuple(gold["raw"] for gold, each in zip(golds, placed, strict=True) if each is None)
    outcome = Adapted(
        len(golds),
        unplaced,
        score(zip(golds, before, strict=True)),
        score(zip(golds, after, strict=True)),
    )
    if outcome.better:
        _write(base, output, learn(made, _known(placed)), outcome)
    return outcome


def _known(placed: Iterable[Placed | None]) -> list[Placed]:
    return [each for each in placed if each is not None]


def _write(base: Path, output: Path, adapter: bytes, outcome: Adapted) -> None:
    output.mkdir(parents=True, exist_ok=True)
    for name in _COPIED:
        if (base / name).exists() and base.resolve() != output.resolve():
            write_file(output / name, (base / name).read_bytes())
    write_file(output / FILE, adapter)
    metadata = json.loads((base / "model.json").read_text(encoding="utf-8"))
    metadata["adapted"] = {"corrections": outcome.corrections - len(outcome.unplaced)}
    text = json.dumps(metadata, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_file(output / "model.json", text.encode())
