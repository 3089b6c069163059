"""People with the same family name: how much of their given names tells them apart throughout a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bibtools.csl.names.given import write_given

if TYPE_CHECKING:
    from bibtools.csl.names.options import NameOptions
    from bibtools.csl.names.person import Person

Key = tuple[str, str]
Named = tuple[Key, str, str]
"""What a person is called besides the family name, the initials, and the item that names the person."""


class _Namesakes:
    """The people of one family name: the items that name each of them, and who has the same initials."""

    __slots__ = ("initials", "items")

    def __init__(self) -> None:
        self.items: dict[Key, set[str]] = {}
        self.initials: dict[str, set[Key]] = {}

    def add(self, full: Key, initials: str, item_id: str, *, only_initials: bool) -> set[str]:
        """Take a name; return the items whose names look otherwise for it."""
        affected: set[str] = set()
        if full not in self.items:
            affected = self.affected(initials, only_initials=only_initials)
        self.put(full, initials, item_id)
        return affected

    def put(self, full: Key, initials: str, item_id: str) -> None:
        """Take a name, whomever that concerns."""
        if full not in self.items:
            self.items[full] = set()
            self.initials.setdefault(initials, set()).add(full)
        self.items[full].add(item_id)

    def remove(self, full: Key, initials: str, item_id: str, *, only_initials: bool) -> set[str]:
        """Forget a name; return the items whose names look otherwise for it."""
        items = self.items.get(full, set())
        items.discard(item_id)
        if items or full not in self.items:
            return set()
        del self.items[full]
        self.initials[initials].discard(full)
        if not self.initials[initials]:
            del self.initials[initials]
        return self.affected(initials, only_initials=only_initials)

    def affected(self, initials: str, *, only_initials: bool) -> set[str]:
        """Return the items whose names look otherwise when a person with these initials comes or has gone.

        Those are the only one of the family, and the only one with the initials; where only initials tell people
        apart, everybody, if nobody has others.
        """
        people: set[Key] = set()
        if only_initials:
            if len(self.initials) == 1 and initials not in self.initials:
                people.update(self.items)
        else:
            for found in (self.items.keys(), self.initials.get(initials, ())):
                if len(found) == 1:
                    people.update(found)
        return {item for person in people for item in self.items[person]}


class People:
    """All people whom cites name, for `givenname-disambiguation-rule`.

    `is_global` says that given names tell people apart throughout the document, `by_cite` that they tell apart cites
    that look the same; both are false where the style does not add given names.
    """

    def __init__(self, rule: str, adds_given: bool) -> None:
        """Take the style's rule; nobody is named yet."""
        self.is_global = adds_given and rule != "by-cite"
        self.by_cite = adds_given and rule == "by-cite"
        self._primary = rule.startswith("primary-name")
        self._only_initials = rule.endswith("-with-initials")
        self._families: dict[Key, _Namesakes] = {}
        self._alone: dict[Key, Named] = {}
        self._named: dict[str, tuple[tuple[Key, Named], ...]] = {}
        self._changed: set[str] = set()

    def add(self, item_id: str, person: Person, index: int) -> None:
        """Take the name at a place of a list in the cite of an item."""
        if person.literal or (self._primary and index):
            return
        key, named = _key(person), (_full(person), _initials(person), item_id)
        self._named[item_id] = (*self._named.get(item_id, ()), (key, named))
        alone = self._alone.pop(key, None)
        if alone is None and key not in self._families:
            self._alone[key] = named
            return
        family = self._families.setdefault(key, _Namesakes())
        for one in (alone, named) if alone is not None else (named,):
            self._changed |= family.add(*one, only_initials=self._only_initials)

    @property
    def named(self) -> Mapping[str, tuple[tuple[Key, Named], ...]]:
        """Item → whom its cite names."""
        return self._named

    def restore(self, named: Mapping[str, tuple[tuple[Key, Named], ...]]) -> None:
        """Take what `named` was for another processor; nobody is named yet."""
        self._named = dict(named)
        for people in named.values():
            for key, one in people:
                family = self._families.get(key)
                if family is None:
                    alone = self._alone.pop(key, None)
                    if alone is None:
                        self._alone[key] = one
                        continue
                    family = self._families[key] = _Namesakes()
                    family.put(*alone)
                family.put(*one)

    def remove(self, item_id: str) -> None:
        """Forget whom the cite of an item names."""
        for key, named in self._named.pop(item_id, ()):
            if self._alone.pop(key, None) is None:
                self._changed |= self._families[key].remove(*named, only_initials=self._only_initials)
        self._changed.discard(item_id)

    def take_changed(self) -> set[str]:
        """Return the items whose names may be shown otherwise since the last call."""
        changed, self._changed = self._changed, set()
        return changed

    def level(self, person: Person, index: int, options: NameOptions) -> int:
        """Return the least level that tells a person from namesakes; 0 where nothing does or nobody needs it."""
        family = self._families.get(_key(person)) if self.is_global else None
        if family is None or len(family.items) < 2 or person.literal or (self._primary and index):
            return 0
        shortens = options.initialize_with is not None and options.initialize
        if self._only_initials:
            return 1 if shortens and len(family.initials) > 1 else 0
        return 1 if shortens and len(family.initials.get(_initials(person), ())) < 2 else 2


def _key(person: Person) -> Key:
    return person.particle, person.family or person.given


def _full(person: Person) -> Key:
    """Return what else a person is called; spaces between initials make no difference."""
    given = write_given(person.given, ".", shorten=False)
    return f"{given} {person.dropping}".strip(), person.suffix


def _initials(person: Person) -> str:
    return write_given(person.given, ".")
