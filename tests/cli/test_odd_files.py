"""Full devices, names that no system takes, pipes, and Ctrl-C: a sentence and the right exit code, no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

COMMAND = [sys.executable, "-m", "bibtools"]
ENTRY = (
    "@book{a, title = {x}, author = {C, D}, publisher = {E}, date = {1999}, address = {F}, location = {G}}\n"
)
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs devices and names of Linux")


@on_linux
@pytest.mark.parametrize("arguments", [("styles",), ("format", "a.bib"), ("check", "--no-cache", "a.bib")])
def test_a_full_device_on_stdout_is_told(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@book{a}\n", encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *arguments], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("standard output: error: No space left on device\nhint: ")
    assert b"fault of bibtools" not in done.stderr


@on_linux
@pytest.mark.parametrize("name", ["a" * 246 + ".bib", os.fsdecode(b"\xfe\xf0.bib")], ids=["long", "Latin-5"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--no-cache"),
        ("check", "--no-cache", "--format", "sarif", "-o", "x.sarif"),
        ("check", "--fix"),
        ("check", "--no-cache", "--write-baseline", "--baseline", "b.json"),
        ("format",),
        ("format", "--write"),
        ("render", "--style", "apa"),
    ],
)
def test_names_of_any_length_and_encoding(
    name: str, arguments: tuple[str, ...], bibtools: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / name).write_text(ENTRY, encoding="utf-8")
    result = bibtools(*arguments, name)
    assert result.code in (0, 1), result
    assert "error:" not in result.err


def test_names_in_the_data_may_be_longer_than_files_have(
    bibtools: Callable[..., Any], tmp_path: Path
) -> None:
    long = "a" * 300
    (tmp_path / "a.bib").write_text(
        f"@book{{a, file = {{{long}}}, langid = {{{long}}}, title = {{x}}}}\n", encoding="utf-8"
    )
    (tmp_path / "a.tex").write_text(
        f"\\input{{{long}}}\\addbibresource{{{long}}}\\cite{{a}}\n", encoding="utf-8"
    )
    assert bibtools("check", "--no-cache", "a.bib", "a.tex").code == 1
    assert bibtools("render", "a.bib", "--style", "apa").code == 0
    unknown = bibtools("render", "a.bib", "--style", long)
    assert unknown.code == 2
    assert "fault of bibtools" not in unknown.err


@on_linux
@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("check", "--no-cache"), 1), (("check",), 1), (("format",), 0), (("format", "--write"), 2)],
    ids=str,
)
def test_a_pipe_is_read_once(
    arguments: tuple[str, ...], code: int, bibtools: Callable[..., Any], tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe.bib"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(ENTRY,), daemon=True)
    writer.start()
    result = bibtools(*arguments, "pipe.bib")
    writer.join()
    assert result.code == code, result
    assert pipe.is_fifo()
    if code == 2:
        assert "cannot be changed in place" in result.err


@pytest.mark.parametrize("now", ["253402300800", "-99999999999999", "1e999", "9" * 40, "x"])
def test_any_date_of_the_source_is_taken(
    now: str, bibtools: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", now)
    (tmp_path / "a.bib").write_text(ENTRY, encoding="utf-8")
    result = bibtools("check", "--no-cache", "a.bib")
    assert result.code == 1, result
    assert "fault of bibtools" not in result.err


INTERRUPTED = """
import signal, sys
import bibtools.cli
# A test that runs in the background of a shell is started with the signal ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
count = 0
def strike(frame, event, argument):
    global count
    count += 1
    if count == {moment}:
        sys.setprofile(None)
        signal.raise_signal(signal.SIGINT)
sys.argv = ["bibtools", "check", "--no-cache", "a.bib"]
sys.setprofile(strike)
bibtools.cli.main()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGINT") or os.name == "nt", reason="needs signals of POSIX")
@pytest.mark.parametrize("moment", [300, 3_000, 30_000, 100_000])
def test_an_interruption_at_any_moment_ends_without_a_traceback(moment: int, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(ENTRY * 50, encoding="utf-8")
    code = INTERRUPTED.format(moment=moment)
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr, done.stderr
    assert done.returncode == 130, done
