"""Read the citations of documents; each module reads one format."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from bibtools.linter.citing import Citations
from bibtools.model import Text

_MODULES = {
    ".tex": "latex",
    ".ltx": "latex",
    ".aux": "aux_file",
    ".bcf": "bcf",
    ".typ": "typst",
    ".ipynb": "notebook",
}


def scan_citations(text: Text) -> Citations:
    """Return the citations of a text, whose format its file's ending tells; unknown endings are read as Markdown."""
    module = _MODULES.get(Path(text.name).suffix.lower(), "markdown")
    scan: Callable[[Text], Citations] = import_module(f"{__name__}.{module}").scan
    return scan(text)
