"""Text of the data is shown and does not act: no escape codes, no commands of CI services, nothing that XML forbids."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from paths import TESTS

CASES = tomllib.loads((TESTS / "cases" / "cli" / "acting_text.toml").read_text(encoding="utf-8"))["case"]
ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
TURNING = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize(
    ("case", "arguments"),
    [(case, arguments) for case in CASES for arguments in case["arguments"]],
    ids=lambda value: " ".join(value[:5]) if isinstance(value, list) else value["what"],
)
def test_nothing_acts(
    case: dict[str, Any], arguments: list[str], bibtools: Callable[..., Any], tmp_path: Path
) -> None:
    for name, content in case["files"].items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    result = bibtools(*arguments, *(case["files"] if case.get("every_file") else ()))
    said = result.out.replace("\r\n", "\n") + result.err
    assert said
    assert "a fault of bibtools" not in said
    assert not ACTING.findall(said)
    if "--diff" not in arguments:
        # A diff is for `patch`, and holds the lines of the file as they are.
        assert not TURNING.findall(said)
    if not {"--diff", "--fix"} & set(arguments):
        assert not re.findall(r"(?m)^\s*::(?:warning file=x|warning::|error::)", said)
    assert "##vso[" not in result.err
    if arguments[-1] in ("junit", "checkstyle"):
        assert ElementTree.fromstring(result.out).findall(".//*")
    if case.get("no_blank_line"):
        assert not re.search(r"\n\s*\n", said)


def test_a_file_that_passes_through_is_not_changed(bibtools: Callable[..., Any], tmp_path: Path) -> None:
    content = "@misc{a,\n  title = {A\x1b[31m\x9b\u202e},\n}\n"
    (tmp_path / "a.bib").write_text(content, encoding="utf-8")
    assert bibtools("format", "a.bib").out == content
