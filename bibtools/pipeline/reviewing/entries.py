"""The entries of the .bib that a review is saved to, and which reference each is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from bibtools.model import Entry, Library, Origin, Record, Reference, Text
from bibtools.parser.relabelling import TOLD
from bibtools.pipeline.adoption import Unclaimed, values_of
from bibtools.pipeline.bib_update import generated
from bibtools.pipeline.lock import Lock, lock_path, recovered_lock
from bibtools.pipeline.matching import match
from bibtools.pipeline.reviewing.item import Item
from bibtools.pipeline.reviewing.target import Link, Target
from bibtools.support.dataclass import dataclass


@dataclass(slots=True)
class Entries:
    """A .bib as it stands now: its bytes, its syntax, what each entry means, and the lock file beside it."""

    content: bytes | None
    text: Text
    library: Library
    lock: Lock
    references: Mapping[str, Reference]
    by_key: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def keys(self) -> list[str]:
        """The keys of all entries."""
        return list(self.by_key)

    def matched(self, items: Sequence[Item]) -> tuple[list[Item], dict[str, Link]]:
        """Return the items as their entries have them, and the links of those that have one.

        The lock knows which entry was made of which line; without it, an entry with the same title and mostly the same
        fields is the one. What a person changed in the .bib is what the page shows.
        """
        old = match([item.record for item in items], self.lock) if self.lock.entries else [None] * len(items)
        unclaimed = Unclaimed(each for each in self.by_key.values() if each.key not in self.lock.entries)
        made, links = [], {}
        for item, known in zip(items, old, strict=True):
            entry = self.by_key.get(known.key) if known else None
            if entry is None and self.by_key:
                entry = unclaimed.take(generated(item.reference, self.library.dialect))
            if entry is None:
                made.append(item)
                continue
            made.append(self._as_entry(item, entry))
            links[item.id] = self.link(entry)
        return made, links

    def all(self) -> tuple[list[Item], dict[str, Link]]:
        """Return an item for each entry, with the source line that the lock knows, and the links."""
        items, links = [], {}
        for key, reference in self.references.items():
            known = self.lock.records.get(key)
            record = (
                replace(known, reference=replace(known.reference, id=key)) if known else Record(reference)
            )
            item = self._as_entry(Item(key, _with_segments(record)), self.by_key[key])
            items.append(item)
            links[item.id] = self.link(self.by_key[key])
        return items, links

    def link(self, entry: Entry) -> Link:
        """Return an entry as it is now."""
        return Link(entry.key, self.references[entry.key].to_csl(), values_of(entry))

    def _as_entry(self, item: Item, entry: Entry) -> Item:
        """Return an item with the values of its entry; those that the parser gave too keep their origins."""
        reference = self.references[entry.key]
        parsed = item.reference
        origins = {
            name: parsed.origins[name]
            if name in parsed.origins and (parsed.get(name) == value or not parsed.get(name))
            else Origin(None, TOLD, 1.0)
            for name, value in reference.items()
        }
        return item.with_reference(replace(reference, origins=origins))


def entries_of(target: Target) -> Entries:
    """Return the entries of the .bib; none if there is no such file. Raises InputError if it cannot be read."""
    from bibtools.bibtex import scan
    from bibtools.bibtex.inheritance import Inheritance
    from bibtools.formats.bibtex.loading import reference_of, sources
    from bibtools.language.text_files import read_bytes, read_text

    content = read_bytes(str(target.bib)) if target.bib.exists() else None
    text = read_text(content, name=target.bib.name)[0] if content is not None else Text(target.bib.name, "")
    library = scan(text, target.dialect if target.built or not text.content.strip() else None)
    inheritance = Inheritance(library)
    by_key = {entry.key: entry for entry in reversed(sources(library)) if entry.key}
    by_key = dict(reversed(by_key.items()))
    references = {key: reference_of(entry, inheritance) for key, entry in by_key.items()}
    path = lock_path(target.bib)
    return Entries(content, text, library, recovered_lock(path, path.name)[0], references, by_key)


def _with_segments(record: Record) -> Record:
    """Return a record of a lock file with the labels of its words, which the lock does not keep."""
    from bibtools.parser.parser import parse

    return replace(record, segments=parse(record.raw).segments) if record.raw else record
