"""`bibtools check` and `explain` as a user calls them: files, exit codes, what is written and what is not."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bibtools.cli.app import run
from bibtools.cli.watching import watch

GOOD = "@book{a, author = {Tüzel, A.}, title = {Bir}, publisher = {X}, date = {1999}}\n"
FIXABLE = "@misc{a,\n  title = {Bir},\n  doi = {https://doi.org/10.1000/182}\n}\n"
FIXED = "@misc{a,\n  title = {Bir},\n  doi = {10.1000/182}\n}\n"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Call = Callable[..., Result]


@pytest.fixture
def bibtools(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, stdin: str = "") -> Result:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        code = run(arguments)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


def put(name: str, text: str) -> Path:
    Path(name).write_text(text, encoding="utf-8")
    return Path(name)


def test_exit_codes(bibtools: Call) -> None:
    put("good.bib", GOOD)
    put("bad.bib", FIXABLE)
    assert bibtools("check", "good.bib") == Result(0, "", "1 file checked: nothing found.\n")
    bad = bibtools("check", "bad.bib", "--select", "IDN")
    assert bad.code == 1
    assert bad.out.startswith("bad.bib:3:10 IDN002 [*] a.doi: ")
    assert bibtools("check", "nowhere.bib").code == 2
    assert bibtools("check", "good.bib", "--select", "NOPE").code == 2
    assert bibtools("check").code == 2
    assert bibtools("check", "bad.bib", "--select", "IDN", "--fail-on", "error").code == 0


def test_fix_changes_the_file_and_diff_does_not(bibtools: Call) -> None:
    path = put("a.bib", FIXABLE)
    shown = bibtools("check", "a.bib", "--select", "IDN", "--diff")
    assert shown.code == 1
    assert "-  doi = {https://doi.org/10.1000/182}\n+  doi = {10.1000/182}\n" in shown.out
    assert path.read_text("utf-8") == FIXABLE
    assert bibtools("check", "a.bib", "--select", "IDN", "--fix").code == 0
    assert path.read_text("utf-8") == FIXED
    assert bibtools("check", "a.bib", "--select", "IDN", "--diff").code == 0


def test_unsafe_fixes_only_when_asked_for(bibtools: Call) -> None:
    path = put("a.bib", "@misc{a, title = {Bir.}}\n")
    bibtools("check", "a.bib", "--select", "TXT011", "--fix")
    assert path.read_text("utf-8") == "@misc{a, title = {Bir.}}\n"
    bibtools("check", "a.bib", "--select", "TXT011", "--fix", "--unsafe-fixes")
    assert path.read_text("utf-8") == "@misc{a, title = {Bir}}\n"


def test_unsafe_fixes_alone_change_nothing(bibtools: Call) -> None:
    path = put("a.bib", "@misc{a, title = {Bir.}}\n")
    assert bibtools("check", "a.bib", "--select", "TXT011", "--unsafe-fixes").code == 1
    assert path.read_text("utf-8") == "@misc{a, title = {Bir.}}\n"
    shown = bibtools("check", "a.bib", "--select", "TXT011", "--unsafe-fixes", "--diff")
    assert "+@misc{a, title = {Bir}}" in shown.out


def test_infos_are_shown_and_not_counted(bibtools: Call) -> None:
    put("a.bib", "@misc{a, title = {A  B}}\n")
    found = bibtools("check", "a.bib", "--select", "TXT012")
    assert (found.code, "TXT012" in found.out) == (0, True)
    assert "nothing found but 1 notice; 1 can be fixed with --fix." in found.err
    assert bibtools("check", "a.bib", "--select", "TXT012", "--fail-on", "info").code == 1
    quiet = bibtools("check", "a.bib", "--select", "TXT012", "--quiet")
    assert (quiet.out, quiet.err) == (found.out, "")


def test_each_file_has_the_settings_of_its_project(bibtools: Call) -> None:
    for name in ("a", "b"):
        Path(name).mkdir()
        put(f"{name}/{name}.bib", "@misc{k, title = {Bir.}, doi = {doi:10.1000/182}}\n")
    put("a/bibtools.toml", '[check]\nselect = ["TXT011"]\n')
    put("b/bibtools.toml", '[check]\nselect = ["IDN002", "KEY005"]\n')
    alone = bibtools("check", "a/a.bib")
    assert "TXT011" in alone.out
    assert "IDN002" not in alone.out
    both = bibtools("check", "a/a.bib", "b/b.bib")
    assert [line.split()[1] for line in both.out.splitlines()] == ["TXT011", "KEY005", "IDN002"]
    assert bibtools("check", "a", "b", "--write-baseline", "--baseline", "x.json").code == 2


def test_junit_fails_what_fail_on_counts(bibtools: Call) -> None:
    put("a.bib", "@misc{a, title = {A  B}}\n")
    passed = bibtools("check", "a.bib", "--select", "TXT012", "--format", "junit").out
    assert ("<failure" in passed, "<system-out>" in passed) == (False, True)
    assert "<failure" in bibtools(*"check a.bib --select TXT012 --format junit --fail-on info".split()).out


def test_a_fixed_file_keeps_its_encoding_and_line_ends(bibtools: Call) -> None:
    data = ("@misc{a, title = {Ağaoğlu},\r\n  doi = {doi:10.1000/182}}\r\n").encode("iso-8859-9")
    Path("a.bib").write_bytes(data)
    bibtools("check", "a.bib", "--fix")
    assert Path("a.bib").read_bytes() == data.replace(b"doi:10", b"10")


def test_standard_input(bibtools: Call) -> None:
    found = bibtools("check", "-", "--stdin-filename", "x/refs.bib", "--select", "IDN", stdin=FIXABLE)
    assert found.out.startswith("x/refs.bib:3:10 IDN002")
    assert bibtools("check", "-", "--select", "IDN", stdin=FIXABLE).out.startswith("-:3:10 IDN002")
    fixed = bibtools("check", "-", "--fix", "--select", "IDN", stdin=FIXABLE)
    assert (fixed.code, fixed.out) == (0, FIXED)
    listed = bibtools("check", "-", stdin="- Abidin Tüzel, Türk İstiklal Harbi, Ankara, 1999\n" * 3)
    assert "MIS003" in listed.out


def test_cache_knows_what_has_not_changed(bibtools: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put("a.bib", FIXABLE)
    first = bibtools("check", "a.bib", "--format", "full")
    import bibtools.pipeline.check_cache as cache

    with monkeypatch.context() as patch:
        patch.setattr(cache, "check_files", lambda *_, **__: pytest.fail("checked again"))
        assert bibtools("check", "a.bib", "--format", "full") == first
    path.write_text(FIXED + " ", encoding="utf-8")
    assert "IDN002" not in bibtools("check", "a.bib").out
    Path(".bibtools_cache/check.json").write_text("not JSON", encoding="utf-8")
    assert bibtools("check", "a.bib").code == 0


def test_settings_of_the_project(bibtools: Call) -> None:
    put("a.bib", FIXABLE)
    put(
        "pyproject.toml",
        '[tool.bibtools.check]\nselect = ["IDN"]\nseverity = { IDN002 = "info" }\nfail-on = "error"\n',
    )
    assert bibtools("check", "a.bib").code == 0
    assert json.loads(bibtools("check", "a.bib", "--format", "json").out)[0]["severity"] == "info"
    put("pyproject.toml", '[tool.bibtools.check]\nselct = ["IDN"]\n')
    wrong = bibtools("check", "a.bib")
    assert wrong.code == 2
    assert "selct" in wrong.err


def test_baseline_and_adoption(bibtools: Call) -> None:
    path = put("a.bib", FIXABLE)
    assert bibtools("check", "a.bib", "--write-baseline", "--baseline", "b.json").code == 0
    assert bibtools("check", "a.bib", "--baseline", "b.json").code == 0
    assert bibtools("check", "a.bib", "--write-baseline").code == 2
    assert bibtools("check", "a.bib", "--add-ignore", "--reason", "old").code == 0
    assert path.read_text("utf-8") == "% bibtools: ignore[IDN002] old\n" + FIXABLE
    assert bibtools("check", "a.bib").code == 0


def test_statistics_and_output(bibtools: Call) -> None:
    put("a.bib", FIXABLE)
    assert bibtools("check", "a.bib", "--statistics").out == "1 IDN002 doi-as-url\n"
    bibtools("check", "a.bib", "--format", "sarif", "-o", "out.sarif")
    assert json.loads(Path("out.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_watch_checks_again_after_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.bib"
    path.write_text("", encoding="utf-8")
    done: list[int] = []

    def wait(seconds: float) -> None:
        if len(done) == 1:
            path.write_text("x", encoding="utf-8")
            os.utime(path, ns=(1, 1))

    def act() -> int:
        done.append(1)
        return len(done)

    monkeypatch.setattr("time.sleep", wait)
    assert watch([str(path)], act, rounds=3) == 2


def test_explain(bibtools: Call) -> None:
    page = bibtools("explain", "mis003")
    assert page.code == 0
    assert page.out.startswith("# MIS003 missing-publisher")
    assert bibtools("explain", "missing-publisher").out == page.out
    assert "MIS003" in bibtools("explain").out
    wrong = bibtools("explain", "MIS99")
    assert wrong.code == 2
    assert "hint" in wrong.err
