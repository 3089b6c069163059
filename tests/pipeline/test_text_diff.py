"""Unified diffs: what `patch` makes of them, and that they are as short as the change."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtools.pipeline.text_diff import unified_diff

LINES = st.lists(st.sampled_from(["a", "b", "c", "", "d e"]), max_size=12).map("\n".join)


def patched(before: str, diff: str) -> str:
    """Carry out a diff by the line numbers and marks of its hunks."""
    old = before.splitlines(keepends=True)
    made: list[str] = []
    at = 0
    lines = diff.splitlines(keepends=True)[2:]
    for index, line in enumerate(lines):
        body = line[1:]
        if index + 1 < len(lines) and lines[index + 1].startswith("\\"):
            body = body.removesuffix("\n")
        if line.startswith("@@"):
            numbers = line.split()[1][1:].split(",")
            start = int(numbers[0]) - (1 if numbers[-1] != "0" or len(numbers) == 1 else 0)
            made += old[at:start]
            at = start
        elif line[0] in " -":
            assert old[at] == body
            at += 1
        if line[0] in " +":
            made.append(body)
    return "".join([*made, *old[at:]])


@given(LINES, LINES)
def test_a_diff_makes_the_new_text_of_the_old(before: str, after: str) -> None:
    diff = unified_diff(before, after, "x")
    assert (diff == "") == (before == after)
    assert patched(before, diff) == after


def test_one_changed_line_is_one_hunk() -> None:
    before = "".join(f"line {n}\n" for n in range(100))
    diff = unified_diff(before, before.replace("line 50\n", "line fifty\n"), "x")
    assert diff.splitlines()[2:] == [
        "@@ -48,7 +48,7 @@",
        *(f" line {n}" for n in (47, 48, 49)),
        "-line 50",
        "+line fifty",
        *(f" line {n}" for n in (51, 52, 53)),
    ]


@pytest.mark.skipif(shutil.which("patch") is None, reason="`patch` is not installed")
def test_patch_reads_it(tmp_path: Path) -> None:
    before, after = "a\nb\nc\nd", "b\nc\nx\nd\ne"
    (tmp_path / "x").write_text(before, encoding="utf-8")
    subprocess.run(
        ["patch", "-p1"], cwd=tmp_path, input=unified_diff(before, after, "x"), text=True, check=True
    )
    assert (tmp_path / "x").read_text(encoding="utf-8") == after
