"""The hooks of .pre-commit-hooks.yaml do what they promise, on files of a repository that they are given."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS

HOOKS = TESTS.parent / ".pre-commit-hooks.yaml"
UNTIDY = '@BOOK{a,title="A",\nauthor={C, D},\n  publisher={E},date=1999, doi={https://doi.org/10.1000/182}}\n'
FILES = {"sources.bib": UNTIDY, "more/old.bibtex": UNTIDY, "notes.txt": UNTIDY}


def hooks() -> dict[str, dict[str, str]]:
    """Return the hooks by id; the file is as simple as this reader (no nested values)."""
    found = [
        dict(re.findall(r"^[- ] (\w+): (.*)$", each, re.MULTILINE))
        for each in re.split(r"(?m)^(?=- )", HOOKS.read_text(encoding="utf-8"))
        if each
    ]
    return {hook["id"]: hook for hook in found}


def run_hook(name: str, bibtools: Callable[..., Any], folder: Path, *args: str) -> Any:
    """Run a hook as pre-commit does: its entry, the arguments, then the files that match, below the repository."""
    hook = hooks()[name]
    for path, content in FILES.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    program, *entry = shlex.split(hook["entry"])
    assert program == "bibtools"
    return bibtools(*entry, *args, *(path for path in FILES if re.search(hook["files"], path)))


def contents(folder: Path) -> dict[str, str]:
    return {path: (folder / path).read_text(encoding="utf-8") for path in FILES}


@pytest.mark.parametrize("name", hooks())
def test_a_hook_is_described(name: str) -> None:
    assert set(hooks()[name]) == {"id", "name", "description", "entry", "language", "files", "require_serial"}


def test_the_hook_that_formats_lays_files_out(bibtools: Callable[..., Any], tmp_path: Path) -> None:
    assert run_hook("bibtools-format", bibtools, tmp_path).code == 0
    after = contents(tmp_path)
    for path in ("sources.bib", "more/old.bibtex"):
        assert after[path].startswith("@book{a,\n  title = {A},\n  author = {C, D},\n")
    assert after["notes.txt"] == UNTIDY
    assert bibtools("format", "--check", "sources.bib", "more/old.bibtex").code == 0


def test_the_hook_that_checks_fails_and_changes_nothing(bibtools: Callable[..., Any], tmp_path: Path) -> None:
    result = run_hook("bibtools-check", bibtools, tmp_path)
    assert result.code == 1
    assert "sources.bib:3:" in result.out
    assert "IDN002" in result.out
    assert contents(tmp_path) == FILES


def test_the_hook_that_checks_mends_where_it_is_told_to(bibtools: Callable[..., Any], tmp_path: Path) -> None:
    run_hook("bibtools-check", bibtools, tmp_path, "--fix")
    after = contents(tmp_path)
    assert "doi={10.1000/182}" in after["sources.bib"]
    assert after["notes.txt"] == UNTIDY
