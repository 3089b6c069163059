"""What a rule sees: a Document of Items.

A document is a .bib file, a CSL-JSON or RIS file, a free-text list of sources, or a text that cites. Rules
read the fields of its items under their BibTeX names, whatever the document is, so that one rule serves
all; only a .bib file has offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from bibtools.linter.citing import Citations
from bibtools.model import Entry, EntryField, Fault, Library, Place, Record, Reference, Span, Text

Kind = Literal["bib", "csl-json", "ris", "text", "citing"]


@dataclass(slots=True, eq=False)
class Item:
    """One source of a document.

    `fields` holds the first field of each lower-case name. `entry` is its place in a .bib file, `record`
    what is known of the source list it came from; either may be missing. `memo` is for what several rules
    share.
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
        """The item as a Reference, made when first asked for."""
        if "reference" not in self.memo:
            self.memo["reference"] = self.document.to_reference(self)
        made: Reference = self.memo["reference"]
        return made

    @property
    def parents(self) -> list[Item] | None:
        """The entries this one inherits from (crossref, xdata); None if one of them is not in the file."""
        names = [name for target in ("crossref", "xdata") for name in split_keys(self.value(target))]
        found = [self.document.by_key.get(name.lower()) for name in names]
        return None if None in found else [item for item in found if item is not None and item is not self]


_RARE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u0300-\u036f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]"
)


def split_keys(value: str) -> list[str]:
    """Return the keys of a comma-separated list."""
    return [key.strip() for key in value.split(",") if key.strip()] if value else []


def _no_reference(item: Item) -> Reference:
    return item.record.reference if item.record else Reference(id=item.key)


@dataclass(eq=False)
class Document:
    """A document to check.

    `dialect` is `bibtex`, `biblatex` or, for everything that is no .bib file, `csl`. `faults` are what
    reading its bytes had to assume. `to_reference` maps an item to a Reference. `year_now` is the current
    year, given from outside so that checking itself depends on nothing but its input.
    """

    text: Text
    kind: Kind = "bib"
    dialect: Literal["bibtex", "biblatex", "csl"] = "biblatex"
    library: Library | None = None
    faults: tuple[Fault, ...] = ()
    items: list[Item] = field(default_factory=list)
    citations: Citations | None = None
    to_reference: Callable[[Item], Reference] = _no_reference
    year_now: int = 9999
    hidden: bool = False
    memo: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The file as the user named it."""
        return self.text.name

    @cached_property
    def by_key(self) -> dict[str, Item]:
        """The first item of each key, under its lower-case key."""
        table: dict[str, Item] = {}
        for item in self.items:
            table.setdefault(item.key.lower(), item)
        return table

    @cached_property
    def has_rare(self) -> bool:
        """Whether the text has control characters, combining accents or characters that cannot be seen."""
        return bool(_RARE.search(self.text.content))

    @cached_property
    def by_name(self) -> dict[str, list[tuple[Item, EntryField]]]:
        """The first field of each name in each item, by lower-case name."""
        table: dict[str, list[tuple[Item, EntryField]]] = {}
        for item in self.items:
            for name, found in item.fields.items():
                table.setdefault(name, []).append((item, found))
        return table

    def field_at(self, offset: int) -> tuple[Item, EntryField] | None:
        """Return the field of a .bib file in whose value an offset lies."""
        item = self.item_at(offset)
        for found in item.entry.fields if item and item.entry else ():
            if found.value_span.start <= offset < found.value_span.end:
                assert item is not None
                return item, found
        return None

    @cached_property
    def _heads(self) -> list[int]:
        return [item.entry.span.start for item in self.items if item.entry]

    def item_at(self, offset: int) -> Item | None:
        """Return the entry of a .bib file in which an offset lies."""
        at = bisect_right(self._heads, offset) - 1
        if at < 0:
            return None
        item = self.items[at]
        return item if item.entry and offset < item.entry.span.end else None

    def place_of(self, item: Item | None, span: Span | None) -> Place:
        """Return the place of a span, or of an item if there is no span."""
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
    """Make the document of a .bib file; `records` tells by key which source line an entry came from."""
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
    """Return the first field of each lower-case name."""
    table: dict[str, EntryField] = {}
    for each in fields:
        table.setdefault(each.name.lower(), each)
    return table


def plain_field(name: str, value: str) -> EntryField:
    """Make a field that stands nowhere in the text, for documents that are no .bib files."""
    nowhere = Span(0, 0)
    return EntryField(name, value, value, nowhere, nowhere, nowhere)


def value_span(found: EntryField, start: int, end: int) -> Span:
    """Return the offsets in the document of part of a field's value; of all of it where macros are joined."""
    lead = _lead(found)
    if lead < 0:
        return found.value_span
    base = found.value_span.start + lead
    return Span(base + start, base + end)


_latest: list[tuple[EntryField, int]] = []


def _lead(found: EntryField) -> int:
    """Return how many characters stand before the value in the raw value; -1 where they are not the same text.

    The answer for the latest field is kept: a list of many thousand names asks for each of them.
    """
    if _latest and _latest[0][0] is found:
        return _latest[0][1]
    raw, value = found.raw, found.value
    same = len(raw) == len(value) + 2 and raw[:1] in ('"', "{") and raw[1:-1] == value
    lead = 1 if same else 0 if raw == value else -1
    _latest[:] = [(found, lead)]
    return lead


def inner_span(found: EntryField) -> Span:
    """Return the offsets of a field's whole value without its delimiters."""
    return value_span(found, 0, len(found.value))


def editable(found: EntryField) -> bool:
    """Return whether offsets into the value are offsets into the file (no macros, no `#`)."""
    return _lead(found) >= 0


def entries_of(items: Iterable[Item]) -> Iterator[tuple[Item, Entry]]:
    """Yield the items that stand in a .bib file, with their entries."""
    for item in items:
        if item.entry is not None:
            yield item, item.entry
