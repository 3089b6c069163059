"""Bibliographies in sections."""

from __future__ import annotations

import json
import warnings

import pytest
from paths import TESTS

import bibtools
from bibtools.cli.app import run
from bibtools.csl import Processor, Style
from bibtools.errors import BibtoolsWarning, ConfigError, UsageError
from bibtools.model import Record, Reference
from bibtools.pipeline.section_files import load_sections, named_sections
from bibtools.pipeline.sections import grouped, read_sections

SOURCES = TESTS / "cases" / "csl-styles" / "sources.json"
CASES = [line.split("\t") for line in (TESTS / "cases/pipeline/sections.tsv").read_text("utf-8").splitlines()]
STYLE = "turk-tarih-kurumu"


@pytest.mark.parametrize(
    ("name", "language", "wanted", "values"), CASES, ids=[" ".join(row[2:]) for row in CASES]
)
def test_a_reference_stands_where_it_belongs(name: str, language: str, wanted: str, values: str) -> None:
    reference = Reference("a").with_values(json.loads(values))
    groups = grouped([reference], load_sections(name, language), language, {})
    assert groups == {wanted: ["a"]}


def test_every_source_stands_under_one_heading() -> None:
    references = bibtools.load(SOURCES)
    for name in named_sections():
        groups = grouped(references, load_sections(name, "tr"), "tr", {})
        assert sorted(key for keys in groups.values() for key in keys) == sorted(
            each.id for each in references
        )


@pytest.mark.parametrize(
    ("format", "heading"),
    [
        ("text", "Arşiv Kaynakları\n\n"),
        ("html", "<h2>Arşiv Kaynakları</h2>"),
        ("markdown", "## Arşiv Kaynakları\n\n"),
        ("latex", "\\section*{Arşiv Kaynakları}\n\n"),
        ("typst", "== Arşiv Kaynakları\n\n"),
        ("rtf", "\\outlinelevel1\\keepn\\sb240\\sa120\\b Ar\\u351?iv Kaynaklar\\u305?\\par}"),
        ("json", '"heading": "Arşiv Kaynakları"'),
    ],
)
def test_headings_are_headings_in_every_format(format: str, heading: str) -> None:
    made = bibtools.render(bibtools.load(SOURCES), STYLE, format=format, sections="tr-tarih")
    assert made.count(heading) == 1


def test_a_table_and_what_it_does_not_take() -> None:
    references = bibtools.load(SOURCES)
    table = {"Kitaplar": {"type": ["book"]}, "Tezler": {"type": ["thesis"]}}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", BibtoolsWarning)
        made = bibtools.render(references, STYLE, sections=table)
    told = [str(each.message) for each in caught]
    assert "hakimiyet1920: no section takes this reference; it stands under “Diğer Kaynaklar”." in told
    lines = made.splitlines()
    assert [line for line in lines if line in ("Kitaplar", "Tezler", "Diğer Kaynaklar")] == [
        *table,
        "Diğer Kaynaklar",
    ]
    assert sum(bool(line) for line in lines) == len(references) + 3


def test_headings_of_the_source() -> None:
    record = Record(Reference("a", title="Bir Yazı"), heading="GAZETELER")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = bibtools.render([record], STYLE, sections={"Süreli Yayınlar": {"under": ["Gazeteler"]}})
    assert made.startswith("Süreli Yayınlar\n\nBir Yazı")


def test_numbers_are_those_of_the_whole() -> None:
    items = [{"id": key, "type": "book", "title": key.upper()} for key in "abc"]
    processor = Processor(Style.load("ieee"), items)
    made = processor.bibliography(sections={"Two": ["c"], "One": ["a"]})
    assert [(heading, [entry.text[:3] for entry in entries]) for heading, entries in made.sections] == [
        ("Two", ["[3]"]),
        ("One", ["[1]"]),
    ]
    assert processor.warnings == ["b: no section takes this item, so the bibliography leaves it out."]


@pytest.mark.parametrize(
    "table", [{"A": "book"}, {"A": {"typ": ["book"]}}, {"A": {"type": 1}}, {"A": {"type": [1]}}]
)
def test_a_table_that_is_wrong(table: dict[str, object]) -> None:
    with pytest.raises(ConfigError) as caught:
        read_sections(table)
    assert caught.value.hint


def test_a_name_that_is_none() -> None:
    with pytest.raises(UsageError) as caught:
        load_sections("tr-tarihi", "tr")
    assert "tr-tarih" in caught.value.hint


def test_the_command_and_the_configuration(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = ("render", str(SOURCES), "-s", STYLE)
    assert run([*arguments, "--sections", "tr-tarih"]) == 0
    named = capsys.readouterr().out
    (tmp_path / "bibtools.toml").write_text('sections = "tr-tarih"\n', encoding="utf-8")
    assert run(arguments) == 0
    assert capsys.readouterr().out == named
    (tmp_path / "bibtools.toml").write_text('[sections]\n"Hepsi" = {}\n', encoding="utf-8")
    assert run(arguments) == 0
    assert capsys.readouterr().out.startswith("Hepsi\n\n")
    (tmp_path / "bibtools.toml").write_text('[sections]\n"Hepsi" = { typ = "book" }\n', encoding="utf-8")
    assert run(arguments) == 2
