"""What the styles of this project print: tests/cases/csl/own-styles.toml."""

from __future__ import annotations

import json
import tomllib

import pytest
from paths import TESTS

from bibtools import Reference, render

CASES = tomllib.loads((TESTS / "cases" / "csl" / "own-styles.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_bibliography(case):
    assert render([Reference.from_csl(json.loads(case["item"]))], case["style"]).strip() == case["text"]
