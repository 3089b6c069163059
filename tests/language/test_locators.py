"""The places that citations name in words."""

from __future__ import annotations

import csv

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from paths import TESTS

from bibtools.language.locators import label_of, split_locator

CASES = TESTS / "cases" / "language" / "locators.tsv"
ROWS = list(
    csv.DictReader(CASES.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"].strip(" ,"))
def test_split_locator(row: dict[str, str]) -> None:
    assert split_locator(row["text"], row["language"]) == (row["label"], row["locator"], row["rest"] or "")


@given(st.text(alphabet="s.c,; -12345iv{}[]()§ veşİ'"), st.sampled_from(["", "tr", "en-US", "de"]))
@example("1,§1", "")
def test_nothing_of_a_text_is_lost(text: str, language: str) -> None:
    label, locator, rest = split_locator(text, language)
    assert text.endswith(rest)
    # A second place has a space behind its comma, written or not.
    assert "".join(locator.split()) in "".join(text.split())
    assert bool(label) == bool(locator)


def test_the_language_decides_between_labels() -> None:
    assert label_of("v.", "en") == "verse"
    assert label_of("c.", "it-IT") == "folio"
    assert label_of("c.", "tr_TR") == "volume"
    assert label_of("xyz") == ""
