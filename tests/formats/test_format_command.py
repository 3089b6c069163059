"""`bibtools format` on the command line: what it prints, writes and returns."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bibtools.cli.app import run

UGLY = "@BOOK{a,TITLE={Şiir}}\n"
CALM = "@book{a,\n  title = {Şiir},\n}\n"


@pytest.fixture
def ugly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bibtools.toml").write_text("", encoding="utf-8")
    path = tmp_path / "x.bib"
    path.write_text(UGLY, encoding="utf-8")
    return path


def test_the_result_goes_to_stdout(ugly, capsys):
    assert run(["format", "x.bib"]) == 0
    assert capsys.readouterr().out == CALM
    assert ugly.read_text(encoding="utf-8") == UGLY


def test_check_diff_and_write(ugly, capsys):
    assert run(["format", "--check", "x.bib"]) == 1
    assert "x.bib" in capsys.readouterr().err
    assert run(["format", "--diff", "x.bib"]) == 1
    assert "+  title = {Şiir}," in capsys.readouterr().out
    assert ugly.read_text(encoding="utf-8") == UGLY
    assert run(["format", "--write", "x.bib"]) == 0
    assert ugly.read_text(encoding="utf-8") == CALM
    assert run(["format", "--check", "x.bib"]) == 0


def test_the_encoding_and_the_mark_stay(ugly):
    ugly.write_bytes(UGLY.encode("iso-8859-9"))
    assert run(["format", "-w", "x.bib"]) == 0
    assert ugly.read_bytes() == CALM.encode("iso-8859-9")
    ugly.write_bytes(b"\xef\xbb\xbf" + UGLY.encode())
    assert run(["format", "-w", "x.bib"]) == 0
    assert ugly.read_bytes() == b"\xef\xbb\xbf" + CALM.encode()


def test_options_come_from_the_project_and_the_command_line(ugly, capsys):
    Path("bibtools.toml").write_text('[format]\nindent = 4\ntype-case = "upper"\n', encoding="utf-8")
    assert run(["format", "x.bib"]) == 0
    assert capsys.readouterr().out == "@BOOK{a,\n    title = {Şiir},\n}\n"
    assert run(["format", "x.bib", "--indent", "1", "--type-case", "keep", "--no-trailing-comma"]) == 0
    assert capsys.readouterr().out == "@BOOK{a,\n title = {Şiir}\n}\n"
    Path("bibtools.toml").write_text("[format]\nindnet = 4\n", encoding="utf-8")
    assert run(["format", "x.bib"]) == 2
    assert "indent" in capsys.readouterr().err


def test_standard_input(ugly, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"@a{b c = {d}}\n@c{d,e={f}}")))
    assert run(["format", "-", "--stdin-filename", "y.bib"]) == 0
    out, err = capsys.readouterr()
    assert out == "@a{b c = {d}}\n\n@c{d,\n  e = {f},\n}\n"
    assert err.startswith("y.bib:1:")


def test_what_cannot_be_done_is_said(ugly, capsys):
    for arguments, word in (
        (["none.bib"], "no such file"),
        (["."], "folder"),
        (["x.bib", "x.bib"], "several files"),
        (["x.bib", "--delimiters", "round"], "round"),
        (["x.bib", "--wrap", "-3"], "--wrap"),
    ):
        assert run(["format", *arguments]) == 2
        assert word in capsys.readouterr().err
