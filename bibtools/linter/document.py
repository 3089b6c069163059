"""What a rule works on: a Document with its Items.

A document is a .bib file, a CSL-JSON or RIS file, a list of sources in plain text, or a document that cites. In all
of them the fields of items have their BibTeX names, so that one rule serves all kinds. Only .bib files have offsets.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Literal

from bibtools.linter.citing import Citations
from bibtools.model import Entry, EntryField, Fault, Library, Place, Record, Reference, Span, Text
from bibtools.support.patterns import lazy

DocumentKind = Literal["bib", "csl-json", "ris", "text", "citing"]
"""What a document is; `text` is a list of sources, `citing` a document that cites keys."""


DOUBT_BELOW = 0.9
"""The probability of a parsed value below which it is reported, unless the settings name another one."""


@dataclass(slots=True, eq=False)
class Item:
    """One source of a document.

    `fields` maps a field's name in lower case to the first field of that name. `entry` is the parsed entry of a
    .bib file, `record` the line of a source list that the item was made from; either may be missing. `memo` caches
    what several rules compute.
    """

    document: Document
    key: str
    type: str
    fields: dict[str, EntryField]
    entry: Entry | None = None
    record: Record | None = None
    place: Place | None = None
    memo: dict[str, Any] = field(default_factory=dict)

    def value(self, *names: str) -> str:
        """Return the value of the first of the named fields that has one."""
        for name in names:
            found = self.fields.get(name)
            if found is not None and found.value:
                return found.value
        return ""

    def first(self, *names: str) -> EntryField | None:
        """Return the first of the named fields that is there."""
        return next((self.fields[name] for name in names if name in self.fields), None)

    @property
    def head(self) -> Span | None:
        """The span of `@type{key` in a .bib file."""
        if self.entry is None:
            return None
        end = self.entry.key_span.end if self.entry.key else self.entry.type_span.end
        return Span(self.entry.span.start, max(end, self.entry.span.start + 1))

    @property
    def reference(self) -> Reference:
        """The item as a Reference, made at the first access."""
        if "reference" not in self.memo:
            self.memo["reference"] = self.document.to_reference(self)
        made: Reference = self.memo["reference"]
        return made


_RARE = lazy(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u0300-\u036f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]"
)
_AROUND = 3
"""How many characters beside a rare one the patterns of the rules look at, at most."""


def _no_reference(item: Item) -> Reference:
    return item.record.reference if item.record else Reference(id=item.key)


@dataclass(eq=False)
class Document:
    """A document to check.

    `dialect` is `bibtex` or `biblatex` for .bib files and `csl` for all others. `faults` are the problems met when
    its bytes were read, such as an assumed encoding. `to_reference` converts an item to a Reference. `year_now` is
    the current year; the caller gives it, so that a check depends on nothing but its input. Of a `hidden` document
    nothing is reported, but the others are compared with it. `macros` are the @string macros that the .bib files
    before this one define. Values of a source list are doubtful if their probability is less than `doubt_below`.
    """

    text: Text
    kind: DocumentKind = "bib"
    dialect: Literal["bibtex", "biblatex", "csl"] = "biblatex"
    library: Library | None = None
    faults: tuple[Fault, ...] = ()
    items: list[Item] = field(default_factory=list)
    citations: Citations | None = None
    to_reference: Callable[[Item], Reference] = _no_reference
    year_now: int = 9999
    hidden: bool = False
    macros: Mapping[str, str] = field(default_factory=dict)
    doubt_below: float = DOUBT_BELOW
    memo: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The file as the user named it."""
        return self.text.name

    @cached_property
    def by_key(self) -> dict[str, Item]:
        """The first item of each key; the keys are in lower case."""
        table: dict[str, Item] = {}
        for item in self.items:
            table.setdefault(item.key.lower(), item)
        return table

    @cached_property
    def has_rare(self) -> bool:
        """Whether the text has control characters, combining accents or invisible characters."""
        return bool(_RARE.search(self.text.content))

    @cached_property
    def rare_parts(self) -> list[tuple[int, int]]:
        """The parts of the text that rare characters are in, with three characters on both sides."""
        parts: list[tuple[int, int]] = []
        for match in _RARE.finditer(self.text.content):
            start, end = max(0, match.start() - _AROUND), match.end() + _AROUND
            if parts and start <= parts[-1][1]:
                start = parts.pop()[0]
            parts.append((start, end))
        return parts

    @cached_property
    def by_name(self) -> dict[str, list[tuple[Item, EntryField]]]:
        """For each field name in lower case, the items that have it, with their first field of that name."""
        table: dict[str, list[tuple[Item, EntryField]]] = {}
        for item in self.items:
            for name, found in item.fields.items():
                table.setdefault(name, []).append((item, found))
        return table

    def field_at(self, offset: int) -> tuple[Item, EntryField] | None:
        """Return the field of a .bib file whose value contains an offset, with its item; None if there is none."""
        item = self.item_at(offset)
        for found in item.entry.fields if item and item.entry else ():
            span = found.value_span
            if span.start <= offset < span.end:
                assert item is not None
                return item, found
        return None

    @cached_property
    def _heads(self) -> list[int]:
        return [item.entry.span.start for item in self.items if item.entry]

    def item_at(self, offset: int) -> Item | None:
        """Return the item of a .bib file whose entry contains an offset; None if there is none."""
        at = bisect_right(self._heads, offset) - 1
        if at < 0:
            return None
        item = self.items[at]
        return item if item.entry and offset < item.entry.span.end else None

    def place_of(self, item: Item | None, span: Span | None) -> Place:
        """Return the place of a span; without a span, that of the item; without either, the start of the file."""
        if span is not None:
            return self.text.place(span.start)
        if item is not None and item.place is not None:
            return item.place
        head = item.head if item else None
        return self.text.place(head.start) if head else Place(self.name, 1, 1)


