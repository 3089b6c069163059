"""`bibtools restyle`: what it writes, shows and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bibtools.cli.app import run
from tests.pipeline.articles import LIST, NOTES, article

CLEAN = (NOTES[:4], LIST)


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.docx"
    path.write_bytes(article())
    return path


def test_a_dry_run_shows_before_and_after_and_writes_nothing(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = document.read_bytes()
    assert run(["restyle", "a.docx", "--style", "turk-tarih-kurumu", "--dry-run"]) == 1
    shown = capsys.readouterr()
    assert "note 3\n- Öz, s. 7.\n+ Öz, a.g.m., s. 7.\n" in shown.out
    assert "note 5: left as it is, because it repeats a work" in shown.err
    assert document.read_bytes() == before
    assert [path.name for path in document.parent.iterdir()] == ["a.docx"]


def test_notes_are_reported_in_their_order_where_some_move_into_the_text(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["restyle", "a.docx", "--style", "apa-tr-7", "--dry-run"])
    places = [text.split("\n")[0] for text in capsys.readouterr().out.split("\n\n")]
    notes = [place for place in places if place.startswith("note ")]
    assert len(notes) > 2
    assert notes == sorted(notes)
    assert places[: len(notes)] == notes


def test_what_is_told_is_in_the_language_of_the_person(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", "tr", "restyle", "a.docx", "--style", "turk-tarih-kurumu", "--dry-run"]) == 1
    shown = capsys.readouterr()
    assert "not 3\n- Öz, s. 7.\n" in shown.out
    assert "a.docx: not 5: olduğu gibi bırakıldı, çünkü bir eseri yineliyor" in shown.err
    assert shown.err.endswith("1 tanesi olduğu gibi kaldı\n")


def test_json_is_for_programs(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(["--lang", "tr", "restyle", "a.docx", "--style", "isnad-2-dipnotlu", "-o", "b.docx", "--json"])
        == 1
    )
    value = json.loads(capsys.readouterr().out)
    assert value["changes"][0]["after"] == "Ayşe Kılıç, Liman Defterleri (Ankara: Kıyı Yayınları, 1998), 45."
    assert [each["place"] for each in value["kept"]] == ["note 5"]
    assert Path("b.docx").is_file()


def test_strict_writes_nothing_if_something_was_not_understood(document: Path) -> None:
    assert run(["restyle", "a.docx", "--style", "isnad-2-dipnotlu", "-o", "b.docx", "--strict"]) == 2
    assert not Path("b.docx").exists()


def test_strict_writes_what_was_understood_as_a_whole(document: Path) -> None:
    document.write_bytes(article(*CLEAN))
    assert run(["restyle", "a.docx", "--style", "isnad-2-dipnotlu", "-o", "b.docx", "--strict"]) == 0
    assert Path("b.docx").is_file()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["a.docx"], "where the document is to be written"),
        (["a.docx", "-o", "a.docx"], "would be overwritten"),
        (["a.docx", "-o", "b.odt"], "in the format that it has"),
        (["a.md", "-o", "b.md"], "a document in the format Markdown cannot be restyled"),
        (["locked.docx", "-o", "b.docx"], "protected by a password"),
        (["damaged.docx", "-o", "b.docx"], "this Word file is damaged"),
        (["old.doc", "-o", "b.doc"], "a file of Office 97"),
        (["a.docx", "--style", "no-such-style", "-o", "b.docx"], "no-such-style"),
    ],
)
def test_what_cannot_be_restyled_is_refused_with_a_sentence(
    document: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    Path("a.md").write_text("Metin[^1]\n\n[^1]: Öz, s. 3.\n")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    Path("old.doc").write_bytes(ole)
    Path("locked.docx").write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))
    Path("damaged.docx").write_bytes(document.read_bytes()[:-200])
    assert run(["restyle", *arguments]) == 2
    shown = capsys.readouterr().err
    assert says in shown
    assert "hint: " in shown
    assert not Path("b.docx").exists()


def test_the_list_is_completed_and_gets_sections(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(article(NOTES[:4], LIST[:2]))
    call = ["restyle", str(path), "--style", "isnad-2-dipnotlu", "--dry-run"]
    assert run([*call, "--sections", "primary-secondary"]) == 0
    shown = capsys.readouterr()
    assert "added to the list, which did not have it: Öz, Can. “Rıhtım”. Belleten V/18 (1941)." in shown.err
    assert "heading\n+ " in shown.out
    assert run([*call, "--no-additions"]) == 0
    assert "added to the list" not in capsys.readouterr().err
