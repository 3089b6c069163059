"""The generators of training data: same seed, same references; nothing lost; no work of the development set."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from types import ModuleType

import pytest
from paths import GOLD, SHARED

from bibtools.support.folding import ascii_alphanumerics, fold_words
from bibtools.training import european, turkish
from bibtools.training.damage import damage
from bibtools.training.european.records import KINDS as EUROPEAN_KINDS
from bibtools.training.european.units import UNITS as EUROPEAN_UNITS
from bibtools.training.european.words import Words
from bibtools.training.forms import forms, write
from bibtools.training.invented import read_invented
from bibtools.training.labelled import Labelled, token_labels
from bibtools.training.labels import LABELS
from bibtools.training.pieces import labelled
from bibtools.training.restyle import restyle
from bibtools.training.tables import lines, table_names
from bibtools.training.turkish.records import KINDS
from bibtools.training.turkish.suffixes import suffixed
from bibtools.training.turkish.units import UNITS

LISTS = SHARED / "training" / "turkish-raw" / "references.txt"

GENERATORS = pytest.mark.parametrize("generator", [turkish, european], ids=["turkish", "european"])


@GENERATORS
def test_the_same_seed_gives_the_same_references_and_another_seed_others(generator: ModuleType) -> None:
    assert list(generator.generate(200, 5)) == list(generator.generate(200, 5))
    assert list(generator.generate(200, 5)) != list(generator.generate(200, 6))


@GENERATORS
def test_every_label_is_the_parsers_and_every_token_gets_one(generator: ModuleType) -> None:
    for item in generator.generate(600, 11):
        assert {label.lstrip("+") for label, _ in item.segments} <= LABELS.keys(), item
        assert all(text and text == text.strip() for _, text in item.segments), item
        raw, spans, labels = token_labels(item)
        assert len(spans) == len(labels) > 0, raw


def test_unspoilt_references_say_what_the_form_says() -> None:
    rng = Random(3)
    for kind, (csl_type, _, record) in KINDS.items():
        for _ in range(60):
            pieces = write(kind, record(rng), UNITS, "tr", rng)
            wanted = " ".join("".join(text for _, text in pieces).split())
            assert labelled(pieces, csl_type, "tr").raw == wanted


@pytest.mark.parametrize("lang", european.LANGUAGES)
def test_unspoilt_european_references_say_what_the_form_says(lang: str) -> None:
    words = Words(lang, Random(4))
    for kind, (csl_type, _, record) in EUROPEAN_KINDS.items():
        for _ in range(40):
            pieces = write(kind, record(words), EUROPEAN_UNITS[lang], lang, words.rng)
            wanted = " ".join("".join(text for _, text in pieces).split())
            assert labelled(pieces, csl_type, lang).raw == wanted


def test_every_kind_has_forms_and_every_form_a_kind() -> None:
    assert forms("tr").keys() == KINDS.keys()
    assert all(forms(lang).keys() == EUROPEAN_KINDS.keys() for lang in european.LANGUAGES)


def test_an_opening_quotation_mark_goes_to_the_title() -> None:
    pieces = [("author", "Bloch, M."), ("other", ", « "), ("title", "Pour une histoire"), ("other", " », ")]
    made = labelled([*pieces, ("container", "Annales")], "article-journal", "fr")
    assert made.segments == (
        ("author", "Bloch, M.,"),
        ("title", "« Pour une histoire »,"),
        ("journal", "Annales"),
    )


def test_damage_works_on_labels_of_any_set() -> None:
    item = Labelled(
        (("author", "Perec, G."), ("title", "A Void."), ("location", "London:"), ("date", "1994."))
    )
    spoilt = {damage(item, Random(seed)).raw for seed in range(200)}
    assert len(spoilt) > 30
    assert any("London1994" in raw for raw in spoilt)


def test_another_house_style_keeps_every_word_and_its_label() -> None:
    def words(item: Labelled) -> dict[str, str]:
        return {label.lstrip("+"): ascii_alphanumerics(text) for label, text in item.segments}

    items = read_invented(1, copies=0)[::97]
    changed = 0
    for seed, item in enumerate(items):
        other = restyle(item, Random(seed))
        assert words(other) == words(item)
        changed += other.raw != item.raw
    assert changed > len(items) / 3


def gold_titles(paths: list[Path]) -> set[str]:
    """The titles of labelled references, also those that are the title of a book or journal."""
    records = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    return {
        ascii_alphanumerics(one["title"])
        for one in records
        if len(fold_words(one.get("title", "")).split()) > 1
    }


@pytest.mark.parametrize("table", table_names())
def test_no_title_of_the_development_set_is_in_the_tables(table: str) -> None:
    titles = gold_titles(sorted(GOLD.glob("*.jsonl")))
    assert len(titles) > 300
    # A number stands for no title.
    items = {
        part for line in lines(table) for part in line.split("\t") if not re.fullmatch("[IVXLCDM]+", part)
    }
    assert sorted(item for item in items if ascii_alphanumerics(item) in titles) == []


@pytest.mark.skipif(not LISTS.exists(), reason="the unlabelled lists are kept outside the repository")
def test_no_title_of_the_tables_is_in_the_lists_we_measure_on() -> None:
    theirs = [fold_words(line) for line in LISTS.read_text(encoding="utf-8").splitlines()]
    tables = ("tr-works", "foreign-works", "tr-source-titles", "tr-foreign-language-works")
    titles = {
        fold_words(item.partition("\t")[2] or item.partition("\t")[0])
        for table in tables
        for item in lines(table)
    }
    long = {title for title in titles if len(title.split()) > 3}
    assert [title for title in sorted(long) if any(title in line for line in theirs)] == []


@pytest.mark.parametrize(
    ("word", "case", "proper", "compound", "wanted"),
    [
        ("Osmanlı", "loc", True, False, "Osmanlı'da"),
        ("Ankara", "gen", True, False, "Ankara'nın"),
        ("Sivas", "loc", True, False, "Sivas'ta"),
        ("Tanzimat Dönemi", "loc", True, True, "Tanzimat Dönemi'nde"),
        ("Tek Parti Dönemi", "loc", False, True, "Tek Parti Döneminde"),
        ("Sosyoloji", "dat", False, False, "Sosyolojiye"),
        ("Özgürlük", "gen", False, False, "Özgürlüğün"),
        ("Sürgün", "abl", False, False, "Sürgünden"),
        ("Hatıra", "poss", False, False, "Hatırası"),
        ("Kadınlık", "poss", False, False, "Kadınlığı"),
    ],
)
def test_case_endings(word: str, case: str, proper: bool, compound: bool, wanted: str) -> None:
    assert suffixed(word, case, proper=proper, compound=compound) == wanted


_MISSPELT = {
    "en": r"\bA [AEIOU]",
    "de": r"\b(?:Der (?:Nacht|Insel|Haus)|Das (?:Nacht|Garten)|Die Haus)\b",
    "fr": r"\b(?:[LlDd]e|[Ll]a) [aeiouéAEIOUÉ]|\bd[eà] les? |\bLe (?:nuit|mer)\b",
    "it": r"\b(?:a|da|su) (?:il|la|i|le) |\bIl (?:casa|albero|specchio)\b",
    "es": r"\b(?:de|a) el |\bEl (?:casa|noche)\b",
}


@pytest.mark.parametrize("lang", european.LANGUAGES)
def test_articles_are_those_of_their_nouns(lang: str) -> None:
    words = Words(lang, Random(7))
    titles = {words.title(kind) for kind in ("book", "article", "news", "novel") for _ in range(1500)}
    assert [title for title in sorted(titles) if re.search(_MISSPELT[lang], title)] == []


def test_the_addresses_of_encyclopaedias_are_ascii() -> None:
    rng = Random(8)
    assert all(str(KINDS["entry"][2](rng)["url"]).isascii() for _ in range(300))
