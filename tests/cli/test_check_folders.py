"""A folder in which nothing can be checked is an error: a run that checks nothing must not look like a success."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS

CASES = tomllib.loads((TESTS / "cases" / "cli" / "check_folders.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_folders(case: dict[str, Any], bibtools: Callable[..., Any], tmp_path: Path) -> None:
    for name, text in case["files"].items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name, target in case.get("links", {}).items():
        (tmp_path / name).symlink_to(target)
    result = bibtools("check", "--no-cache", *case["check"])
    assert result.code == case["code"], result
    for words in case["says"]:
        assert words in result.err
