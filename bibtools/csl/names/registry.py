"""The people of all cited items, to tell those apart who share a family name."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from bibtools.csl.names.initials import initialize

if TYPE_CHECKING:
    from bibtools.csl.names.options import NameOptions
    from bibtools.csl.names.person import Person

_SPACES = re.compile(r"\s+")
_TRAILING_PARTICLE = re.compile(r"[,!]* ([^,]+)$")


def _flat(text: str) -> str:
    return _SPACES.sub(" ", text.replace(".", " ")).rstrip()


class People:
    """Who is cited: family names, under each the initials, under each the full given names."""

    def __init__(self, rule: str, adds_given: bool, keep_particle: bool) -> None:
        """Take the style's givenname-disambiguation-rule and whether it adds given names at all."""
        self.rule = rule or "by-cite"
        self.adds_given = adds_given
        self.keep_particle = keep_particle
        self.families: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
        self.by_item: dict[str, list[tuple[str, str, str]]] = {}

    def key(self, person: Person) -> tuple[str, str, str]:
        """Give family name, initials and given name as they are compared."""
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

    def _scope(self, item_id: str, person: Person) -> tuple[str, str, str]:
        family, initials, given = self.key(person)
        return (f"{item_id}\0{family}" if self.rule == "by-cite" else family), initials, given

    def add(self, item_id: str, person: Person, index: int) -> None:
        """Register that a person is shown at a place of a list of names."""
        if person.literal or (self.rule.startswith("primary-") and index):
            return
        scope = self._scope(item_id, person)
        known = self.by_item.setdefault(item_id, [])
        if scope in known:
            return
        known.append(scope)
        family, initials, given = scope
        people = self.families[family][initials]
        people[given] = people.get(given, 0) + 1

    def remove(self, item_id: str) -> None:
        """Forget the people of an item."""
        for family, initials, given in self.by_item.pop(item_id, ()):
            people = self.families[family][initials]
            people[given] -= 1
            if not people[given]:
                del people[given]
            if not people:
                del self.families[family][initials]

    def conflicts(self, item_id: str) -> bool:
        """Say whether anyone of an item shares a family name with somebody else."""
        for family, initials, _given in self.by_item.get(item_id, ()):
            known = self.families[family]
            if len(known) > 1 or len(known[initials]) > 1:
                return True
        return False

    def level(self, item_id: str, person: Person, index: int, options: NameOptions, asked: int) -> int:
        """Give the given-name level that tells this person from the others (0, 1 or 2)."""
        initialised = options.initialize_with is not None
        level = 0 if options.form == "short" else 1 if initialised else 2
        family, initials, _given = self._scope(item_id, person)
        known = self.families.get(family)
        if known is None or initials not in known:
            return max(level, asked) if asked else level
        if self.rule == "by-cite" and level <= asked:
            return asked
        if self.rule.startswith("primary-name") and index:
            return level
        if self.rule.endswith("-with-initials"):
            return 1 if len(known) > 1 else 0
        return max(level, self._told_apart(known, initials, initialised))

    def _told_apart(self, known: dict[str, dict[str, int]], initials: str, initialised: bool) -> int:
        several = len(known) > 1
        if len(known[initials]) > 1 or (several and not initialised):
            return 2
        return 1 if several else 0
