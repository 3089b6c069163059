"""Structured formats by name and file ending: BibTeX, biblatex, CSL-JSON, RIS and jsonl, read and written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bibtools.errors import InputError, UsageError
from bibtools.formats.loaded import Loaded
from bibtools.language.text_files import read_text
from bibtools.model import Text

if TYPE_CHECKING:
    from bibtools.model import Record, Reference

__all__ = ["FORMATS", "Format", "Loaded", "dump", "format_of", "load", "read"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name and the file endings it is recognised by."""

    name: str
    endings: tuple[str, ...]


FORMATS = {
    each.name: each
    for each in (
        Format("bibtex", (".bib", ".bibtex")),
        Format("biblatex", (".bib", ".biblatex")),
        Format("csl-json", (".json",)),
        Format("ris", (".ris",)),
        Format("jsonl", (".jsonl", ".ndjson")),
    )
}
"""Name → Format. A .bib file's dialect is detected when it is read."""


def format_of(name: str) -> str:
    """Return the format for a file name's ending; UsageError if no format has that ending."""
    ending = Path(name).suffix.lower()
    found = next((each.name for each in FORMATS.values() if ending in each.endings), None)
    if found is None:
        raise UsageError(
            f"the ending “{ending}” belongs to no known format" if ending else "the format is not known",
            hint=f"name it: {', '.join(FORMATS)}",
            file=name,
        )
    return found


def read(source: Text | str | Path, format: str | None = None, *, encoding: str | None = None) -> Loaded:
    """Read a structured file with the places of its references and its faults.

    `format` is a name of FORMATS, by default that of the file's ending. Raises InputError if the file cannot
    be read and UsageError for an unknown format.
    """
    text, notes = (source, ()) if isinstance(source, Text) else read_text(source, encoding=encoding)
    chosen = _known(format) if format else format_of(text.name)
    loaded = _read(text, chosen, explicit=format is not None)
    faults = sorted((*notes, *loaded.faults), key=lambda fault: fault.span)
    return Loaded(loaded.references, loaded.spans, tuple(faults))


def load(
    source: Text | str | Path, format: str | None = None, *, encoding: str | None = None
) -> list[Reference]:
    """Return the references of a structured file; what is faulty in it is left out (`read` tells the faults).

    Raises InputError where nothing at all can be read, and as `read` does.
    """
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

    `ascii` writes LaTeX commands for letters beyond ASCII, in the two .bib formats. Raises UsageError for an
    unknown format.
    """
    from bibtools.model import Record

    chosen = _known(format)
    if chosen == "jsonl":
        from bibtools.formats import jsonl

        return jsonl.dump(references)
    plain = [each.reference if isinstance(each, Record) else each for each in references]
    if chosen == "csl-json":
        from bibtools.formats import csl_json

        return csl_json.dump(plain)
    if chosen == "ris":
        from bibtools.formats import ris

        return ris.dump(plain)
    from bibtools.formats import bibtex

    return bibtex.dump(plain, "bibtex" if chosen == "bibtex" else "biblatex", ascii=ascii)


def _known(format: str) -> str:
    if format in FORMATS:
        return format
    from difflib import get_close_matches

    near = get_close_matches(format, FORMATS, 1)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(FORMATS)}"
    raise UsageError(f"there is no format “{format}”", hint=hint)


def _read(text: Text, chosen: str, *, explicit: bool) -> Loaded:
    if chosen == "csl-json":
        from bibtools.formats import csl_json

        return csl_json.read(text)
    if chosen == "jsonl":
        from bibtools.formats import jsonl

        return jsonl.read(text)
    if chosen == "ris":
        from bibtools.formats import ris

        return ris.read(text)
    from bibtools.formats import bibtex

    dialect = None if not explicit else "bibtex" if chosen == "bibtex" else "biblatex"
    return bibtex.read(text, dialect)  # type: ignore[arg-type]
