"""`cite`: citations in pandoc's Markdown, and those of a whole document as citeproc has them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from paths import TESTS

import bibtools
from bibtools.cli.app import run

CASES = TESTS / "cases" / "pipeline"
SOURCES = TESTS / "cases" / "csl-styles" / "sources.json"
ROWS = list(
    csv.DictReader(
        (CASES / "cite.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    )
)
DOCUMENT = CASES / "cite-document.json"
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Call `bibtools cite`; gives exit code, stdout, stderr."""

    def run_it(*arguments: str) -> tuple[int, str, str]:
        code = run(["cite", str(SOURCES), *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_it


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['style']} {row['citation']}")
def test_citations(row: dict[str, str]) -> None:
    texts = row["citation"].split(" | ")
    made = bibtools.cite(bibtools.load(SOURCES), texts, row["style"], "tr-TR")
    assert made == row["text"].replace("\\n", "\n")


def test_a_narrative_citation_is_asked_for_with_plain_keys(call: Call) -> None:
    arguments = ("tenor2009", "--narrative", "--locator", "12", "--style", "apa-tr-7")
    assert call(*arguments) == (0, "Tenör (2009, s. 12)\n", "")


def test_a_key_with_an_at_sign_is_a_key() -> None:
    odd = bibtools.Reference("a@b", "book", title="Kitap")
    assert "Kitap" in bibtools.cite([odd], "a@b", "apa-tr-7")


def test_a_documents_citations_are_rendered_among_each_other(call: Call) -> None:
    code, out, err = call("--document", str(DOCUMENT), "--style", "turk-tarih-kurumu")
    made = json.loads(out)
    assert (code, err, made["missing"], made["warnings"]) == (0, "", [], [])
    assert [each["noteIndex"] for each in made["citations"]] == [1, 2, 3, 4, 6]
    assert [each["citationID"] for each in made["citations"][:2]] == ["a", "b"]
    texts = [each["text"] for each in made["citations"]]
    assert texts[0] == "Bülent Tenör, Kurtuluş Kuruluş, İstanbul 2009, s. 12."
    assert texts[1] == "a.g.e., s. 13."
    assert texts[2].startswith(
        "bkz. Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017, C. 2, s. 12; Tenör, "
    )
    assert [each["id"] for each in made["bibliography"]] == [
        "cebesoy2017",
        "tenor2009",
        "gizlicelse16",
        "gizlicelse17",
    ]
    library = bibtools.cite(bibtools.load(SOURCES), json.loads(DOCUMENT.read_text())[:2], "turk-tarih-kurumu")
    assert library == texts[:2]


def test_letters_behind_years_are_those_of_the_document(call: Call) -> None:
    _, out, _ = call("--document", str(DOCUMENT), "--style", "apa-tr-7", "--format", "html")
    texts = [each["text"] for each in json.loads(out)["citations"]]
    assert texts[3] == "(Türkiye Büyük Millet Meclisi, 1920a, 1920b)"
    assert texts[4] == "(1920b)"


def test_an_unknown_key_of_a_document_is_told_and_the_rest_rendered(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "cites.json"
    file.write_text('{"citations": ["[@yok; @tenor2009]", "[@yok]"]}', encoding="utf-8")
    code, out, err = call("--document", str(file), "--style", "apa-tr-7")
    made = json.loads(out)
    assert (code, made["missing"]) == (1, ["yok"])
    assert [each["text"] for each in made["citations"]] == ["(Tenör, 2009)", ""]
    assert "yok" in err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[", "this is not JSON"),
        ("{}", "not a list of citations"),
        ("[1]", "citation 1 has no citationItems"),
        ('["text"]', "is not one citation"),
        ('["[@tenor2009] [@tenor2009]"]', "is not one citation"),
        ('[{"citationItems": []}]', "citation 1 has no citationItems"),
        ('[{"citationItems": [{}]}]', "citation 1: a citation item has no id"),
        ('[{"citationItems": [{"id": "a", "locator": [1]}]}]', "the locator of a is not a text"),
        (
            '[{"citationItems": [{"id": "a"}], "properties": {"noteIndex": -1}}]',
            "noteIndex is not the number",
        ),
        ('[{"citationItems": [{"id": "a"}], "properties": {"mode": "loud"}}]', "there is no mode 'loud'"),
        ('[{"citationItems": [{"id": "a"}], "properties": 3}]', "properties is not an object"),
    ],
)
def test_what_is_no_citation_is_an_error(call: Call, tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "cites.json"
    file.write_text(content, encoding="utf-8")
    code, out, err = call("--document", str(file))
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "say which sources to cite"),
        (("a", "--all"), "say which sources to cite"),
        (("--document", "x.json", "--narrative"), "need keys"),
        (("--all", "--locator", "3"), "need keys"),
        (("--document", "x.json", "--format", "json"), "JSON already"),
        (("[@tenor2009, 12]", "--locator", "3"), "has a place already"),
        (("[@tenor]",), "no entry has the key 'tenor'"),
    ],
)
def test_contradictions_are_told(call: Call, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert said in err
