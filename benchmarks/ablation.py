"""What a rule, a group of features, the word list, a training set or more training data is worth.

usage: python benchmarks/ablation.py rules    --data ../training tests/gold [GOLD…]
       python benchmarks/ablation.py features --data ../training tests/gold [GOLD…]
       python benchmarks/ablation.py sets     --data ../training tests/gold [GOLD…]
       python benchmarks/ablation.py growth   --data ../training tests/gold [GOLD…]

Each GOLD is a gold file (docs/gold.md), or a folder of them that counts as one set. References of AnyStyle's
good.xml, GROBID's and LinkedBooks' that the model was not trained on are measured as well, 300 of each (`--most`).
`rules` leaves out one rule of the package's model after the other; the others train small models, on an eighth of the
references (`--part`) and with 50 steps of the optimiser (`--iterations`). Printed are F1 and the share of references
with every field right: of the first line, and what the others differ by.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from bibtools.parser import features as feature_module
from bibtools.parser import parser as parser_module
from bibtools.parser import tagger as tagger_module
from bibtools.parser.crf.group import Group
from bibtools.parser.parser import parse
from bibtools.parser.rules.order import RULES, Rule
from bibtools.parser.tagger import Piece, Tagger, shipped
from bibtools.training import build
from bibtools.training.corpus import SEED, SETS, read_corpus, split
from bibtools.training.evaluation.gold import read_gold
from bibtools.training.evaluation.labelled_gold import gold_of
from bibtools.training.evaluation.score import Score, score
from bibtools.training.labelled import Labelled
from bibtools.training.members import styled
from bibtools.training.rendered import render_labelled
from bibtools.training.run import lexicon_of
from bibtools.training.unseen import read_unseen

Golds = Mapping[str, Sequence[Mapping[str, Any]]]
CASES = Path(__file__).parents[1] / "tests" / "cases" / "parser"
UNSEEN = ("good", "grobid", "linkedbooks")
GROUPS = {
    "the word itself": r"w=",
    "the words beside it": r"[+-]1w=",
    "affixes": r"[sp][34]=",
    "suffix of four": r"s4=",
    "prefix of four": r"p4=",
    "shape with marks": r"kt=|hk=",
    "form of numbers": r"nt=",
    "flags of the word list": r"xk=",
    "flags of pairs": r"x\.\+1x|-1x\.x",
    "class of the word": r"rk=",
    "classes of neighbours": r"[+-]1rk=|\+2r=|-1r\.k=",
    "shapes of neighbours": r"\+1k=|\+1hk=|-1h=",
    "shapes of second neighbours": r"[+-]2k=|-2t-1t=",
    "shapes of pairs": r"k\.t\.|-1t\.k|-1k\.k",
    "joined to a neighbour": r"\+?g",
    "stretch": r"s[1<>^]=",
    "stretches beside it": r"s[-+]=",
    "classes of two stretches": r"sr\+",
    "number of the stretch": r"sn=",
    "place in the line": r"i=",
    "brackets, quotation marks": r"[qd]=",
    "years": r"[yY]",
    "marks so far": r"in=|dots=",
    "commas of the line": r"C",
}
"""Group → an expression for the names of its features."""


def main() -> None:
    """Run the command that the head of the file describes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("rules", "features", "sets", "growth"))
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled sets")
    parser.add_argument("--part", type=int, default=8, help="train on one reference of so many")
    parser.add_argument("--iterations", type=int, default=50)
    parser.add_argument("--most", type=int, default=300, help="references measured of an unseen set")
    options = parser.parse_args()
    golds = {path.stem: list(_golds(path)) for path in options.gold}
    unseen = read_unseen(options.data, shipped().metadata, made=0)
    for name in UNSEEN:
        golds[name] = [gold_of(item) for item in _drawn(unseen[name], options.most)]
    rows = rules(golds) if options.what == "rules" else trainings(options, golds)
    print(f"{'':28s}" + "".join(f"{name:>16s}" for name in golds), flush=True)
    base: dict[str, Score] = {}
    for name, scores in rows:
        print(_row(name, scores, base), flush=True)
        base = base or scores


def _drawn(items: Sequence[Labelled], count: int) -> list[Labelled]:
    return Random(SEED).sample(items, min(count, len(items)))


def _golds(path: Path) -> Iterator[Mapping[str, Any]]:
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        yield from read_gold(file)


def _row(name: str, scores: Mapping[str, Score], base: Mapping[str, Score]) -> str:
    """Return a line: F1 and the share of references that are all right, or what they differ by from the first line."""
    cells = []
    for key, found in scores.items():
        f1, right = found.f1()[2], 100 * found.exact / max(found.count, 1)
        if base:
            before = base[key]
            f1, right = f1 - before.f1()[2], right - 100 * before.exact / max(before.count, 1)
        cells.append(f"{f1:+8.2f} /{right:+6.1f}" if base else f"{f1:8.2f} /{right:6.1f}")
    return f"{name:28s}" + "".join(cells)


