"""EndNote's tagged format (.enw, Refer), read and written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibtools.formats.endnote_values import from_fields, to_fields, type_name
from bibtools.formats.loaded import Loaded
from bibtools.formats.tagged import Tags, read_records
from bibtools.model import Reference, Text
from bibtools.support.patterns import lazy

_TAG = lazy(r"%(\S)(?:[ \t]+(.*))?$")


def pieces(references: Iterable[Reference]) -> Iterator[str]:
    """Yield a file, a reference at a time, with a blank line between them."""
    gap = ""
    for reference in references:
        lines = [f"%0 {type_name(reference)}"]
        lines += [f"%{sign} {value}" for sign, values in to_fields(reference).items() for value in values]
        yield gap + "\n".join(lines) + "\n"
        gap = "\n"


def read(text: Text) -> Loaded:
    """Return the records of a file; each begins with its type (%0)."""
    return read_records(text, _tag, _reference, "0")


def _tag(line: str) -> tuple[str, str] | None:
    match = _TAG.match(line)
    return (match[1], (match[2] or "").strip()) if match else None


def _reference(tags: Tags) -> Reference:
    name = " ".join(tags.pop("0", []))
    return from_fields(tags, name, "enw")
