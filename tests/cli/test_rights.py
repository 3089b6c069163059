"""A folder or file without rights: a sentence that names it and exit code 2, from every command.

The tests may run as root, who has all rights: then the command runs without the capabilities that make it so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
DROP = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if IS_ROOT else []
pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="rights of POSIX"),
    pytest.mark.skipif(IS_ROOT and shutil.which("setpriv") is None, reason="root without setpriv"),
]
ENTRY = "@misc{a, title = {A}}\n"
LINE = "Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017\n"
READING = [
    "find IN.txt",
    "parse IN.txt",
    "check --no-cache IN.bib",
    "check --no-cache IN",
    "format IN.bib",
    "format --write IN.bib",
    "convert IN.bib --to ris",
    "merge IN.bib b.bib",
    "dedupe IN.bib",
    "extract IN.tex b.bib",
    "keys IN.bib",
    "render IN.bib",
    "cite IN.bib a",
    "build --project IN",
    "eval IN.jsonl",
]
WRITING = [
    "find b.txt -o OUT/x.json",
    "parse b.txt -o OUT/x.bib",
    "check --no-cache b.bib -o OUT/x.json",
    "check --no-cache --fix OUT/a.bib",
    "check --no-cache --write-baseline --baseline OUT/b.json b.bib",
    "format --write OUT/a.bib",
    "convert b.bib -o OUT/x.ris",
    "merge b.bib OUT/a.bib -o OUT/x.bib",
    "dedupe b.bib -o OUT/x.bib",
    "render b.bib -o OUT/x.html",
    "cite b.bib a -o OUT/x.txt",
    "build --project OUT",
]


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[Path]:
    """Return a folder with `IN`, which nobody may enter, and `OUT`, into which nobody may write."""
    for name in ("IN", "OUT"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "a.bib").write_text(
            "@BOOK{a,title={A},doi={https://doi.org/10.1000/182}}\n", encoding="utf-8"
        )
        (folder / "list.txt").write_text(LINE, encoding="utf-8")
        (folder / "bibtools.toml").write_text('sources = ["list.txt"]\noutput = "made"\n', encoding="utf-8")
    for ending, content in ((".bib", ENTRY), (".txt", LINE), (".tex", "\\cite{a}"), (".jsonl", "{}")):
        (tmp_path / "IN" / f"IN{ending}").write_text(content, encoding="utf-8")
        (tmp_path / f"b{ending}").write_text(content, encoding="utf-8")
    (tmp_path / "IN").chmod(0)
    (tmp_path / "OUT").chmod(0o555)
    yield tmp_path
    for name in ("IN", "OUT"):
        (tmp_path / name).chmod(0o755)


def run(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody with no more rights than the files give."""
    arguments = line.replace("IN.", "IN/IN.").split()
    command = [*DROP, sys.executable, "-m", "bibtools", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("line", [*READING, *WRITING])
def test_a_folder_without_rights_is_told(line: str, folders: Path) -> None:
    done = run(folders, line)
    assert done.returncode == 2, done
    assert "error: " in done.stderr.lower()
    assert "fault of bibtools" not in done.stderr
    assert "Traceback" not in done.stderr
    named = "OUT" if "OUT" in line else "IN"
    assert named in done.stderr


def test_a_folder_in_which_no_cache_can_be_kept_is_checked(folders: Path) -> None:
    done = run(folders, "check OUT/a.bib")
    assert done.returncode == 1, done
    assert "IDN002" in done.stdout


def test_files_without_rights_below_a_folder(folders: Path) -> None:
    (folders / "OUT" / "a.bib").chmod(0)
    done = run(folders, "check --no-cache OUT")
    assert done.returncode == 2, done
    assert "OUT/a.bib: error: " in done.stderr
