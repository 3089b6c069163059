"""To and from the library form of bibtexparser 2, for programs that work with that library.

    to_bibtexparser(scan(text))         a scanned file, block by block
    to_bibtexparser(references)         references, as the entries that `dump` would write
    from_bibtexparser(library)          references, with what they inherit by crossref and xdata

bibtexparser's own reader passes over a missing comma, a brace too many or a field that occurs twice without a word; a
library made here has every entry that could be read, and the others as ParsingFailedBlock.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bibtools.bibtex.scanner import scan
from bibtools.formats.bibtex.fields import safe_key
from bibtools.formats.bibtex.loading import references
from bibtools.formats.bibtex.writing_entries import to_fields
from bibtools.model import Block, Entry, EntryField, Library, Reference, Span, StringMacro, Text
from bibtools.model.datamodel import Dialect, detect_dialect

if TYPE_CHECKING:
    import bibtexparser.library
    from bibtexparser.model import Block as TheirBlock
    from bibtexparser.model import Entry as TheirEntry

_NOWHERE = Span(0, 0)


def to_bibtexparser(
    source: Library | Iterable[Reference], dialect: Dialect = "biblatex"
) -> bibtexparser.library.Library:
    """Return a bibtexparser Library, its values without delimiters and with @string macros resolved.

    Of a scanned file it has the same blocks in the same order. References become entries of `dialect`; one without an
    `id` gets the key `ref1`, `ref2`, …
    """
    from bibtexparser.library import Library as TheirLibrary

    if isinstance(source, Library):
        made = [_block(source, block) for block in source.blocks]
    else:
        made = [_entry(reference, number, dialect) for number, reference in enumerate(source, 1)]
    theirs = TheirLibrary()
    theirs.add([block for block in made if block is not None], fail_on_duplicate_key=False)
    return theirs


def from_bibtexparser(
    library: bibtexparser.library.Library, dialect: Dialect | None = None
) -> list[Reference]:
    """Return the references of a bibtexparser Library in order, entries of equal keys included.

    Values may also be what bibtexparser's middleware makes of them: lists of names, parts of names, and months as
    numbers. The dialect is detected unless given. Blocks that bibtexparser could not read hold no reference; they are
    in its `failed_blocks`.
    """
    read = (_read_block(block, library) for block in library.blocks)
    entries = tuple(entry for entry in read if entry is not None)
    made = Library(Text("-", ""), entries)
    return references(Library(made.text, entries, (), dialect or detect_dialect(made)))


def _entry(reference: Reference, number: int, dialect: Dialect) -> TheirEntry:
    from bibtexparser import model as their

    entry_type, fields = to_fields(reference, dialect)
    key = safe_key(reference.id) or f"ref{number}"
    return their.Entry(entry_type, key, [their.Field(name, value) for name, value in fields.items()])


def _read_block(block: TheirBlock, library: bibtexparser.library.Library) -> Entry | None:
    """Return the entry of a block; None if it holds none."""
    from bibtexparser import model as their

    if isinstance(block, their.Entry):
        return _read(block)
    # An entry whose key or field occurs twice: no middleware has seen its values, so that its text is read.
    inner = getattr(block, "ignore_error_block", None)
    if not isinstance(inner, their.Entry):
        return None
    if not block.raw:
        return _read(inner)
    macros = "".join(f"@string{{{each.key} = {{{each.value}}}}}\n" for each in library.strings)
    scanned = scan(Text("-", macros + block.raw)).entries
    return scanned[-1] if scanned else None


def _read(entry: TheirEntry) -> Entry:
    fields = tuple(_field(field.key, _value(field.value)) for field in entry.fields)
    return Entry("entry", _NOWHERE, entry.entry_type, entry.key, _NOWHERE, _NOWHERE, fields)


def _field(name: str, value: str) -> EntryField:
    return EntryField(name, value, value, -1, -1)


def _value(value: Any) -> str:
    """Return a value as it stands in a file, whatever middleware has made of it."""
    from bibtexparser.middlewares import NameParts

    if isinstance(value, list | tuple):
        return " and ".join(map(_value, value))
    return str(value.merge_last_name_first) if isinstance(value, NameParts) else str(value)


def _block(library: Library, block: Block) -> TheirBlock | None:
    from bibtexparser import model as their

    raw = library.text.content[block.span.start : block.span.end]
    line = library.place(block.span).line - 1
    if isinstance(block, Entry):
        fields = [
            their.Field(field.name, field.value, library.place(field.span).line - 1) for field in block.fields
        ]
        return their.Entry(block.type.lower(), block.key, fields, line, raw)
    if isinstance(block, StringMacro):
        return their.String(block.name, block.value, line, raw)
    if block.kind == "comment":
        return their.ExplicitComment(_inner(raw), line, raw)
    if block.kind == "preamble":
        return their.Preamble(_inner(raw), line, raw)
    if block.kind == "broken":
        return their.ParsingFailedBlock(
            ValueError("no key and no field follow the head of this entry"), line, raw
        )
    return their.ImplicitComment(raw.strip(), line, raw) if raw.strip() else None


def _inner(raw: str) -> str:
    """Return what stands between the outer brackets."""
    start = min((at for at in (raw.find("{"), raw.find("(")) if at >= 0), default=len(raw))
    return raw[start + 1 : -1].strip() if raw.endswith(("}", ")")) else raw[start + 1 :].strip()