def bib_document(
    library: Library,
    *,
    faults: tuple[Fault, ...] = (),
    to_reference: Callable[[Item], Reference] = _no_reference,
    records: dict[str, Record] | None = None,
    year_now: int = 9999,
) -> Document:
    """Return the document of a .bib file; `records` maps the key of an entry to its line of the source list."""
    document = Document(
        text=library.text,
        dialect=library.dialect,
        library=library,
        faults=faults,
        to_reference=to_reference,
        year_now=year_now,
    )
    known = records or {}
    for entry in library.entries:
        record = known.get(entry.key)
        document.items.append(
            Item(document, entry.key, entry.type.lower(), first_fields(entry.fields), entry, record)
        )
    return document


def first_fields(fields: Iterable[EntryField]) -> dict[str, EntryField]:
    """Return the first field of each name; the keys of the result are in lower case."""
    table: dict[str, EntryField] = {}
    for each in fields:
        table.setdefault(_lower(each.name), each)
    return table


@lru_cache(maxsize=4096)
def _lower(name: str) -> str:
    """Return a name in lower case; the same text for the same name, as a file has each a thousand times."""
    return name.lower()


def plain_field(name: str, value: str) -> EntryField:
    """Return a field without a place in the text, for documents other than .bib files."""
    return EntryField(name, value, value, -1, -1)


def value_span(found: EntryField, start: int, end: int) -> Span:
    """Return the offsets in the document of a part of a field's value.

    If the value is made of macros or joined parts, the span of the whole value is returned.
    """
    lead = _lead(found)
    if lead < 0:
        return found.value_span
    base = found.value_span.start + lead
    return Span(base + start, base + end)


_latest: list[tuple[EntryField, int]] = []


def _lead(found: EntryField) -> int:
    """Return the number of characters before the value in the raw value; -1 if macros or joined parts make it.

    The answer for the latest field is kept, since a rule asks for each name of a list of thousands.
    """
    latest = _latest[0] if _latest else None  # Read once: another thread may replace it.
    if latest is not None and latest[0] is found:
        return latest[1]
    raw, value = found.raw, found.value
    same = len(raw) == len(value) + 2 and raw[:1] in ('"', "{") and raw[1:-1] == value
    lead = 1 if same else 0 if raw == value else -1
    _latest[:] = [(found, lead)]
    return lead


def inner_span(found: EntryField) -> Span:
    """Return the offsets of a field's whole value without its delimiters."""
    return value_span(found, 0, len(found.value))


def editable(found: EntryField) -> bool:
    """Return whether an offset in the value is an offset in the file, as it is without macros and `#`."""
    return _lead(found) >= 0


def entries_of(items: Iterable[Item]) -> Iterator[tuple[Item, Entry]]:
    """Yield the items that are entries of a .bib file, with their entries."""
    for item in items:
        if item.entry is not None:
            yield item, item.entry
