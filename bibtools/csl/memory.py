"""What a processor remembers of a bibliography, as plain values, so that another one need not begin anew.

An entry's text depends on its item, on how far its cite is expanded, on its number, on how much of the given names
of namesakes is shown, and, under subsequent-author-substitute, on the entry before it. The registry tells the items of
which any but the last has changed; the sections say which entry stood before which.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from math import inf
from typing import Any, TypeAlias

from bibtools.csl.expansion import UNCHANGED, Disambiguation
from bibtools.csl.sorting import LAST, Place
from bibtools.support.dataclass import dataclass

Names: TypeAlias = tuple[tuple[tuple[str, str], tuple[tuple[str, str], str, str]], ...]


@dataclass(slots=True)
class Memory:
    """The bibliography of `ids` in `order`.

    `looks` are the texts of their cites, `places` what they sort by as far as that was asked for, `states` how far
    cites are expanded, `people` whom the cites name. `parts` are the ids of each section, in order; `texts` the
    entries that show something, by output format and id; `about` the warnings about each item.
    """

    ids: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    looks: dict[str, str] = field(default_factory=dict)
    places: dict[str, list[Place]] = field(default_factory=dict)
    states: dict[str, Disambiguation] = field(default_factory=dict)
    people: dict[str, Names] = field(default_factory=dict)
    parts: list[list[str]] = field(default_factory=list)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    about: dict[str, list[str]] = field(default_factory=dict)

    def before(self) -> dict[str, str | None]:
        """Return the id of the entry before each one in its section."""
        found: dict[str, str | None] = {}
        for part in self.parts:
            found.update(zip(part, (None, *part), strict=False))
        return found

    def to_json(self) -> dict[str, Any]:
        """Return plain values of all but the texts."""
        numbers = {key: number for number, key in enumerate(self.ids)}
        return {
            "ids": self.ids,
            "order": [numbers[key] for key in self.order],
            "looks": [self.looks.get(key) for key in self.ids],
            "places": [list(map(_from_place, self.places.get(key, ()))) for key in self.ids],
            "states": {key: _from_state(each) for key, each in self.states.items() if each != UNCHANGED},
            "people": [list(map(_from_named, self.people.get(key, ()))) for key in self.ids],
            "parts": [[numbers[key] for key in part] for part in self.parts],
            "about": self.about,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Memory:
        """Read what `to_json` gave, without texts; raises ValueError, TypeError or LookupError for something else."""
        ids = [str(key) for key in value["ids"]]
        memory = cls(ids, [ids[number] for number in value["order"]])
        memory.looks = {key: look for key, look in zip(ids, value["looks"], strict=True) if look is not None}
        places = zip(ids, value["places"], strict=True)
        memory.places = {key: list(map(_to_place, each)) for key, each in places if each}
        memory.states = dict.fromkeys(ids, UNCHANGED)
        memory.states.update((key, _to_state(each)) for key, each in value["states"].items())
        people = zip(ids, value["people"], strict=True)
        memory.people = {key: _to_names(key, each) for key, each in people if each}
        memory.parts = [[ids[number] for number in part] for part in value["parts"]]
        memory.about = {key: list(map(str, each)) for key, each in value["about"].items()}
        return memory


def _from_place(place: Place) -> str | list[int] | None:
    if place == LAST:
        return None
    text = place[1]
    return text if isinstance(text, str) else [int(each) for each in text[:-1]]


def _to_place(value: str | list[int] | None) -> Place:
    if value is None:
        return LAST
    return (0, value) if isinstance(value, str) else (0, (*value, inf))


def _from_state(state: Disambiguation) -> list[Any]:
    givens = [[*place, level] for place, level in state.givens.items()]
    return [list(state.names.items()), givens, state.year_suffix, state.extra]


def _to_state(value: list[Any]) -> Disambiguation:
    names, givens, suffix, extra = value
    return Disambiguation(
        {int(at): int(count) for at, count in names},
        {(int(at), int(index)): int(level) for at, index, level in givens},
        suffix,
        extra,
    )


def _from_named(named: tuple[tuple[str, str], tuple[tuple[str, str], str, str]]) -> list[str]:
    family, (full, initials, _) = named
    return [*family, *full, initials]


def _to_names(key: str, value: Iterable[list[str]]) -> Names:
    return tuple(
        ((particle, family), ((given, suffix), initials, key))
        for particle, family, given, suffix, initials in value
    )
