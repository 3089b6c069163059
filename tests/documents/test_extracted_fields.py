"""`extract` on documents: every work that a live field holds becomes an entry under the key of its citation."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents.packing import docx, odt, parts_of
from paths import TESTS

from bibtools.bibtex import scan
from bibtools.cli.app import run
from bibtools.documents import read
from bibtools.model import Text

CASES = TESTS / "cases" / "documents"


@pytest.mark.parametrize(
    ("case", "make"),
    [("docx/fields-of-reference-managers.txt", docx), ("odt/fields.txt", odt)],
    ids=["docx", "odt"],
)
def test_works_of_fields(case: str, make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = parts_of((CASES / case).read_text(encoding="utf-8"))
    path = tmp_path / f"a.{case.split('/')[0]}"
    path.write_bytes(make(parts))
    monkeypatch.chdir(tmp_path)
    held = {item.key for field in read(path).fields for item in field.items if item.reference}
    assert held
    run(["extract", path.name, "-o", "cited.bib"])
    library = scan(Text("cited.bib", (tmp_path / "cited.bib").read_text(encoding="utf-8")))
    assert {entry.key for entry in library.entries} == held
