"""What the docs show is what the commands print, and its English words are spelt right."""

from __future__ import annotations

import subprocess
import sys

from paths import ROOT


def test_the_pages_are_current() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_words_are_spelt_right() -> None:
    """The words that codespell may not know stand in pyproject.toml."""
    texts = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "action.yml", "changes.d", "docs"]
    done = subprocess.run(
        [sys.executable, "-m", "codespell_lib", *texts], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
