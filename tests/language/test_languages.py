"""Names and codes of languages as people write them, in every format that has them."""

from __future__ import annotations

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paths import TESTS

from bibtools.csl import Processor, Style
from bibtools.formats import dump, load
from bibtools.language.languages import language_tag
from bibtools.model import Text

CASES = TESTS / "cases" / "language" / "languages.tsv"
ROWS = list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines(), delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["written"])
def test_language_tag(row: dict[str, str]) -> None:
    assert language_tag(row["written"]) == row["tag"]


@given(st.text(max_size=12))
def test_a_tag_stays_a_tag(text: str) -> None:
    assert language_tag(language_tag(text)) == language_tag(text)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if " " not in row["tag"]], ids=lambda row: row["written"]
)
def test_every_format_reads_languages_alike(row: dict[str, str]) -> None:
    written, tag = row["written"], row["tag"]
    files = {
        "csl-json": json.dumps([{"id": "a", "type": "book", "title": "T", "language": written}]),
        "ris": f"TY  - BOOK\nTI  - T\nLA  - {written}\nER  - \n",
        "biblatex": f"@book{{a, title = {{T}}, langid = {{{written}}}}}\n",
        "bibtex": f"@book{{a, title = {{T}}, language = {{{written}}}}}\n",
    }
    for format, content in files.items():
        (reference,) = load(Text("x", content), format)
        assert reference.language == tag
        (again,) = load(Text("x", dump([reference], format)), format)
        assert again.language == tag


@pytest.mark.parametrize("language", ["Turkish", "Türkçe", "tur", "ota", "tr; en"])
def test_titles_keep_their_case_in_a_language_by_any_name(language: str) -> None:
    item = {"id": "a", "type": "book", "title": "Kurtuluş ve kuruluş", "language": language}
    made = Processor(Style.load("modern-language-association"), [item], "en-US").bibliography()
    assert "Kurtuluş ve kuruluş" in made.text
