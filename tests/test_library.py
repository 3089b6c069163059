"""The library in its seven verbs, as docs/api.md shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from paths import ROOT

import bibtools
from bibtools.errors import InputError, StyleError

SEED = next((ROOT / "seeds").glob("*.txt"))
SEED_CODES = {"MIS003", "NAM010", "SRC001", "SRC003"}


def test_three_lines_from_a_document_to_biblatex() -> None:
    document = SEED.read_text(encoding="utf-8")
    records = [bibtools.normalise(bibtools.parse(raw)) for raw in bibtools.find(document)]
    written = bibtools.dump(records, "biblatex")
    built = (ROOT / "references" / "sources.bib").read_text(encoding="utf-8")
    assert written.strip() in built
    assert [raw.text for raw in bibtools.find(SEED)] == [record.raw for record in records]


def test_load_check_and_render() -> None:
    bib = ROOT / "references" / "sources.bib"
    references = bibtools.load(bib)
    assert len(references) == 6
    assert "Cebesoy, Ali Fuat" in bibtools.render(references, "isnad-dipnotlu", "tr-TR", "text")
    assert {finding.code for finding in bibtools.check(bib)} == SEED_CODES


def test_errors_are_bibtools_own(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        bibtools.load(tmp_path / "gone.bib")
    with pytest.raises(StyleError):
        bibtools.render([], "no-such-style")
