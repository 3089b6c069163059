"""The layout of .bib files: `format_library(scan(text), options).text`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.bibtex.layout.options import OPTIONS, FormatOptions, checked, options_from, shown

if TYPE_CHECKING:
    from bibtools.bibtex.layout.files import Formatted
    from bibtools.model import Library

__all__ = ["OPTIONS", "FormatOptions", "checked", "format_library", "options_from", "shown"]


def format_library(library: Library, options: FormatOptions | None = None) -> Formatted:
    """Return a .bib file in the layout of `options`; see `layout.files`, which is imported when it is needed."""
    from bibtools.bibtex.layout import files

    return files.format_library(library, options or FormatOptions())
