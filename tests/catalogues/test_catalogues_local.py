"""Local catalogues on disk: made by a command, asked by `check` and `fill`, and refused where they are broken."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtools.catalogues.card import card_of, isbn_of
from bibtools.catalogues.local import LocalCatalogue
from bibtools.catalogues.local_building import build
from bibtools.catalogues.words import words_of
from bibtools.cli.app import run
from bibtools.errors import InputError
from bibtools.model import Reference

HELD = "@book{t, author={Tanör, Bülent}, title={Kurtuluş, Kuruluş}, publisher={Cumhuriyet Kitapları}, date={2009}}\n"
ENTRY = "@book{a,\n  author = {Tanör, Bülent},\n  title = {Kurtuluş Kuruluş},\n  date = {2009},\n}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a catalogue, `held.db`, and a bibliography, `a.bib`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "held.bib").write_text(HELD, encoding="utf-8")
    (tmp_path / "a.bib").write_text(ENTRY, encoding="utf-8")
    assert (
        run(["catalogue", "held.bib", "-o", "held.db", "--name", "The library", "--day", "2026-01-02"]) == 0
    )
    return tmp_path


def test_fill_writes_what_is_certain_and_where_it_came_from(folder: Path) -> None:
    assert run(["fill", "a.bib", "--catalogue", "held.db"]) == 1
    assert (folder / "a.bib").read_text(encoding="utf-8") == ENTRY
    assert run(["fill", "a.bib", "--catalogue", "held.db", "--apply"]) == 0
    filled = (folder / "a.bib").read_text(encoding="utf-8")
    assert "publisher = {Cumhuriyet Kitapları}" in filled
    assert "filledfrom = {publisher: The library, 2026-01-02}" in filled
    assert run(["fill", "a.bib", "--catalogue", "held.db", "--apply"]) == 0
    assert (folder / "a.bib").read_text(encoding="utf-8") == filled


def test_check_tells_contradictions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.bib").write_text(ENTRY.replace("Tanör", "Tenör"), encoding="utf-8")
    assert run(["check", "a.bib", "--catalogue", "held.db", "--select", "EVI"]) == 1
    told = capsys.readouterr().out
    assert "a.bib:2:12 EVI001" in told
    assert "The library (2026-01-02) has “Tanör, Bülent”, not “Tenör, Bülent”" in told


def test_catalogues_of_the_project_are_asked(folder: Path) -> None:
    (folder / "bibtools.toml").write_text('[catalogues]\nlocal = ["held.db"]\n', encoding="utf-8")
    (folder / "a.bib").write_text(ENTRY.replace("Tanör", "Tenör"), encoding="utf-8")
    assert run(["check", "a.bib", "--select", "EVI"]) == 1
    (folder / "bibtools.toml").write_text("[catalogues]\nlokal = 1\n", encoding="utf-8")
    assert run(["check", "a.bib", "--select", "EVI"]) == 2


def test_lines_of_json_are_read_one_by_one(folder: Path) -> None:
    lines = '{"id":"1","type":"book","title":"Nutuk"}\n\n{"reference":{"id":"2","type":"book","title":"Söylev"}}\n'
    (folder / "dump.jsonl").write_text(lines, encoding="utf-8")
    assert run(["catalogue", "dump.jsonl", "-o", "dump.db"]) == 0
    assert LocalCatalogue(folder / "dump.db").records == 2
    (folder / "bad.jsonl").write_text(lines + "{", encoding="utf-8")
    assert run(["catalogue", "bad.jsonl", "-o", "dump.db"]) == 2
    assert LocalCatalogue(folder / "dump.db").records == 2


def other_database(path: Path) -> None:
    """Write an SQLite file that is not a catalogue."""
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE work(id INTEGER, item TEXT)")
    database.close()


@pytest.mark.parametrize("kind", ["text", "empty", "missing", "folder", "database", "cut"])
def test_what_is_no_catalogue_is_refused(kind: str, folder: Path) -> None:
    path = folder / "other.db"
    if kind == "text":
        path.write_text("not a database at all, only text", encoding="utf-8")
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "folder":
        path.mkdir()
    elif kind == "database":
        other_database(path)
    elif kind == "cut":
        path.write_bytes((folder / "held.db").read_bytes()[:9000])
    with pytest.raises(InputError):
        list(LocalCatalogue(path).find(Reference(title="Nutuk"), card_of(Reference(title="Nutuk"))))
    assert run(["check", "a.bib", "--catalogue", "other.db"]) == 2


@given(st.text(max_size=60))
def test_words_are_ascii_where_the_library_knows_the_script(text: str) -> None:
    words = words_of(text)
    assert all(word and word == word.strip() for word in words)
    assert words_of(" ".join(words)) == words


def test_isbn_of_ten_digits_is_that_of_thirteen() -> None:
    assert isbn_of("0-306-40615-2") == isbn_of("978-0-306-40615-7") == "9780306406157"
    assert isbn_of("12") == ""


def test_odd_items_are_kept(tmp_path: Path) -> None:
    items = [
        {"title": 5, "author": "Roe", "issued": "1990", "ISBN": 3},
        {"title": "X", "author": [{"family": None}, None, "Roe"], "issued": {"date-parts": [["1990"]]}},
        {"title": "Y", "issued": {"date-parts": [[]]}},
        {"author": []},
    ]
    assert build(tmp_path / "odd.db", "Odd", items) == 3
    catalogue = LocalCatalogue(tmp_path / "odd.db")
    for title in ("5", "X", "Y"):
        wanted = Reference(title=title)
        assert [found.reference.title for found in catalogue.find(wanted, card_of(wanted))] == [title]


OAI = """<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>
<record><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Bir Deneme</dc:title><dc:creator>Örnek, Ali</dc:creator>
<dc:date>2019-05-01</dc:date><dc:type>Research Article</dc:type><dc:source>Tarih Dergisi; Sayı 3</dc:source>
<dc:identifier>https://doi.org/10.5555/deneme</dc:identifier></oai_dc:dc></metadata></record>
<record><header status="deleted"/></record></ListRecords></OAI-PMH>"""


def test_dumps_of_repositories_are_read(folder: Path) -> None:
    (folder / "dump.xml").write_text(OAI, encoding="utf-8")
    assert run(["catalogue", "dump.xml", "-o", "dump.db"]) == 0
    wanted = Reference(title="Bir deneme", doi="10.5555/deneme")
    (found,) = LocalCatalogue(folder / "dump.db").find(wanted, card_of(wanted))
    assert (found.reference.type, found.reference.container_title) == ("article-journal", "Tarih Dergisi")
    assert str(found.reference.author[0]) == "Ali Örnek"
    (folder / "cut.xml").write_text(OAI[:-30], encoding="utf-8")
    assert run(["catalogue", "cut.xml", "-o", "dump.db"]) == 2


def test_a_report_shows_data_as_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entries = ENTRY.replace("Tanör", "Tenör") + ENTRY.replace("Kuruluş", "<script>alert(1)</script>")
    (folder / "a.bib").write_text(entries, encoding="utf-8")
    assert run(["verify", "a.bib", "--catalogue", "held.db", "-o", "r.html"]) == 1
    page = (folder / "r.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert run(["verify", "a.bib", "--catalogue", "held.db", "--format", "json"]) == 1
    assert '"grade": "contradicted"' in capsys.readouterr().out


def test_edits_to_the_published_version_come_with_the_finding(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    common = "author = {Roe, Ann}, title = {A Result}"
    held = f"@article{{r, {common}, journaltitle = {{Lingua}}, volume = {{7}}, doi = {{10.5555/1}}, date = {{2021}}}}"
    (folder / "held.bib").write_text(held, encoding="utf-8")
    assert run(["catalogue", "held.bib", "-o", "held.db"]) == 0
    entry = f"@online{{a, {common}, eprint = {{2001.00001}}, eprinttype = {{arxiv}}, date = {{2020}}}}"
    (folder / "a.bib").write_text(entry, encoding="utf-8")
    capsys.readouterr()
    assert run(["check", "a.bib", "--catalogue", "held.db", "--select", "EVI004", "--format", "json"]) == 0
    (finding,) = json.loads(capsys.readouterr().out)
    text = entry
    for edit in sorted(finding["fix"]["edits"], key=lambda each: -each["start"]):
        text = text[: edit["start"]] + edit["text"] + text[edit["end"] :]
    assert text.startswith("@article{a")
    for part in ("journaltitle = {Lingua}", "date = {2021}", "eprint = {2001.00001}", "doi = {10.5555/1}"):
        assert part in text
