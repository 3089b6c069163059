"""Results go where the user says, in the format that the name says, and nothing else is overwritten."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS

CASES = tomllib.loads((TESTS / "cases" / "cli" / "outputs.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["what"])
def test_outputs(case: dict[str, Any], bibtools: Callable[..., Any], tmp_path: Path) -> None:
    for name, content in case.get("files", {}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    for name, target in case.get("links", {}).items():
        (tmp_path / name).symlink_to(target)
    result = bibtools(*case["arguments"])
    assert result.code == case["code"], result
    assert case.get("says", "") in result.err
    for name, wanted in case.get("after", {}).items():
        assert_holds(tmp_path / name, case["files"].get(name), wanted)
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
