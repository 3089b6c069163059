"""Whole references: tests/cases/parser/*.jsonl, `expect` is the CSL-JSON object, `kinds` those of the changes."""

import json

import pytest
from paths import TESTS

from bibtools.parser.parser import parse

CASES = [
    (path.stem, json.loads(line))
    for path in sorted((TESTS / "cases" / "parser").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{name}-{case['raw'][:40]}" for name, case in CASES])
def test_reference(name, case):
    record = parse(case["raw"])
    found = {key: value for key, value in _csl(record.reference).items() if key not in ("id", "language")}
    assert found == case["expect"]
    if "kinds" in case:
        assert [change.kind for change in record.changes if change.kind != "doubt"] == case["kinds"]


def _csl(reference):
    return {key: value for key, value in reference.to_csl().items() if value}
