"""The entries of a .bib file, where the text of each says all that it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from hashlib import blake2b

from bibtools.model import Entry, Library, Reference, Text
from bibtools.model.datamodel import Dialect
from bibtools.support.dataclass import dataclass

_LINKS = frozenset(("crossref", "xdata"))
_NO_SOURCES = frozenset(("xdata", "set", "bibnote"))
_BLOCKS = frozenset(("entry", "text", "comment"))
_SIZE = 12
"""Bytes of the digest of an entry."""


def is_plain(library: Library) -> bool:
    """Return whether a file is free of faults, and none of its entries depends on anything else in it.

    It has no macros of its own, no two entries with one key, and none that inherits or that others inherit from.
    """
    if library.faults or any(block.kind not in _BLOCKS for block in library.blocks):
        return False
    entries = library.entries
    return len({entry.key.lower() for entry in entries}) == len(entries) and all(map(_stands_alone, entries))


def _stands_alone(entry: Entry) -> bool:
    return entry.type.lower() not in _NO_SOURCES and not any(
        each.name.lower() in _LINKS for each in entry.fields
    )


def lone_entry(content: str, dialect: Dialect, start: int = 0, end: int | None = None) -> Entry | None:
    """Return the one entry in a range of a text.

    None if there is another number of blocks, or the entry has faults or depends on others.
    """
    from bibtools.bibtex import scan

    library = scan(Text("-", content[start:end]), dialect)
    if len(library.blocks) != 1 or library.faults:
        return None
    block = library.blocks[0]
    if not isinstance(block, Entry) or not _stands_alone(block):
        return None
    return _shifted(block, start) if start else block


def _shifted(entry: Entry, by: int) -> Entry:
    """Return an entry so many characters further on."""
    fields = (replace(each, name_at=each.name_at + by, value_at=each.value_at + by) for each in entry.fields)
    return replace(
        entry,
        span=entry.span.shifted(by),
        type_span=entry.type_span.shifted(by),
        key_span=entry.key_span.shifted(by),
        fields=tuple(fields),
    )


def pack(digests: Iterable[str]) -> str:
    """Return digests of entries as one text, which is read faster than many."""
    return "".join(digests)


def unpack(digests: str) -> list[str]:
    """Return what `pack` has put together."""
    return [digests[at : at + 2 * _SIZE] for at in range(0, len(digests), 2 * _SIZE)]


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_SIZE).hexdigest()


@dataclass(slots=True)
class Entries:
    """The entries of a plain file: key → text, in order. `library` is the whole file, if it was scanned."""

    texts: dict[str, str]
    dialect: Dialect
    library: Library | None = None
    _known: dict[str, Reference] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, library: Library) -> Entries:
        """Return the entries of a library that `is_plain`."""
        content = library.text.content
        texts = {entry.key: content[entry.span.start : entry.span.end] for entry in library.entries}
        return cls(texts, library.dialect, library)

    @property
    def digests(self) -> dict[str, str]:
        """Key → what tells the text of the entry from any other."""
        if not self._digests:
            self._digests = {key: _digest(text) for key, text in self.texts.items()}
        return self._digests

    def reference(self, key: str) -> Reference:
        """Return the reference that the entry of a key is."""
        from bibtools.formats.bibtex import from_entry

        if key not in self._known:
            entry = lone_entry(self.texts[key], self.dialect)
            assert entry is not None, "the file is plain"
            self._known[key] = from_entry(entry, self.dialect)
        return self._known[key]

    def read(self, keys: Iterable[str]) -> None:
        """Make the references of these entries ready: all together where they are many."""
        from bibtools.formats.bibtex import references

        wanted = [key for key in keys if key not in self._known]
        if self.library is not None and len(wanted) * 8 > len(self.texts):
            self._known.update((each.id, each) for each in references(self.library))
