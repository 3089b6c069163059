"""A .bib file as it is written: blocks, entries and fields, each with its offsets in the text.

The tree says where everything is; the text itself is kept whole in `Library.text`, so that everything
that is not edited stays as it is, byte for byte. `bibtools.bibtex` makes these values; the linter and the pipeline
read them.
"""

from __future__ import annotations

from typing import Literal

from bibtools.model.text import Place, Span, Text
from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that its syntax does not allow: `kind` (a word for programs) and a sentence."""

    kind: str
    message: str
    span: Span
    key: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class EntryField:
    """A field of an entry.

    `name` as written; `value` with delimiters removed and @string names and `#` resolved; `raw` the value
    as written, delimiters included; spans of the name and of the raw value.
    """

    name: str
    value: str
    raw: str
    name_span: Span
    value_span: Span

    @property
    def span(self) -> Span:
        """The span of the whole field, from its name to the end of its value."""
        return Span(self.name_span.start, self.value_span.end)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a .bib file: every character of the file belongs to exactly one.

    `kind` is `entry`, `string`, `preamble`, `comment` (@comment), `text` (what stands between) or
    `broken` (what was meant to be an entry and cannot be read).
    """

    kind: Literal["entry", "string", "preamble", "comment", "text", "broken"]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry(Block):
    """An entry: `type` and `key` as written, their spans, and its fields in order."""

    type: str
    key: str
    type_span: Span
    key_span: Span
    fields: tuple[EntryField, ...] = ()

    def get(self, name: str) -> EntryField | None:
        """Return the first field of that name, whatever its case; None if there is none."""
        lowered = name.lower()
        return next((each for each in self.fields if each.name.lower() == lowered), None)

    def value(self, name: str) -> str:
        """Return the resolved value of a field; the empty string if there is none."""
        found = self.get(name)
        return found.value if found else ""


@dataclass(frozen=True, slots=True)
class StringMacro(Block):
    """An @string: `name`, resolved `value`, and where both stand."""

    name: str
    value: str
    name_span: Span
    value_span: Span


@dataclass(frozen=True, slots=True)
class Library:
    """A .bib file: its text, its blocks in order, and the faults of its syntax.

    `dialect` is `bibtex` or `biblatex`, detected or given.
    """

    text: Text
    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...] = ()
    dialect: Literal["bibtex", "biblatex"] = "biblatex"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries in file order, broken ones left out."""
        return tuple(block for block in self.blocks if isinstance(block, Entry))

    @property
    def strings(self) -> tuple[StringMacro, ...]:
        """The @string definitions in file order."""
        return tuple(block for block in self.blocks if isinstance(block, StringMacro))

    def place(self, span: Span) -> Place:
        """Return file, line and column where a span begins."""
        return self.text.place(span.start)
