"""What catalogues say of an entry, and what they offer for it: cases as data, in a catalogue on disk."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS

from bibtools.bibtex import scan
from bibtools.catalogues.local import LocalCatalogue
from bibtools.catalogues.local_building import build
from bibtools.catalogues.verifying import verify
from bibtools.formats import load
from bibtools.model import Text
from bibtools.pipeline.filling import fillings

CASES = tomllib.loads((TESTS / "cases/catalogues/grades.toml").read_text(encoding="utf-8"))["case"]


def catalogue_of(records: list[str], folder: Path) -> LocalCatalogue:
    """Return a catalogue on disk that holds BibTeX entries."""
    path = folder / "catalogue"
    items = [reference.to_csl() for each in records for reference in load(Text("records.bib", each))]
    build(path, "Records", items, day="2026-01-02")
    return LocalCatalogue(path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_grade(case: dict[str, Any], tmp_path: Path) -> None:
    catalogue = catalogue_of(case["records"], tmp_path)
    (reference,) = load(Text("entry.bib", case["entry"]))
    found = verify(reference, [catalogue])
    assert found.grade == case["grade"]
    assert [each.field for each in found.contradictions] == case.get("contradictions", [])
    assert [kind for kind, _ in found.kin] == case.get("kin", [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_fill(case: dict[str, Any], tmp_path: Path) -> None:
    catalogue = catalogue_of(case["records"], tmp_path)
    made = list(fillings(scan(Text("entry.bib", case["entry"])), [catalogue]))
    certain = {name: value for each in made if each.proposal.certain for name, value in each.fields.items()}
    doubtful = {
        name: value for each in made if not each.proposal.certain for name, value in each.fields.items()
    }
    assert certain == case.get("fills", {})
    assert doubtful == case.get("offers", {})
