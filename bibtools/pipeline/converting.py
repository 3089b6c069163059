"""From one format of references to another, and what the new one cannot hold.

A .bib file that becomes one of the other dialect is translated in its text, so that comments, @string macros, order and
layout stay. Everything else goes over References; what was written is read again, and what did not come back is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from bibtools.errors import InputError
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message

if TYPE_CHECKING:
    from bibtools.formats.loaded import Loaded
    from bibtools.model import Reference, Text
    from bibtools.model.datamodel import Dialect

DIALECTS = ("bibtex", "biblatex")
_MOST_KEYS = 5
_BESIDE = {
    "comment": "comments",
    "text": "comments",
    "preamble": "@preamble",
    "string": "the names of @string macros",
}
"""Kind of a block that is no entry → what it is called."""


@dataclass(frozen=True, slots=True)
class Converted:
    """The text of the new file, a sentence for each kind of loss, and what could not be read, with its place."""

    text: str
    losses: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def convert(
    texts: Sequence[Text], target: str, source: str | None = None, *, ascii: bool = False
) -> Converted:
    """Return the references of files as the text of one file in the format `target`.

    `source` is the format of the files, by default what each file's ending says. Raises InputError if nothing can be
    read, and UsageError for a format that does not exist or cannot be written.
    """
    from bibtools.formats.registry import format_named, format_of

    format_named(target).writable()
    names = [source or format_of(text.name) for text in texts]
    if len(texts) == 1 and names[0] in DIALECTS and target in DIALECTS and not ascii:
        return _translated(texts[0], target, source)
    read = [_read(text, name, source is None) for text, name in zip(texts, names, strict=True)]
    references = _with_keys(reference for loaded in read for reference in loaded.references)
    written, lost = _written(references, target, ascii)
    for text, name in zip(texts, names, strict=True):
        lost = {**lost, **_left_out(text, name)}
    faults = tuple(
        message("{place}: {sentence}", place=text.place(fault.span.start), sentence=message(fault.message))
        for text, loaded in zip(texts, read, strict=True)
        for fault in loaded.faults
    )
    return Converted(written, tuple(_sentence(kind, keys) for kind, keys in lost.items()), faults)


def _read(text: Text, name: str, by_ending: bool) -> Loaded:
    from bibtools.formats import load
    from bibtools.formats.registry import format_named

    loaded = format_named(name).read(text, by_ending=by_ending)
    if not loaded.references:
        load(text, name)
        if loaded.faults:
            fault = loaded.faults[0]
            place = text.place(fault.span.start)
            hint = "name the right format with --from"
            raise InputError(fault.message, hint=hint, file=text.name, line=place.line, column=place.column)
    return loaded


def _translated(text: Text, target: str, source: str | None) -> Converted:
    from bibtools.bibtex.editing import edit
    from bibtools.bibtex.scanner import scan
    from bibtools.bibtex.translation import counted, translate

    dialect, own = _dialect(target), None if source is None else _dialect(source)
    library = scan(text, own)
    if not library.entries and text.content.strip() and library.faults:
        place = library.place(library.faults[0].span)
        said, hint = library.faults[0].message, "name the right format with --from"
        raise InputError(said, hint=hint, file=text.name, line=place.line, column=place.column)
    made = translate(library, dialect)
    faults = tuple(
        message("{place}: {sentence}", place=library.place(fault.span), sentence=message(fault.message))
        for fault in library.faults
    )
    losses = tuple(_sentence(kind, keys) for kind, keys in counted(made.told).items())
    return Converted(edit(library, made.edits), losses, faults)


def _dialect(name: str) -> Dialect:
    return "bibtex" if name == "bibtex" else "biblatex"


def _with_keys(references: Iterable[Reference]) -> list[Reference]:
    from bibtools.model import Record
    from bibtools.normaliser.keys import assign_keys

    return [record.reference for record in assign_keys(Record(each) for each in references)]


def _written(references: list[Reference], target: str, ascii: bool) -> tuple[str, dict[str, tuple[str, ...]]]:
    """Return the text of the new file, and what does not come back when it is read: kind → keys."""
    from bibtools.formats import dump
    from bibtools.formats.registry import format_named
    from bibtools.formats.remainder import lost
    from bibtools.model import Text

    written, chosen = dump(references, target, ascii=ascii), format_named(target)
    back = () if chosen.exact else chosen.read(Text("-", written)).references
    told: dict[str, list[str]] = {}
    for before, after in zip(references, back, strict=False):
        kinds = [
            f"`{name}`"
            for name, value in lost(before, after).items()
            if value is not None and name != "custom"
        ]
        if after.type != before.type:
            kinds.append(message("the type {type}", type=before.type))
        for kind in kinds:
            told.setdefault(
                message("{format} cannot hold {kind} as it is", format=target, kind=kind), []
            ).append(before.id)
    return written, {kind: tuple(keys) for kind, keys in told.items()}


def _left_out(text: Text, name: str) -> Mapping[str, tuple[str, ...]]:
    """Return what a .bib file holds beside its entries, which no other format has a place for."""
    if name not in DIALECTS:
        return {}
    from bibtools.bibtex.scanner import scan

    found = dict.fromkeys(
        _BESIDE[block.kind]
        for block in scan(text).blocks
        if block.kind in _BESIDE and text.content[block.span.start : block.span.end].strip()
    )
    return {message("{file}: left out: {kind}", file=text.name, kind=message(kind)): () for kind in found}


def _sentence(kind: str, keys: Sequence[str]) -> str:
    if not keys:
        return kind
    rest = len(keys) - _MOST_KEYS
    shown = ", ".join(keys[:_MOST_KEYS])
    if rest > 0:
        shown = message("{keys} and {count} more", keys=shown, count=rest)
    return message("{kind} ({count}): {keys}", kind=message(kind), count=len(keys), keys=shown)
