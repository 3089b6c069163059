"""What the features need of the server: the texts of the session, and the files of the project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from bibtools.linter.document import Document
from bibtools.model import Text
from bibtools.pipeline.config import Config
from bibtools.support.boundary import is_outside
from bibtools.support.files import is_file

_CITING = frozenset((".tex", ".ltx", ".md", ".qmd", ".rmd", ".markdown", ".typ"))
"""Endings of the texts that people write and that cite; the files that LaTeX makes of them are left alone."""
_MOST_FILES = 500
_LARGEST = 20_000_000


class Host(Protocol):
    """The server, as the features see it."""

    def path(self, uri: str) -> Path:
        """Return the path of a document."""

    def text(self, uri: str) -> Text:
        """Return a document as it is in the editor."""

    def opened(self, path: Path) -> Text | None:
        """Return the text of a file if it is open in the editor."""

    def config(self, uri: str) -> Config:
        """Return the settings of the project that a document is in."""

    def citable(self, uri: str) -> list[Document]:
        """Return the bibliographies that a document cites from."""

    def root(self) -> Path | None:
        """Return the folder that the editor has opened."""


def read_file(host: Host, path: Path) -> Text | None:
    """Return a file as it is in the editor, or as it is on disk; None if it cannot be read."""
    from bibtools.errors import BibtoolsError
    from bibtools.language.text_files import read_text

    known = host.opened(path)
    if known is not None:
        return known
    try:
        return read_text(path)[0] if is_file(path) and path.stat().st_size <= _LARGEST else None
    except (BibtoolsError, OSError):
        return None


def project_files(host: Host, path: Path) -> Iterator[Path]:
    """Yield a document and the .bib files and citing texts of its folder and of the folder that the editor has opened.

    Hidden folders, and files that lie outside the project, are passed over; at most 500 files are looked at.
    """
    yield path
    count = 0
    root = host.root()
    folders = [root] if root is not None and path.is_relative_to(root) else [path.parent]
    for folder in folders:
        for each in sorted(folder.rglob("*")):
            parts = each.relative_to(folder).parts
            if each == path or any(part.startswith(".") or part == "node_modules" for part in parts):
                continue
            if each.suffix.lower() in {".bib", *_CITING} and is_file(each) and not is_outside(each, path):
                count += 1
                if count > _MOST_FILES:
                    return
                yield each
