"""Structured formats of references, read and written; `registry` lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bibtools.errors import InputError
from bibtools.formats.registry import ENDINGS, FORMATS, Format, format_named, format_of

if TYPE_CHECKING:
    from bibtools.formats.loaded import Loaded
    from bibtools.model import Record, Reference, Text

__all__ = ["ENDINGS", "FORMATS", "Format", "dump", "format_of", "load", "pieces", "read"]


def read(source: Text | str | Path, format: str | None = None, *, encoding: str | None = None) -> Loaded:
    """Read a structured file with the places of its references and its faults.

    `format` is a name of FORMATS, by default that of the file's ending. Raises InputError if the file cannot
    be read and UsageError for an unknown format.
    """
    from bibtools.formats.loaded import Loaded
    from bibtools.language.text_files import read_text
    from bibtools.model import Text

    text, notes = (source, ()) if isinstance(source, Text) else read_text(source, encoding=encoding)
    chosen = format_named(format or format_of(text.name))
    loaded = chosen.read(text, by_ending=format is None)
    faults = sorted((*notes, *loaded.faults), key=lambda fault: fault.span)
    return Loaded(loaded.references, loaded.spans, tuple(faults))


def load(
    source: Text | str | Path, format: str | None = None, *, encoding: str | None = None
) -> list[Reference]:
    """Return the references of a structured file; what is faulty in it is left out (`read` tells the faults).

    Raises InputError where nothing at all can be read, and as `read` does.
    """
    from bibtools.language.text_files import read_text
    from bibtools.model import Text

    loaded = read(source, format, encoding=encoding)
    whole = next((fault for fault in loaded.faults if fault.kind == "json"), None)
    if whole and not loaded.references:
        name = source.name if isinstance(source, Text) else str(source)
        text = source if isinstance(source, Text) else read_text(source, encoding=encoding)[0]
        place = text.place(whole.span.start)
        hint = "name the right format with --format"
        raise InputError(whole.message, hint=hint, file=name, line=place.line, column=place.column)
    return list(loaded.references)


def dump(references: Iterable[Reference | Record], format: str = "biblatex", *, ascii: bool = False) -> str:
    """Return references as the text of a file in that format.

    `ascii` writes LaTeX commands for letters beyond ASCII, in the two .bib formats. Raises UsageError for a format
    that does not exist and for an option that it does not have.
    """
    return "".join(pieces(references, format, ascii=ascii))


def pieces(
    references: Iterable[Reference | Record], format: str = "biblatex", *, ascii: bool = False
) -> Iterator[str]:
    """Yield the text of a file in that format piece by piece, as the references come; joined it is that of `dump`."""
    return format_named(format).pieces(references, ascii=ascii)
