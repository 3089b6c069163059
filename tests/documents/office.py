"""LibreOffice, where it is installed: it opens what was written and says what it sees."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def converted(path: Path, ending: str, folder: Path) -> Path:
    """Return the file that LibreOffice makes of a document."""
    assert SOFFICE is not None
    target = folder / "made"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    call = [SOFFICE, "--headless", profile, "--convert-to", ending, "--outdir", str(target), str(path)]
    subprocess.run(call, capture_output=True, check=True, timeout=300)
    made = target / f"{path.stem}.{ending.partition(':')[0]}"
    assert made.is_file(), f"LibreOffice did not open {path}"
    return made
