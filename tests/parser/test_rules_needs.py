"""A rule is left out only for references that it would return as they are."""

from __future__ import annotations

import json

from paths import GOLD

from bibtools.parser.crf.weights import FILE, read_weights
from bibtools.parser.model_files import DATA
from bibtools.parser.rules import apply_rules
from bibtools.parser.rules.needs import MARKS, WORDS
from bibtools.parser.rules.order import RULES
from bibtools.parser.tagger import Piece, shipped


def _with_every_rule(text: str, pieces: list[Piece]) -> list[Piece]:
    for rule, _ in RULES:
        pieces = rule(text, pieces)
    return pieces


def test_rules_left_out_would_change_nothing() -> None:
    """Half of every reference is read too, and its other half: lines that break off anywhere."""
    for path in sorted(GOLD.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            raw = json.loads(line)["raw"]
            middle = len(raw) // 2
            for text in filter(str.strip, (raw, raw[:middle], raw[middle:])):
                pieces, _ = shipped().tag(text)
                assert apply_rules(text, pieces) == _with_every_rule(text, pieces), text


def test_needs_name_labels_marks_letters_and_words() -> None:
    labels = {name[2:] for name in read_weights((DATA / FILE).read_bytes()).labels}
    needed = {name for _, needs in RULES for each in needs.split() for name in each.split("|")}
    of_text = {name for name in needed if name[0] in "~="}
    named = {
        label.removeprefix("!").removeprefix("2*") for name in needed - of_text for label in name.split(">")
    }
    assert named <= labels | set(MARKS)
    assert {name[1:] for name in of_text if name[0] == "="} == set(WORDS)
