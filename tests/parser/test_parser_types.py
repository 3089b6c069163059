"""The type alone: each line of tests/cases/parser/types.tsv is a CSL type and a reference that has it."""

import pytest
from paths import TESTS

from bibtools.parser.parser import parse

CASES = [
    line.split("\t")
    for line in (TESTS / "cases" / "parser" / "types.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("csl_type", "raw"), CASES, ids=[f"{kind}-{raw[:30]}" for kind, raw in CASES])
def test_type(csl_type: str, raw: str) -> None:
    assert parse(raw).reference.type == csl_type
