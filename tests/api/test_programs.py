"""Small programs that use the public API: what they print, and what type checkers say of them."""

from __future__ import annotations

import importlib.util
import os
import runpy
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from paths import ROOT, TESTS

PROGRAMS = TESTS / "api" / "programs"
CASES = TESTS / "cases" / "api"
ARGUMENTS = {"bib_to_csl_json": ["damaged.bib"]}
CHECKERS = {
    "mypy": ["mypy", "--strict", "--no-error-summary"],
    "basedpyright": ["basedpyright", "--level", "error"],
}
WRONG = """\
import bibtools
title: int = bibtools.Reference().title
names: list[str] = bibtools.check("")
bibtools.renderr([], "apa")
bibtools.render(1)
found = bibtools.Reference().get("title")
found.upper()
"""


@pytest.mark.parametrize("program", sorted(PROGRAMS.glob("*.py")), ids=lambda path: path.stem)
def test_a_program_prints_what_it_should(
    program: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(CASES)
    monkeypatch.setattr(sys, "argv", [str(program), *ARGUMENTS.get(program.stem, ())])
    with suppress(SystemExit):
        runpy.run_path(str(program), run_name="__main__")
    assert capsys.readouterr().out == (CASES / f"{program.stem}.txt").read_text(encoding="utf-8")


def checked(checker: str, path: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    if importlib.util.find_spec(checker) is None:
        pytest.skip(f"{checker} is not installed")
    return subprocess.run(
        [sys.executable, "-m", *CHECKERS[checker], str(path)],
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(ROOT), "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("checker", CHECKERS)
def test_the_programs_are_well_typed(checker: str) -> None:
    done = checked(checker, PROGRAMS, ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("checker", CHECKERS)
def test_wrong_uses_are_found(checker: str, tmp_path: Path) -> None:
    """Results have types: no name, argument or value is taken for anything that is asked of it."""
    wrong = tmp_path / "wrong.py"
    wrong.write_text(WRONG, encoding="utf-8")
    said = checked(checker, wrong, tmp_path).stdout
    lines = WRONG.splitlines()
    for number, line in enumerate(lines[1:], 2):
        if line.startswith("found ="):
            continue
        assert f"wrong.py:{number}:" in said, f"{line}\n{said}"
