"""The people of all cited items, to tell those apart who share a family name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.names.initials import initialize
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from bibtools.csl.names.options import NameOptions
    from bibtools.csl.names.person import Person

_SPACES = lazy(r"\s+")
_TRAILING_PARTICLE = lazy(r"[,!]* ([^,]+)$")
Scope = tuple[str, str, str]


def _flat(text: str) -> str:
    return _SPACES.sub(" ", text.replace(".", " ")).rstrip()


class Family:
    """The bearers of one family name: under their initials, how often each given name is registered."""

    __slots__ = ("items", "people")

    def __init__(self) -> None:
        self.people: dict[str, dict[str, int]] = {}
        self.items: dict[str, int] = {}

    @property
    def shared(self) -> bool:
        """Whether different people bear the name."""
        return len(self.people) > 1 or any(len(given) > 1 for given in self.people.values())


class People:
    """Who is cited. `changed` gathers the family names whose bearers can no longer be told apart as before."""

    def __init__(self, rule: str, adds_given: bool, keep_particle: bool) -> None:
        """Take the style's givenname-disambiguation-rule and whether it adds given names at all."""
        self.rule = rule or "by-cite"
        self.adds_given = adds_given
        self.keep_particle = keep_particle
        self.families: dict[str, Family] = {}
        self.by_item: dict[str, list[Scope]] = {}
        self.changed: set[str] = set()

    def key(self, person: Person) -> Scope:
        """Return family name, initials and given name as they are compared."""
        if person.key is None:
            family = _flat(person.family)
            if self.keep_particle and person.particle:
                family = f"{family} {person.particle}"
            given = _flat(person.given)
            match = _TRAILING_PARTICLE.search(given)
            if match and match[1] == match[1].lower():
                given = given[: match.start()]
            person.key = (family, initialize(given, "%s"), given)
        return person.key

    def _scope(self, item_id: str, person: Person) -> Scope:
        family, initials, given = self.key(person)
        return (f"{item_id}\0{family}" if self.rule == "by-cite" else family), initials, given

    def add(self, item_id: str, person: Person, index: int) -> None:
        """Register that a person is shown at a place of a list of names."""
        if person.literal or (index and self.rule.startswith("primary-")):
            return
        scope = self._scope(item_id, person)
        known = self.by_item.setdefault(item_id, [])
        if scope in known:
            return
        known.append(scope)
        name, initials, given = scope
        family = self.families.get(name)
        if family is None:
            family = self.families[name] = Family()
        family.items[item_id] = family.items.get(item_id, 0) + 1
        people = family.people.setdefault(initials, {})
        if given not in people and (people or len(family.people) > 1):
            self.changed.add(name)
        people[given] = people.get(given, 0) + 1

    def remove(self, item_id: str) -> None:
        """Forget the people of an item."""
        for name, initials, given in self.by_item.pop(item_id, ()):
            family = self.families[name]
            people = family.people[initials]
            people[given] -= 1
            if not people[given]:
                del people[given]
                self.changed.add(name)
            if not people:
                del family.people[initials]
            family.items[item_id] -= 1
            if not family.items[item_id]:
                del family.items[item_id]
            if not family.items:
                del self.families[name]

    def take_changed(self) -> set[str]:
        """Return the items with names that have to be told apart anew, and start gathering afresh."""
        items: set[str] = set()
        for name in self.changed:
            family = self.families.get(name)
            if family is not None:
                items.update(family.items)
        self.changed = set()
        return items

    def level(self, item_id: str, person: Person, index: int, options: NameOptions, asked: int) -> int:
        """Return the given-name level that tells this person from the others (0, 1 or 2)."""
        initialised = options.initialize_with is not None
        level = 0 if options.form == "short" else 1 if initialised else 2
        name, initials, _given = self._scope(item_id, person)
        family = self.families.get(name)
        if family is None or initials not in family.people:
            return max(level, asked) if asked else level
        if self.rule == "by-cite" and level <= asked:
            return asked
        if index and self.rule.startswith("primary-name"):
            return level
        several = len(family.people) > 1
        if self.rule.endswith("-with-initials"):
            return 1 if several else 0
        if len(family.people[initials]) > 1 or (several and not initialised):
            return 2
        return max(level, 1 if several else 0)
