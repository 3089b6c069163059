"""Patterns of citation keys: tests/cases/pipeline/key-patterns.toml."""

from __future__ import annotations

import tomllib

import pytest
from paths import TESTS

from bibtools.errors import UsageError
from bibtools.formats.tagged import read_name
from bibtools.model import Date, Reference
from bibtools.pipeline.library.patterns import make_key, read_pattern

FILE = TESTS / "cases" / "pipeline" / "key-patterns.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES)
def test_key_patterns(case: dict) -> None:
    reference = Reference(
        type="article-journal",
        title="An awesome paper on JabRef",
        container_title="Journal of Fish Biology",
        author=tuple(map(read_name, case.get("authors", ()))),
        editor=tuple(map(read_name, case.get("editors", ()))),
        issued=Date("1998"),
        page="7,41,73-97",
    ).with_values({"keyword": "a, b; c"})
    made = {pattern: make_key(read_pattern(pattern), reference) for pattern in case["keys"]}
    assert made == case["keys"]


@pytest.mark.parametrize("pattern", ["[auth:regex]", "[nothing]", "[auth_]", "a b", "[year]é", "plain"])
def test_patterns_that_do_not_exist(pattern: str) -> None:
    with pytest.raises(UsageError):
        read_pattern(pattern)
