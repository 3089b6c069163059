"""Learn the table of doubts of a model: which signs say that a value is wrong.

    python -m bibtools.training.doubts --data ../training [--model bibtools/parser/data] [--check]

parses references that the model was not trained on, compares every value with the one that the labels give or that a
writer gave as the answer (`bibtools.training.answered`), and writes `doubts.json` beside the model; `bibtools train`
does so at its end. With --check nothing is written: three tables are learnt, each without a third of the references,
and the shares of wrong and of right values that they doubt are printed.
The same data, model and code give the same table.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from bibtools.model import Record
from bibtools.parser.assemble.csl_types.learnt import Opinion
from bibtools.parser.assemble.record import assemble, read_values
from bibtools.parser.crf.network_file import FILE as NETWORK
from bibtools.parser.crf.weights import FILE as WEIGHTS
from bibtools.parser.doubts.names import SPLIT_SIGNS
from bibtools.parser.doubts.signs import Signs
from bibtools.parser.doubts.table import ANY, FILE, FORMAT, DoubtTable
from bibtools.parser.model_files import DATA
from bibtools.parser.openings import opening_end
from bibtools.parser.parser import read_signs
from bibtools.parser.rules import apply_rules
from bibtools.parser.tagger import Tagger
from bibtools.support.dataclass import dataclass
from bibtools.support.files import write_file
from bibtools.training.agreement import agree, split_rightly
from bibtools.training.answered import people_of, read_answered
from bibtools.training.evaluation.compare import FIELDS, VARIABLE, values
from bibtools.training.evaluation.doubted import Judged, table_of
from bibtools.training.evaluation.labelled_gold import pieces_of_labels
from bibtools.training.labelled import Labelled
from bibtools.training.logistic import learn
from bibtools.training.unseen import read_unseen

ANSWERED = 5
"""How many times a value with an answer counts: labels do not show what is read wrongly from a piece found rightly."""
LEAST = 15
"""A sign must stand in so many values of a field to have a weight there."""
FOLDS = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """A value that the parser found: its set, its reference, the CSL variable, its signs, and whether it is right.

    `made` says that the persons of the reference are known: then `right` holds for the splitting of their names, too.
    It counts `times` times.
    """

    set: str
    raw: str
    variable: str
    signs: Signs
    right: bool
    made: bool = False
    times: int = 1


def all_samples(tagger: Tagger, data: Path) -> list[Sample]:
    """Return the values found in labelled references that the model was not trained on, and in those with answers."""
    unseen = read_unseen(data, tagger.metadata)
    return [*samples(tagger, unseen), *answered_samples(tagger, read_answered())]


def samples(tagger: Tagger, sets: dict[str, list[Labelled]]) -> Iterator[Sample]:
    """Yield the values that the parser finds in labelled references, compared with those that the labels give."""
    for name, items in sets.items():
        for item in items:
            record, signs = read_signs(item.raw, tagger)
            gold = labelled_record(item)
            if not record.confidence or not gold.confidence:
                continue
            wanted = gold.reference.to_csl()
            for field, found, right in _compared(record, signs, item.raw, wanted, _people(item), csl=True):
                yield Sample(name, item.raw, field, found, right, bool(item.people))


def answered_samples(tagger: Tagger, golds: Iterable[Mapping[str, Any]]) -> Iterator[Sample]:
    """Yield the values that the parser finds in references with answers, compared with these."""
    for gold in golds:
        raw = gold["raw"]
        record, signs = read_signs(raw, tagger)
        for field, found, right in _compared(record, signs, raw, gold, people_of(gold), csl=False):
            yield Sample("answered", raw, field, found, right, True, ANSWERED)


def _compared(
    record: Record,
    signs: Mapping[str, Signs],
    raw: str,
    wanted: Mapping[str, Any],
    people: Mapping[str, list[tuple[str, str]]],
    *,
    csl: bool,
) -> Iterator[tuple[str, Signs, bool]]:
    """Yield variable, signs and whether it is right of each value; `wanted` is gold, or CSL-JSON with `csl`.

    A list of names whose persons are in `people` is right only if it is split rightly.
    """
    found = record.reference.to_csl()
    for field in FIELDS:
        variable = VARIABLE.get(field, field)
        got = values(found, field, csl=True)
        if not got or variable not in signs:
            continue
        names = record.reference.get(variable) if people.get(variable) else None
        right = agree(variable, got, values(wanted, field, csl=csl)) and (
            not isinstance(names, tuple) or split_rightly(names, people[variable], raw)
        )
        yield variable, signs[variable], right


def _people(item: Labelled) -> dict[str, list[tuple[str, str]]]:
    """Return family and given name of the persons of a made reference by label."""
    found: dict[str, list[tuple[str, str]]] = {}
    for label, family, given in item.people:
        found.setdefault(label, []).append((family, given))
    return found


def labelled_record(item: Labelled, opinion: Opinion | None = None) -> Record:
    """Return the record that the labels of a reference give, with the parser's rules; `opinion` as in `assemble`."""
    raw = item.raw
    pieces = apply_rules(raw, pieces_of_labels(item, opening_end(raw)))
    work = read_values(raw, pieces, lambda _, probability: probability)
    return assemble(work, (), None, opinion=opinion)


