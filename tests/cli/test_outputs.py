"""Results go where the user says, in the format that the name says, and nothing else is overwritten."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS

CASES = [
    case
    for name in ("outputs", "odd_shapes", "convert", "library")
    for case in tomllib.loads((TESTS / "cases" / "cli" / f"{name}.toml").read_text(encoding="utf-8"))["case"]
]

DEEP = "[" * 100_000


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_outputs(case: dict[str, Any], bibtools: Callable[..., Any], tmp_path: Path) -> None:
    deep = {case["deep"]: "a = " * case["deep"].endswith(".toml") + DEEP} if "deep" in case else {}
    for name, content in {**case.get("files", {}), **deep}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        written = content.replace("DEEP", DEEP).replace("LONG", "1" * 5_000)
        (tmp_path / name).write_text(written, encoding="utf-8")
    for name, target in case.get("links", {}).items():
        (tmp_path / name).symlink_to(target)
    result = bibtools(*case["arguments"])
    assert result.code == case["code"], result
    assert case.get("says", "") in result.err
    assert "a fault of bibtools" not in result.err
    for name, wanted in case.get("after", {}).items():
        assert_holds(tmp_path / name, case.get("files", {}).get(name), wanted)
    for name in case.get("links", {}):
        assert (tmp_path / name).is_symlink(), "a link stays a link"
    assert not list(tmp_path.rglob("*.part")), "no temporary file is left"


def assert_holds(path: Path, before: str | None, wanted: str) -> None:
    if wanted == "absent":
        assert not path.exists()
        return
    found = path.read_text(encoding="utf-8")
    if wanted.endswith("…"):
        assert found.startswith(wanted[:-1]), found[:200]
    else:
        assert found == (before if wanted == "unchanged" else wanted)
