"""BibTeX and biblatex files: read without loss, edited byte by byte, mapped to References and back."""

from __future__ import annotations

from bibtools.formats.bibtex.scanner import scan

__all__ = ["scan"]