def learn_table(found: Iterable[Sample]) -> dict[str, dict[str, float]]:
    """Return the weights by field and sign, as `DoubtTable` takes them."""
    everything = [sample for sample in found if not _unknown_split(sample)]
    counts = Counter(name for sample in everything for name in _features(sample))
    rows = (
        ({name: size for name, size in _features(sample).items() if counts[name] >= LEAST}, not sample.right)
        for sample in everything
        for _ in range(sample.times)
    )
    weights: dict[str, dict[str, float]] = {}
    for name, weight in learn(rows).items():
        if abs(weight) >= 0.01:
            field, _, sign = name.partition("\t")
            weights.setdefault(field, {})[sign] = round(weight, 2)
    return weights


def _unknown_split(sample: Sample) -> bool:
    """Return whether names may be split wrongly without its labels saying so: nothing can be learnt from them."""
    return not sample.made and any(not SPLIT_SIGNS.isdisjoint(group) for group in sample.signs.groups)


def _features(sample: Sample) -> dict[str, float]:
    """Return the signs of a value, each for every field and for its own."""
    signs = sample.signs.flat()
    return {
        f"{field}\t{sign}": size for field in (ANY, sample.variable) for sign, size in signs.items() if size
    }


def write_table(data: Path, model: Path) -> tuple[int, int]:
    """Learn and write the table of the model in a folder; return how many values it saw, and how many were wrong."""
    tagger = Tagger(model, judging=False)
    found = all_samples(tagger, data)
    made = {"format": FORMAT, "model": model_digest(model), "weights": learn_table(found)}
    text = json.dumps(made, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    write_file(model / FILE, text.encode())
    return len(found), sum(not sample.right for sample in found)


def model_digest(model: Path) -> str:
    """Return a checksum of the model that a table was learnt for: the two belong together."""
    held = [model / name for name in (WEIGHTS, NETWORK) if (model / name).exists()]
    return "-".join(f"{crc32(path.read_bytes()):08x}" for path in held)


def cross_checked(found: Sequence[Sample]) -> Iterator[Judged]:
    """Yield every value with the probability that a table learnt without its reference gives it."""
    folds = [crc32(sample.raw.encode()) % FOLDS for sample in found]
    for number in range(FOLDS):
        table = DoubtTable(learn_table(s for s, fold in zip(found, folds, strict=True) if fold != number))
        for sample, fold in zip(found, folds, strict=True):
            if fold == number:
                yield Judged(sample.set, table.sure(sample.variable, sample.signs), sample.right)


def main() -> None:
    """Run the command that the head of the file describes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled sets")
    parser.add_argument("--model", type=Path, default=DATA, help="folder of the model")
    parser.add_argument("--check", action="store_true", help="measure instead of writing")
    options = parser.parse_args()
    if not options.check:
        count, wrong = write_table(options.data, options.model)
        print(f"{options.model / FILE}: learnt from {count} values, {wrong} of them wrong")
        return
    tagger = Tagger(options.model, judging=False)
    found = all_samples(tagger, options.data)
    print("\n".join(table_of(cross_checked(found))))


if __name__ == "__main__":
    main()
