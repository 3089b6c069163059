"""`bibtools render` and `bibtools cite`, as they are called."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from paths import ROOT, TESTS

from bibtools.cli.app import run

SOURCES = str(TESTS / "cases" / "csl-styles" / "sources.json")
SEED = ["gizlicelse16", "gizlicelse17", "cebesoy2017"]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Call the command line in an empty folder; gives exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def run_it(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_it


def test_render_writes_an_entry_a_line(call):
    code, out, err = call("render", SOURCES, "--style", "apa-tr-7")
    assert (code, err) == (0, "")
    assert "Cebesoy, A. F. (2017). Moskova Hatıraları. İstanbul." in out.splitlines()
    assert len(out.splitlines()) == len(json.loads(Path(SOURCES).read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("format", "wanted"),
    [
        ("html", "<i>Moskova Hatıraları</i>"),
        ("markdown", "*Moskova Hatıraları*"),
        ("latex", "\\textit{Moskova Hatıraları}"),
        ("typst", "Moskova Hatıraları"),
        ("rtf", "{\\rtf"),
        ("json", '"cebesoy2017"'),
    ],
)
def test_every_format_is_written(call, format: str, wanted: str):
    code, out, _ = call("render", SOURCES, "--style", "turk-tarih-kurumu", "--format", format)
    assert code == 0
    assert wanted in out


def test_standalone_html_is_a_page_in_the_language_of_the_style(call, tmp_path: Path):
    page = tmp_path / "kaynakca.html"
    code, out, _ = call(
        "render", SOURCES, "-s", "isnad-2-dipnotlu", "--format", "html", "--standalone", "-o", str(page)
    )
    assert (code, out) == (0, "")
    text = page.read_text(encoding="utf-8")
    assert text.startswith('<!doctype html>\n<html lang="tr-TR">')
    assert '<meta charset="utf-8">' in text
    assert "text-indent: -2em" in text


def test_a_style_without_bibliography_gives_its_citations_and_says_so(call):
    code, out, err = call("render", SOURCES, "--style", "bluebook-law-review")
    assert code == 0
    assert "has no bibliography" in err
    assert len(out.splitlines()) == len(json.loads(Path(SOURCES).read_text(encoding="utf-8")))


def test_the_projects_locale_stands_in_where_the_style_has_none(call, tmp_path: Path):
    # Most of the references are Turkish.
    assert "vd." in call("cite", SOURCES, "dort2010", "--style", "isnad-dipnotlu")[1]
    (tmp_path / "bibtools.toml").write_text('locale = "en-US"\n', encoding="utf-8")
    assert "vd." not in call("cite", SOURCES, "dort2010", "--style", "isnad-dipnotlu")[1]


def test_cite_takes_keys_and_a_locator_for_the_last(call):
    code, out, _ = call("cite", SOURCES, "tuzel1999", "cebesoy2017", "--locator", "12", "-s", "apa-tr-7")
    assert (code, out) == (0, "(Cebesoy, 2017, s. 12; Tüzel, 1999)\n")


def test_cite_all_tells_the_two_minutes_apart(call):
    _, out, _ = call("cite", SOURCES, "--all", "--style", "apa-tr-7")
    cites = dict(line.split("\t", 1) for line in out.splitlines())
    assert cites["gizlicelse16"] == "(Türkiye Büyük Millet Meclisi, 1920a)"
    assert cites["gizlicelse17"] == "(Türkiye Büyük Millet Meclisi, 1920b)"


@pytest.mark.parametrize(
    ("arguments", "sentence", "hint"),
    [
        (["cite", SOURCES, "cebesoy2016"], "no entry has the key 'cebesoy2016'", "cebesoy2017"),
        (["cite", SOURCES], "say which sources to cite", "--all"),
        (["cite", SOURCES, "--all", "cebesoy2017"], "say which sources to cite", "not both"),
        (["render", SOURCES, "--style", "turk-tarih-kurum"], "no style called", "turk-tarih-kurumu"),
        (["render", SOURCES, "--locale", "xx-YY"], "there is no locale 'xx-YY'", "tr-TR"),
        (["render", "nowhere.bib"], "nowhere.bib", ""),
    ],
)
def test_what_cannot_be_done_is_a_sentence_with_a_hint(call, arguments, sentence: str, hint: str):
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert sentence in err
    assert hint in err
    assert "Traceback" not in err


@pytest.mark.parametrize("name", ["sources.bib", "sources.json"])
def test_standard_input_is_known_by_its_start(name: str) -> None:
    root = ROOT
    file = root / "references" / name
    command = [sys.executable, "-m", "bibtools", "render", "-", "--style", "apa", "--locale", "tr-TR"]
    done = subprocess.run(command, stdin=file.open(), capture_output=True, text=True, check=True, cwd=root)
    assert "Cebesoy, A. F. (2017)." in done.stdout


@pytest.mark.parametrize(
    ("locale", "heading"),
    [("tr-TR", "Kaynakça"), ("de-DE", "Literaturverzeichnis"), ("ja-JP", "Bibliography")],
)
def test_a_page_is_headed_in_its_language_and_named_after_the_file(call, locale: str, heading: str):
    code, out, _ = call(
        "render", SOURCES, "-s", "apa", "--locale", locale, "--format", "html", "--standalone"
    )
    assert code == 0
    assert f"<h1>{heading}</h1>" in out
    assert f"<title>{heading}: sources</title>" in out
    assert "@media print" in out
    assert 'id="ref-cebesoy2017"' in out


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017\n", "Cebesoy, A. F. (2017)."),
        ("% A note.\n@book{x, author = {Ay, Can}, title = {Ev}, year = 2001}\n", "Ay, C. (2001). Ev."),
        ('[{"id": "x", "type": "book", "title": "Ev"}]', "Ev."),
    ],
    ids=["list", "biblatex", "csl-json"],
)
def test_standard_input_tells_by_its_text_what_it_is(text: str, wanted: str):
    command = [sys.executable, "-m", "bibtools", "render", "-", "--style", "apa-tr-7"]
    made = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    assert made.stdout.decode().startswith(wanted)
