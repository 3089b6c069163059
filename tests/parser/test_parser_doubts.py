"""Doubts: which values of a line are reported, and why (tests/cases/parser/doubts): {field: part of the reason}."""

import json

import pytest
from paths import TESTS

from bibtools.linter.document import DOUBT_BELOW
from bibtools.parser.parser import parse, read_signs
from bibtools.parser.tagger import shipped

CASES = [
    json.loads(line)
    for path in sorted((TESTS / "cases" / "parser" / "doubts").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=[case["raw"][:40] for case in CASES])
def test_doubted_values(case):
    record = parse(case["raw"])
    origins = record.reference.origins
    reasons = {change.field: change.reason for change in record.changes if change.kind == "doubt"}
    found = {field for field, origin in origins.items() if origin.confidence < DOUBT_BELOW}
    found |= {"raw"} & reasons.keys()
    assert (found >= set(case["doubted"])) if case["doubted"] else not found
    for field, reason in case["doubted"].items():
        assert reason in reasons[field]


SIGNS = [
    json.loads(line)
    for path in sorted((TESTS / "cases" / "parser" / "doubt-signs").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", SIGNS, ids=[case["raw"][:40] for case in SIGNS])
def test_signs_of_values(case):
    found = read_signs(case["raw"], shipped())[1][case["field"]].flat()
    assert found.keys() >= set(case["has"])
    assert not found.keys() & set(case["lacks"])


def test_a_doubt_changes_nothing():
    for case in CASES:
        for change in parse(case["raw"]).changes:
            if change.kind == "doubt":
                assert change.before == change.after
                assert change.reason
