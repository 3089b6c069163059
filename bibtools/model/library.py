"""A .bib file as it is written: blocks, entries and fields, each with its offsets in the text.

The tree says where everything is; the text itself is kept whole in `Library.text`, so that everything
that is not edited stays as it is, byte for byte. `bibtools.bibtex` makes these values; the linter and the pipeline
read them.
"""

from __future__ import annotations

from typing import Literal

from bibtools.model.text import Place, Span, Text
from bibtools.support.dataclass import dataclass

DELIMITERS = ("{}", '""')
"""The pairs of delimiters of a value that is written as one piece."""


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

    `name` as written; `value` with delimiters removed and @string names and `#` resolved; `written` the value as
    written, or only its two delimiters where `value` is what stands between them. `name_at` and `value_at` are the
    offsets of both, -1 where the field stands in no text. A large library has half a million fields, so that they
    keep no more than this.
    """

    name: str
    value: str
    written: str
    name_at: int
    value_at: int

    @property
    def raw(self) -> str:
        """The value as written, delimiters included."""
        written = self.written
        return f"{written[0]}{self.value}{written[1]}" if written in DELIMITERS else written

    @property
    def name_span(self) -> Span:
        """The span of the name."""
        return Span(self.name_at, self.name_at + len(self.name)) if self.name_at >= 0 else Span(0, 0)

    @property
    def value_span(self) -> Span:
        """The span of the value, delimiters included."""
        return Span(self.value_at, self._end) if self.value_at >= 0 else Span(0, 0)

    @property
    def span(self) -> Span:
        """The span of the whole field, from its name to the end of its value."""
        return Span(self.name_at, self._end) if self.name_at >= 0 else Span(0, 0)

    @property
    def _end(self) -> int:
        written = self.written
        return self.value_at + (len(self.value) + 2 if written in DELIMITERS else len(written))


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
