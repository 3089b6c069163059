"""What a person accepted in a review is not called doubtful again by a check, as long as it is the same."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS
from pipeline.test_reviewing import Person, write_list

from bibtools.cli.app import run
from bibtools.linter.settings import CheckSettings
from bibtools.model import Text
from bibtools.pipeline.acceptances import FILE
from bibtools.pipeline.checking import check_files, check_settings, check_text
from bibtools.pipeline.config import load_config
from bibtools.pipeline.reviewing.opening import open_files
from bibtools.pipeline.reviewing.saving import save

CASES = tomllib.loads((TESTS / "cases/pipeline/accepting.toml").read_text(encoding="utf-8"))["case"]
SETTINGS = '[tool.bibtools]\nsources = ["list.txt"]\noutput = "refs"\ncheck.doubt-below = 0.99999\n'
LINE = "Sina Akşin, İç Savaş, Ankara 2010."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def told(name: str = "refs.bib") -> list[str]:
    found = check_files([name], check_settings(load_config())).findings
    return sorted(f"{each.key}.{each.field}" for each in found if each.code == "SRC002")


def reviewed(lines: list[str], steps: list[dict[str, Any]]) -> None:
    write_list(Path(), lines)
    person = Person(Path())
    for step in steps:
        person.do(step)
    save(person.session)
    person.session.journal.close()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_told(case: dict[str, Any]) -> None:
    reviewed(case["list"], case["steps"])
    edit = case.get("edit")
    if edit:
        path = Path(edit["file"])
        content = path.read_text(encoding="utf-8")
        assert edit["from"] in content
        path.write_text(content.replace(edit["from"], edit["to"]), encoding="utf-8")
    if not edit or edit["file"] != "list.txt":
        assert told() == case["told"]
    assert run(["build"]) == 0
    assert told() == case["told"]
    assert run(["build", "--check"]) == 0


def test_without_the_review_everything_is_told() -> None:
    write_list(Path(), [LINE])
    assert run(["build"]) == 0
    assert len(told()) == 4
    assert len(told("list.txt")) == 4


def test_the_list_itself_is_checked_with_what_its_project_knows(folder: Path) -> None:
    (folder / "pyproject.toml").write_text(SETTINGS.replace('"refs"', '"out/refs"'), encoding="utf-8")
    reviewed([LINE], [{"do": "accept", "at": 0}])
    assert (folder / "out" / FILE).is_file()
    assert told("list.txt") == told("out/refs.bib") == []


def test_another_program_may_write_the_bib_anew() -> None:
    reviewed([LINE], [{"do": "accept", "at": 0}])
    bib = Path("refs.bib")
    text = bib.read_text(encoding="utf-8").replace("  title = {İç Savaş},\n", "")
    bib.write_text(text.replace("  date", "\tTITLE\t=  {İç Savaş} ,\n  date"), encoding="utf-8")
    assert "TITLE" in bib.read_text(encoding="utf-8")
    assert told() == []


def test_the_cache_of_checks_sees_an_acceptance(capsys: pytest.CaptureFixture[str]) -> None:
    write_list(Path(), [LINE])
    assert run(["build"]) == 0
    for _ in range(2):
        run(["check", "refs.bib", "--select", "SRC002"])
        assert "SRC002" in capsys.readouterr().out
    reviewed([LINE], [{"do": "accept", "at": 0}])
    run(["check", "refs.bib", "--select", "SRC002"])
    assert "SRC002" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "content", ["{", '{"raw": "x"}', '{"raw": "x", "type": "book", "accepted": 5}', "\x00"]
)
def test_a_damaged_file_accepts_nothing(content: str) -> None:
    reviewed([LINE], [{"do": "accept", "at": 0}])
    Path(FILE).write_text(content + "\n", encoding="utf-8")
    checked = check_files(["refs.bib"], check_settings(load_config()))
    assert len(told()) == 4
    assert all(FILE in note and "counts as not accepted" in note for note in checked.notes)


@pytest.mark.parametrize("value", ['{"author": 5, "issued": [[]], "title": null}', "{}", '{"title": ["x"]}'])
def test_odd_acceptances_accept_nothing(value: str) -> None:
    reviewed([LINE], [{"do": "accept", "at": 0}])
    line = f'{{"raw": "{LINE}", "type": "book", "accepted": {value}}}\n'
    Path(FILE).write_text(line, encoding="utf-8")
    assert len(told()) == 4


@pytest.mark.parametrize("name", ["", ".", "-", "no/such/folder/list.txt", "list.txt"])
def test_a_text_without_a_file_is_checked(name: str, folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool.bibtools]\nwrong = 1\n", encoding="utf-8")
    settings = CheckSettings(doubt_below=0.99999)
    found = check_text(Text(name, f"Kaynakça\n\n- {LINE}\n"), settings).findings
    assert sum(each.code == "SRC002" for each in found) == 4


def test_a_review_without_its_journal_knows_what_was_accepted(folder: Path) -> None:
    reviewed([LINE, "Celal Erikan, Gizli Celseler, Ankara 1985."], [{"do": "accept", "at": 0}])
    shutil.rmtree(folder / ".bibtools_cache")
    for name in ("list.txt", "refs.bib"):
        session = open_files([name])
        assert [item.state for item in session.items] == ["accepted", "open"]
        before = (folder / FILE).read_bytes()
        save(session)
        assert (folder / FILE).read_bytes() == before
        session.journal.close()
