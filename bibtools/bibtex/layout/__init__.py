"""The layout of .bib files: `format_library(scan(text), options).text`."""

from __future__ import annotations

from bibtools.bibtex.layout.files import Formatted, format_library
from bibtools.bibtex.layout.options import OPTIONS, FormatOptions, checked, options_from, shown

__all__ = ["OPTIONS", "FormatOptions", "Formatted", "checked", "format_library", "options_from", "shown"]
