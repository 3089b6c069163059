"""What an entry says together with those that its `xdata` and `crossref` name.

Each entry is resolved once, its parents before it and without recursion, so that the time grows with the number of
fields and links, whatever their shape. Of links that form a circle, the one that would close it is passed over;
`circular` tells which entries are in a circle, and `circles` has each once. Thousands of entries that all inherit
thousands of fields would make much out of a small file: beyond `limit` nothing more is inherited, as `faults` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from bibtools.model import Entry, Fault, Library
from bibtools.model.datamodel import Dialect, canonical_field, canonical_type, inherited_as

_LINKS = frozenset(("crossref", "xdata"))
_DATE = frozenset(("date", "year"))
_LEAST_LIMIT, _PER_FIELD = 1_000_000, 5


def split_keys(value: str) -> list[str]:
    """Return the keys of a list with commas, as `xdata`, `ids` and `crossref` hold them."""
    return [key for each in value.split(",") if (key := each.strip())] if value else []


def index(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Return lower-case key → first entry of that key; also for the aliases in `ids`, which biblatex has."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.key.lower(), entry)
    for entry in entries:
        for alias in split_keys(entry.value("ids")):
            found.setdefault(alias.lower(), entry)
    return found


def own_fields(entry: Entry) -> dict[str, str]:
    """Return lower-case name → value of the fields of an entry; the first of fields that occur twice counts."""
    fields: dict[str, str] = {}
    for field in entry.fields:
        fields.setdefault(field.name.lower(), field.value)
    return fields


class Inheritance:
    """The fields of the entries of one file with what they inherit; their own fields win.

    `limit` is how many fields all entries together may be offered by their parents: by default a million, and five
    more for each field of the file.
    """

    def __init__(self, library: Library, limit: int | None = None) -> None:
        entries = library.entries
        self.dialect: Dialect = library.dialect
        self._entries = entries
        self.limit = limit or _LEAST_LIMIT + _PER_FIELD * sum(len(entry.fields) for entry in entries)
        self.faults: list[Fault] = []
        self._fields: dict[int, dict[str, str]] = {}
        self._incomplete: set[int] = set()
        self.circles: list[list[Entry]] = []
        self._circular: set[int] = set()
        linked = [entry for entry in entries if any(field.name.lower() in _LINKS for field in entry.fields)]
        for group in self._groups(linked):
            if len(group) > 1 or any(parent is group[0] for _, parent in self._parents(group[0])):
                self.circles.append(sorted(group, key=lambda entry: entry.span))
                self._circular.update(map(id, group))
            for entry in reversed(group):
                self._resolve(entry)

    @cached_property
    def by_key(self) -> dict[str, Entry]:
        """The entries by key, as `index` finds them."""
        return index(self._entries)

    def fields(self, entry: Entry) -> dict[str, str]:
        """Return lower-case name → value of an entry of the library and of all that it inherits; do not change it."""
        known = self._fields.get(id(entry))
        return own_fields(entry) if known is None else known

    def complete(self, entry: Entry) -> bool:
        """Return whether all that an entry inherits from, directly or not, is in the file."""
        return id(entry) not in self._incomplete

    def circular(self, entry: Entry) -> bool:
        """Return whether an entry inherits from itself, directly or over others."""
        return id(entry) in self._circular

    def _parents(self, entry: Entry) -> Iterator[tuple[str, Entry | None]]:
        """Yield how an entry inherits and from which entry, `xdata` first; None for one that is not in the file."""
        for key in split_keys(entry.value("xdata")):
            yield "xdata", self.by_key.get(key.lower())
        if crossref := entry.value("crossref").strip():
            yield "crossref", self.by_key.get(crossref.lower())

    def _groups(self, entries: Sequence[Entry]) -> Iterator[list[Entry]]:
        """Yield the entries and their parents, parents first, those that lie on one circle together.

        These are the strongly connected components of the graph, found by Tarjan's algorithm (1972).
        """
        number: dict[int, int] = {}
        lowest: dict[int, int] = {}
        waiting: list[Entry] = []
        open_: set[int] = set()
        for root in entries:
            path = [] if id(root) in number else [(root, self._parents(root))]
            while path:
                entry, parents = path[-1]
                me = id(entry)
                if me not in number:
                    number[me] = lowest[me] = len(number)
                    waiting.append(entry)
                    open_.add(me)
                for _, parent in parents:
                    if parent is not None and id(parent) not in number:
                        path.append((parent, self._parents(parent)))
                        break
                    if parent is not None and id(parent) in open_:
                        lowest[me] = min(lowest[me], number[id(parent)])
                else:
                    path.pop()
                    if path:
                        above = id(path[-1][0])
                        lowest[above] = min(lowest[above], lowest[me])
                    if lowest[me] == number[me]:
                        at = next(at for at in range(len(waiting) - 1, -1, -1) if waiting[at] is entry)
                        group = waiting[at:]
                        del waiting[at:]
                        open_.difference_update(map(id, group))
                        yield group

    def _resolve(self, entry: Entry) -> None:
        fields = self._fields[id(entry)] = own_fields(entry)
        for how, parent in self._parents(entry):
            if parent is None or id(parent) in self._incomplete:
                self._incomplete.add(id(entry))
            given = self._fields.get(id(parent))
            if parent is None or given is None or parent is entry:
                continue
            self.limit -= len(given)
            if self.limit >= 0:
                _take_over(fields, given, parent, entry, self.dialect, how)
            elif not self.faults:
                message = "entries of this file inherit too many fields; from here on none is inherited"
                self.faults.append(Fault("inheritance-limit", message, entry.key_span, entry.key))


def _take_over(
    fields: dict[str, str], given: Mapping[str, str], parent: Entry, child: Entry, dialect: Dialect, how: str
) -> None:
    """Add to `fields` what the child lacks of what a parent has, under the names of `inherited_as`."""
    own = {canonical_field(dialect, name) for name in fields}
    parent_type, child_type = (canonical_type(dialect, each.type.lower()) for each in (parent, child))
    for name, value in given.items():
        names: tuple[str, ...] = (name,)
        if how == "crossref":
            names = inherited_as(dialect, parent_type, child_type, canonical_field(dialect, name))
        elif name in ("ids", "xdata"):
            continue
        for target in names:
            if target not in own and not (target in _DATE and own & _DATE):
                fields[target] = value
