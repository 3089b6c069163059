"""What texts cite, against what bibliographies define; the cases are in tests/cases/linter/citations.toml."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS

from bibtools.linter.settings import CheckSettings
from bibtools.pipeline.check_files import expand
from bibtools.pipeline.checking import check_files

CASES = tomllib.loads((TESTS / "cases" / "linter" / "citations.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_citations(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in case["files"].items():
        Path(name).write_text(text, encoding="utf-8")
    found = check_files(case["check"], CheckSettings(select=("CIT",))).findings
    assert case.get("hint", "") in " ".join(finding.hint for finding in found)
    places = {f"{each.place.file}:{each.place.line} {each.code}" for each in found}
    assert set(case["find"]) <= places
    assert not places & set(case["not"])


def test_folders_give_bibliographies_and_what_cites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "b/refs.bib": "",
        "b/paper.md": "---\nbibliography: refs.bib\n---\n",
        "b/README.md": "Thanks to @somebody.",
        "b/list.txt": "x",
        ".git/x.bib": "",
        "skip/y.bib": "",
        "a.ris": "",
    }.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    names = [name.replace(os.sep, "/") for name in expand(["."], CheckSettings(exclude=("skip",)))]
    assert names == ["a.ris", "b/paper.md", "b/refs.bib"]
    assert expand(["skip/y.bib"], CheckSettings(exclude=("skip",))) == ["skip/y.bib"]
