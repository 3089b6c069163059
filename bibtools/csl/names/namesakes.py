"""People with the same family name: how much of their given names tells them apart throughout a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.names.given import write_given

if TYPE_CHECKING:
    from bibtools.csl.names.options import NameOptions
    from bibtools.csl.names.person import Person

Key = tuple[str, str]


class _Namesakes:
    """The people of one family name: the items that name each of them, and who has the same initials."""

    __slots__ = ("initials", "items")

    def __init__(self) -> None:
        self.items: dict[Key, set[str]] = {}
        self.initials: dict[str, set[Key]] = {}

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
        self._named: dict[str, set[tuple[Key, Key]]] = {}
        self._changed: set[str] = set()

    def add(self, item_id: str, person: Person, index: int) -> None:
        """Take the name at a place of a list in the cite of an item."""
        if person.literal or (self._primary and index):
            return
        key, full = _key(person), _full(person)
        self._named.setdefault(item_id, set()).add((key, full))
        family = self._families.setdefault(key, _Namesakes())
        if full not in family.items:
            initials = _initials(person)
            self._changed |= family.affected(initials, only_initials=self._only_initials)
            family.items[full] = set()
            family.initials.setdefault(initials, set()).add(full)
        family.items[full].add(item_id)

    def remove(self, item_id: str) -> None:
        """Forget whom the cite of an item names."""
        for key, full in self._named.pop(item_id, ()):
            family = self._families[key]
            family.items[full].discard(item_id)
            if family.items[full]:
                continue
            del family.items[full]
            initials = next(text for text, people in family.initials.items() if full in people)
            family.initials[initials].discard(full)
            if not family.initials[initials]:
                del family.initials[initials]
            self._changed |= family.affected(initials, only_initials=self._only_initials)
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
    return person.particle, person.family


def _full(person: Person) -> Key:
    """Return what else a person is called; spaces between initials make no difference."""
    given = write_given(person.given, ".", shorten=False)
    return f"{given} {person.dropping}".strip(), person.suffix


def _initials(person: Person) -> str:
    return write_given(person.given, ".")
