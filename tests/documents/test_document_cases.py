"""Documents of every format, each case with what its Document holds; the cases are in tests/cases/documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents.dumping import dump
from documents.packing import docx, odt, parts_of, zipped
from documents.pdfs import pdf
from paths import TESTS

from bibtools.documents import read

ROOT = TESTS / "cases" / "documents"
ENDINGS = {"markdown": "md", "text": "txt"}
CASES = sorted(path for path in ROOT.glob("*/*.txt"))


def content_of(case: Path, parts: dict[str, str]) -> bytes:
    """Return the file that a case stands for."""
    if case.parent.name == "docx":
        return docx(parts)
    if case.parent.name == "odt":
        return odt(parts)
    if case.parent.name == "epub":
        return zipped({"mimetype": "application/epub+zip"} | parts)
    if case.parent.name == "pdf":
        return pdf(parts["content"] + "\n")
    return parts["content"].encode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_document(case: Path) -> None:
    parts = parts_of(case.read_bytes().decode())
    expected = parts.pop("expected")
    document = read(content_of(case, parts), f"a.{ENDINGS.get(case.parent.name, case.parent.name)}")
    assert document.format == case.parent.name
    assert dump(document) == expected + "\n"
