"""The syntax of .bib files; it stands below the stages, so that all of them use the same reader and writer.

    scan(text)             → Library: blocks and entries with exact offsets, and Faults
    edit(library, edits)   → text; edits from set_field, remove_field, append_entry, …
    Inheritance(library)   → the fields of each entry with what it inherits by crossref and xdata

Names, LaTeX and field values are read and written by `names`, `decode`, `encode` and `values`; `layout` writes a whole
file in one form. What an entry means as a Reference is the task of `bibtools.formats.bibtex`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bibtools.bibtex.editing import (
        append_entry,
        edit,
        remove_entry,
        remove_field,
        rename_field,
        rename_key,
        set_field,
        set_type,
    )
    from bibtools.bibtex.inheritance import Inheritance
    from bibtools.bibtex.scanner import scan

_HOMES = {
    "Inheritance": "inheritance",
    "append_entry": "editing",
    "edit": "editing",
    "remove_entry": "editing",
    "remove_field": "editing",
    "rename_field": "editing",
    "rename_key": "editing",
    "scan": "scanner",
    "set_field": "editing",
    "set_type": "editing",
}

__all__ = [
    "Inheritance",
    "append_entry",
    "edit",
    "remove_entry",
    "remove_field",
    "rename_field",
    "rename_key",
    "scan",
    "set_field",
    "set_type",
]


def __getattr__(name: str) -> Any:
    """Return a name of this package, importing its module at first use: reading a file needs few of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
