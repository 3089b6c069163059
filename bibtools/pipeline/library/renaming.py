"""New keys for the entries of a .bib file."""

from __future__ import annotations

from itertools import chain, count
from string import ascii_lowercase

from bibtools.bibtex.editing import edit, rename_key, set_field
from bibtools.bibtex.inheritance import Inheritance, split_keys
from bibtools.bibtex.scanner import scan
from bibtools.model import Edit, Entry, Library, Text
from bibtools.pipeline.library.patterns import Pattern, make_key
from bibtools.support.dataclass import dataclass

_LINKS = ("crossref", "xref", "xdata", "related", "entryset")
_DATA = frozenset(("xdata", "set", "bibnote"))
"""Types that describe no source: their keys stay."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """A .bib file with other keys: its text, old key → new key, and the entries that nothing is known of."""

    text: str
    keys: dict[str, str]
    unknown: tuple[str, ...] = ()


def rename_keys(text: Text, pattern: Pattern) -> Renamed:
    """Return a .bib file with a key by the pattern for each entry; a second one of a key has `a` behind it, and so on.

    Where other entries name a key (crossref, xdata, related, …) the new one stands. Nothing else changes.
    """
    from bibtools.formats.bibtex import from_fields

    library = scan(text)
    inheritance = Inheritance(library)
    bare = {
        id(entry): make_key(
            pattern, from_fields(entry.type, inheritance.fields(entry), library.dialect, key=entry.key)
        )
        for entry in library.entries
        if entry.key and entry.type.lower() not in _DATA
    }
    taken = {entry.key.lower() for entry in library.entries if not bare.get(id(entry))}
    given: dict[int, str] = {}
    keys: dict[str, str] = {}
    for entry in library.entries:
        if bare.get(id(entry)):
            given[id(entry)] = _free(bare[id(entry)], taken)
            keys.setdefault(entry.key, given[id(entry)])
    keys = {old: new for old, new in keys.items() if old != new}
    edits = [
        each
        for entry in library.entries
        for each in _edits(library, entry, given.get(id(entry), entry.key), keys)
    ]
    unknown = tuple(entry.key for entry in library.entries if id(entry) in bare and not bare[id(entry)])
    return Renamed(edit(library, edits), keys, unknown)


def _edits(library: Library, entry: Entry, key: str, keys: dict[str, str]) -> list[Edit]:
    edits = rename_key(entry, key) if key != entry.key else []
    for name in _LINKS:
        old = split_keys(entry.value(name))
        new = [keys.get(each, each) for each in old]
        if new != old:
            edits += set_field(library, entry, name, ",".join(new))
    return edits


def _free(key: str, taken: set[str]) -> str:
    """Return the key, with a letter or a number behind it if it is taken, and take it."""
    suffixes = chain([""], ascii_lowercase, (f"-{number}" for number in count(2)))
    free = next(key + suffix for suffix in suffixes if (key + suffix).lower() not in taken)
    taken.add(free.lower())
    return free
