"""LibreOffice, where it is installed: it opens what was written and says what it sees."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def converted(path: Path, ending: str, folder: Path) -> Path:
    """Return the file that LibreOffice makes of a document."""
    return converted_all([path], ending, folder)[0]


def converted_all(paths: Sequence[Path], ending: str, folder: Path) -> list[Path]:
    """Return the files that LibreOffice makes of documents, in one run."""
    assert SOFFICE is not None
    target = folder / "made"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    call = [SOFFICE, "--headless", profile, "--convert-to", ending, "--outdir", str(target), *map(str, paths)]
    subprocess.run(call, capture_output=True, check=True, timeout=300)
    made = [target / f"{path.stem}.{ending.partition(':')[0]}" for path in paths]
    for path, file in zip(paths, made, strict=True):
        assert file.is_file(), f"LibreOffice did not open {path}"
    return made
