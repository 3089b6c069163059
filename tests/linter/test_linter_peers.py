"""What other linters check is found by the rules that docs/peers.md names: tests/cases/linter/peers.toml."""

from __future__ import annotations

import tomllib

import pytest
from paths import TESTS

from bibtools.linter.registry import find_rule
from bibtools.linter.runner import check_documents
from bibtools.linter.settings import CheckSettings
from bibtools.model import Text
from bibtools.pipeline.check_documents import make_document

PEERS = tomllib.loads((TESTS / "cases" / "linter" / "peers.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(case, id=f"{peer}: {case['check']}")
    for peer, cases in PEERS.items()
    if peer != "about"
    for case in cases
]


@pytest.mark.parametrize("case", CASES)
def test_a_check_of_another_linter_is_covered(case: dict) -> None:
    assert ("none" in case) != ("rules" in case)
    if "rules" not in case:
        return
    settings = CheckSettings(select=("ALL",))
    found = check_documents([make_document(Text("case.bib", case["bib"]), settings)], settings)
    codes = {finding.code for finding in found}
    assert all(find_rule(code) for code in case["rules"])
    assert set(case["rules"]) <= codes


def test_every_linter_says_where_its_rows_are_from() -> None:
    assert set(PEERS["about"]) == set(PEERS) - {"about"}
