"""Bad input gets a clear sentence and the right exit code, and loses nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS

CASES = tomllib.loads((TESTS / "cases" / "cli" / "bad_input.toml").read_text(encoding="utf-8"))


def content_of(case: dict[str, Any]) -> bytes:
    if "hex" in case:
        return bytes.fromhex(case["hex"])
    if "utf16" in case:
        return str(case["utf16"]).encode("utf-16")
    return str(case["content"]).encode()


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["what"])
def test_bad_input(case: dict[str, Any], bibtools: Callable[..., Any], tmp_path: Path) -> None:
    if "file" in case:
        (tmp_path / case["file"]).write_bytes(content_of(case))
    result = bibtools(*case["arguments"])
    assert result.code == case["code"], result
    assert case.get("says", "") in result.err + result.out
    assert case.get("keeps", "") in result.out
    assert "Traceback" not in result.err


def test_a_line_of_five_megabytes_is_kept_whole_and_taken_for_no_reference(
    bibtools: Callable[..., Any], tmp_path: Path
) -> None:
    line = "Ali Veli, Kitap, " * 300_000
    (tmp_path / "big.txt").write_text(line, encoding="utf-8")
    assert bibtools("find", "big.txt").code == 1
    parsed = bibtools("parse", "--lines", "--format", "csl-json", "big.txt")
    assert parsed.code == 0
    assert line.strip() in parsed.out