def measured(golds: Golds, tagger: Tagger) -> dict[str, Score]:
    """Return the score of each set."""
    return {
        name: score((gold, parse(gold["raw"], tagger=tagger)) for gold in items)
        for name, items in golds.items()
    }


class Watched:
    """The rules, of which one may be left out, and which of them changed the last reference."""

    def __init__(self) -> None:
        self.rules = [rule for rule, _ in RULES]
        self.without: Rule | None = None
        self.fired: set[Rule] = set()

    def __call__(self, text: str, pieces: Sequence[Piece]) -> list[Piece]:
        made = list(pieces)
        self.fired = set()
        for rule in self.rules:
            if rule is not self.without:
                before, made = made, rule(text, list(made))
                if made != before:
                    self.fired.add(rule)
        return made


def rules(golds: Golds) -> Iterator[tuple[str, dict[str, Score]]]:
    """Yield the scores with all rules, and without each, for which the references that it changed are read again.

    The number behind a rule says how many of the parser's cases need it.
    """
    watched = Watched()
    cases = [case for path in sorted(CASES.glob("*.jsonl")) for case in map(json.loads, _lines(path))]
    every = {**golds, "": cases}
    with patch.object(parser_module, "apply_rules", watched):
        whole: dict[str, list[Score]] = {}
        fired: dict[str, list[set[Rule]]] = {}
        for name, items in every.items():
            for item in items:
                whole.setdefault(name, []).append(_one(name, item))
                fired.setdefault(name, []).append(watched.fired)
        yield "all rules", {name: _together(whole[name]) for name in golds}
        for rule in (*watched.rules, None):
            watched.without = rule
            if rule is None:
                watched.rules = []
            now = {
                name: [
                    _one(name, item) if rule in seen or (rule is None and seen) else one
                    for item, one, seen in zip(every[name], whole[name], fired[name], strict=True)
                ]
                for name in every
            }
            needing = sum(not one.exact for one in now[""])
            label = rule.__name__ if rule else "none"
            yield f"{label} ({needing})", {name: _together(now[name]) for name in golds}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _one(name: str, item: Mapping[str, Any]) -> Score:
    """Return the score of one reference; of a case, only whether it comes out as expected."""
    if name:
        return score([(item, parse(item["raw"]))])
    csl = parse(item["raw"]).reference.to_csl()
    found = {key: value for key, value in csl.items() if value and key not in ("id", "language")}
    return Score(count=1, exact=found == item["expect"])


def _together(scores: Sequence[Score]) -> Score:
    made = Score()
    for one in scores:
        for total, part in ((made.right, one.right), (made.wrong, one.wrong), (made.missed, one.missed)):
            total.update(part)
        made.count += one.count
        made.exact += one.exact
    return made


def trainings(options: argparse.Namespace, golds: Golds) -> Iterator[tuple[str, dict[str, Score]]]:
    """Yield the scores of the small models that the option asks for."""
    corpus = read_corpus(options.data)
    corpus["styles"] = styled(corpus, SEED, render_labelled)
    lexicon = lexicon_of(options.data, corpus)

    def trained(
        items: Sequence[Labelled], words: Mapping[str, str] = lexicon, dropped: str = ""
    ) -> dict[str, Score]:
        return _trained(items, words, dropped, options.iterations, golds)

    everything, part = split(corpus)[0], options.part
    if options.what == "growth":
        for each in (32, 16, 8, 4, 2):
            items = everything[::each]
            yield f"{len(items)} references", trained(items)
        return
    yield f"all, {len(everything[::part])} references", trained(everything[::part])
    yield "- lexicon.bin", trained(everything[::part], {})
    if options.what == "features":
        for name, expression in GROUPS.items():
            yield f"- {name}", trained(everything[::part], lexicon, expression)
        return
    for name in SETS:
        rest = {key: items for key, items in corpus.items() if key != name}
        yield f"- {name}", trained(_of(rest, everything[::part]))


def _of(corpus: Mapping[str, Sequence[Labelled]], items: Sequence[Labelled]) -> list[Labelled]:
    """Return those of `items` that stand in the corpus."""
    known = {id(item) for found in corpus.values() for item in found}
    return [item for item in items if id(item) in known]


def _trained(
    items: Sequence[Labelled], lexicon: Mapping[str, str], dropped: str, iterations: int, golds: Golds
) -> dict[str, Score]:
    made = feature_module.features
    drop = re.compile((dropped or "(?!)").encode()).match

    @cache
    def kept(group: Group) -> Group:
        return tuple([name for name in group if not drop(name)])

    def fewer(words: Sequence[Any], glued: Sequence[bool]) -> list[list[Group]]:
        return [[kept(group) for group in token] for token in made(words, glued)]

    with (
        TemporaryDirectory() as folder,
        patch.object(build, "features", fewer),
        patch.object(tagger_module, "features", fewer),
    ):
        options = {**build.DEFAULTS, "max_iterations": iterations}
        build.write_model(Path(folder), build.train(items, lexicon, options), lexicon, {}, options)
        return measured(golds, Tagger(Path(folder)))


if __name__ == "__main__":
    main()
