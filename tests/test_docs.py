"""What the docs show is what the commands print."""

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
