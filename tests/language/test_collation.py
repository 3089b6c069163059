"""Alphabetical order, by language."""

from __future__ import annotations

import random

import pytest
from paths import TESTS

from bibtools.csl.sorting import collate
from bibtools.language.collation import sort_key

TABLE = TESTS / "cases" / "language" / "order.tsv"
ROWS = [
    line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]


@pytest.mark.parametrize(("language", "words"), ROWS, ids=[row[0] for row in ROWS])
def test_words_in_order(language: str, words: str) -> None:
    wanted = words.split()
    for seed in range(5):
        mixed = wanted[:]
        random.Random(seed).shuffle(mixed)
        assert sorted(mixed, key=lambda word: sort_key(word, language)) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        ["2", "10", "100", "a"],
        ["vol. 2", "vol. 10", "vol. 010a", "volume"],
        ["7", "٨", "9"],
        ["1" * 5000, "2" * 5000, "1" * 5001],
    ],
)
def test_numbers_in_texts_sort_by_their_value(wanted: list[str]) -> None:
    turned = wanted[::-1]
    assert sorted(turned, key=lambda text: collate(text, "en-US")) == wanted
