"""Learn the second opinion of a model on the types of works.

    python -m bibtools.training.types [--model bibtools/parser/data] [--check]

learns from the values that the labels of invented references give, and from the types that their writers gave them, and
writes `types.json` beside the model; `bibtools train` does so at its end. With --check nothing is written, but which
share of the references with answers gets the right type is printed: by the rules alone, and with the weights learnt.
The same references and code give the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bibtools.parser.assemble.csl_types.evidence import Evidence
from bibtools.parser.assemble.csl_types.learnt import FILE, FORMAT, TypeTable, signs_of
from bibtools.parser.model_files import DATA
from bibtools.parser.parser import parse
from bibtools.parser.tagger import Tagger
from bibtools.support.files import write_file
from bibtools.training.answered import read_answered
from bibtools.training.doubts import labelled_record
from bibtools.training.evaluation.compare import right_type
from bibtools.training.invented import read_invented
from bibtools.training.labelled import Labelled
from bibtools.training.logistic import learn_kinds

LEAST = 5
"""A sign must stand in so many references."""
LEAST_OF_TYPE = 10
"""So many references must have a type."""
KEPT = 5
"""Weights of fewer hundredths are left out."""


def learn_types(items: Iterable[Labelled]) -> dict[str, dict[str, int]]:
    """Return the weights by sign and type, as `TypeTable` takes them, that labelled references with types teach."""
    rows = [row for item in items if item.type for row in _seen(item)]
    signs = Counter(sign for found, _ in rows for sign in found)
    types = Counter(kind for _, kind in rows)
    kept = (
        ([sign for sign in sorted(found) if signs[sign] >= LEAST], kind)
        for found, kind in rows
        if types[kind] >= LEAST_OF_TYPE
    )
    learnt = learn_kinds(kept)
    whole = {
        sign: {kind: round(100 * weight) for kind, weight in weights.items()}
        for sign, weights in learnt.items()
    }
    large = {
        sign: {kind: weight for kind, weight in weights.items() if abs(weight) >= KEPT}
        for sign, weights in whole.items()
    }
    return {sign: weights for sign, weights in large.items() if weights}


def _seen(item: Labelled) -> list[tuple[set[str], str]]:
    """Return the signs of a labelled reference and its type; nothing if its values were not understood."""
    found: list[tuple[set[str], str]] = []

    def collect(seen: Evidence, ruled: str) -> str:
        right = right_type({"type": item.type, "csl_type": item.type}, ruled)
        found.append((signs_of(seen, ruled), ruled if right else item.type))
        return ruled

    labelled_record(item, collect)
    return found


def write_types(model: Path) -> int:
    """Learn and write the weights of the model in a folder; return how many there are."""
    weights = learn_types(read_invented(0, copies=0))
    made = {"format": FORMAT, "weights": weights}
    text = json.dumps(made, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    write_file(model / FILE, text.encode())
    return sum(map(len, weights.values()))


def checked(model: Path) -> tuple[float, float]:
    """Return the share of types that are right of the references with answers: by the rules alone, and with weights."""
    ruled = Tagger(model, judging=False)
    ruled.types = None
    both = Tagger(model, judging=False)
    both.types = TypeTable(learn_types(read_invented(0, copies=0)))
    golds = [gold for gold in read_answered() if gold.get("type")]
    shares = []
    for tagger in (ruled, both):
        right = [right_type(gold, parse(gold["raw"], tagger=tagger).reference.type) for gold in golds]
        shares.append(sum(right) / len(right))
    return shares[0], shares[1]


def main() -> None:
    """Run the command that the head of the file describes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, default=DATA, help="folder of the model")
    parser.add_argument("--check", action="store_true", help="measure instead of writing")
    options = parser.parse_args()
    if options.check:
        alone, both = checked(options.model)
        print(
            f"types that are right, in percent: by the rules {100 * alone:.1f}, with weights {100 * both:.1f}"
        )
        return
    print(f"{options.model / FILE}: {write_types(options.model)} weights")


if __name__ == "__main__":
    main()
