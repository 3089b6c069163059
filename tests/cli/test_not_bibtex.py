"""The commands that change .bib files refuse other files by what they are, and never read them as .bib files."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS

CASES = tomllib.loads((TESTS / "cases" / "cli" / "not_bibtex.toml").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    (tmp_path / "good.bib").write_text("@book{b, title = {İki}}\n", encoding="utf-8")
    (tmp_path / "journals.csv").write_text("Belleten;Bell.\n", encoding="utf-8")
    (tmp_path / "paper.tex").write_text("\\cite{a}\n", encoding="utf-8")


@pytest.mark.parametrize("command", CASES["commands"], ids=" ".join)
@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["name"])
def test_other_files_are_refused(
    case: dict[str, Any], command: list[str], bibtools: Callable[..., Any], tmp_path: Path
) -> None:
    file = tmp_path / case["name"]
    file.write_text(case["content"], encoding="utf-8")
    result = bibtools(*(each.replace("FILE", case["name"]) for each in command))
    assert result.code == 2, result
    assert case["says"] in result.err
    assert result.out == ""
    assert file.read_text(encoding="utf-8") == case["content"]


@pytest.mark.parametrize("case", CASES["taken"], ids=lambda case: case["name"])
def test_files_that_may_be_bib_files_are_taken(
    case: dict[str, Any], bibtools: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / case["name"]).write_text(case["content"], encoding="utf-8")
    for command in (["format"], ["dedupe"], ["merge", "good.bib"], ["keys"]):
        assert bibtools(*command, case["name"]).code == 0, command
