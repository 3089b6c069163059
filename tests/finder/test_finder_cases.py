"""Documents and the references in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paths import ROOT

from bibtools.documents import read
from bibtools.finder.finder import find, find_in_document
from bibtools.finder.lines import every_line
from bibtools.model import Text

CASES = sorted((ROOT / "tests" / "cases" / "finder").glob("*.txt"))
DOCUMENTS = sorted((ROOT / "tests" / "cases" / "finder" / "documents").iterdir())
SEED = next((ROOT / "seeds").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    document, _, expected = case.read_text(encoding="utf-8").partition("=====\n")
    found = [f"{raw.place.line}:{raw.place.column} {raw.text}" for raw in find(document)]
    assert found == expected.splitlines()


@pytest.mark.parametrize("case", DOCUMENTS, ids=lambda case: case.stem)
def test_references_of_a_document(case: Path) -> None:
    content, _, expected = case.read_text(encoding="utf-8").partition("=====\n")
    document = read(content.encode(), case.name)
    found = find_in_document(document)
    shown = [f"{f'note {raw.note}' if raw.note else raw.heading} | {raw.text}" for raw in found]
    assert shown == expected.splitlines()
    for raw in found:
        assert document.text.content[raw.span.start :].split()[0].startswith(raw.text.split()[0])


def test_the_seed_document_gives_its_six_lines_and_no_prose() -> None:
    found = find(Text("seed", SEED.read_text(encoding="utf-8")))
    assert [raw.place.line for raw in found] == [7, 8, 9, 10, 11, 12]
    assert found[4].text == "Bülent Tenör, Kurtuluş Kuruluş, İstanbul2009"
    assert found[0].marker == "• -"


@given(st.text(alphabet=st.sampled_from("aİı., \n\r\t-•*[]1()\u00ad—9Ş"), max_size=200))
def test_any_text_is_survived_and_spans_fit(content: str) -> None:
    for raw in (*find(content), *every_line(content)):
        covered = content[raw.span.start : raw.span.end]
        assert (
            "".join(raw.text.split()) == "".join(covered.replace("\u00ad", "").split()) or "\u00ad" in covered
        )


def test_every_line_takes_each_line_once() -> None:
    found = every_line("- a\n\n  • - b c\n[3]d\n1999 e\n")
    assert [(raw.place.line, raw.text) for raw in found] == [(1, "a"), (3, "b c"), (4, "d"), (5, "1999 e")]
