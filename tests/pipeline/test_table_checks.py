"""A table of references and a file with the same entries: the same findings."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS

pa = pytest.importorskip("pyarrow", reason="the extra `arrow` is not installed")
from pyarrow import parquet  # noqa: E402

from bibtools.cli.app import run  # noqa: E402
from bibtools.formats import load  # noqa: E402

CASES = tomllib.loads((TESTS / "cases/pipeline/tables.toml").read_text(encoding="utf-8"))["case"]
AGAIN = ("DUP001", "DUP002", "DUP003")
"""The rules that say that an entry repeats a work; in a table it is always DUP003."""
Told = set[tuple[str, str, str, str]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_table_has_the_findings_of_a_file(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("refs.bib").write_text(case["bib"], encoding="utf-8")
    items = [reference.to_csl() for reference in load(Path("refs.bib"))]
    Path("refs.json").write_text(json.dumps(items), encoding="utf-8")
    parquet.write_table(pa.table({"item": list(map(json.dumps, items))}), "refs.parquet")
    in_file, in_bib = (told_by_check(name, capsys) for name in ("refs.json", "refs.bib"))
    in_table = told_by_table()
    assert repeated(in_table) == repeated(in_file) == repeated(in_bib) == set(case["again"])
    assert others(in_table) == others(in_file)


def told_by_check(name: str, capsys: pytest.CaptureFixture[str]) -> Told:
    """Return what `check` says of a file: key, code, field and message of each finding."""
    assert run(["check", name, "--no-cache", "--format", "json"]) in (0, 1)
    findings = json.loads(capsys.readouterr().out)
    return {(each["key"], each["code"], each["field"] or "", each["message"]) for each in findings}


def told_by_table() -> Told:
    assert run(["check", "refs.parquet", "-o", "checked.parquet"]) in (0, 1)
    rows = parquet.read_table("checked.parquet").to_pylist()
    return {
        (row["id"], each["code"], each["field"], each["message"]) for row in rows for each in row["findings"]
    }


def repeated(told: Told) -> set[str]:
    return {key for key, code, _, _ in told if code in AGAIN}


def others(told: Told) -> Told:
    return {each for each in told if each[1] not in AGAIN}
