"""The parts of a rendered cite or entry that its neighbours decide about."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.csl.names.person import Person
from bibtools.csl.richtext import Node


class Marks:
    """The nodes of the names, years and year suffix, as the evaluators come to them.

    `names` are the nodes of the first cs:names element that renders anything, with what its cs:substitute renders;
    `opening` says whether they open the cite or entry. `lists` are the nodes of their lists of names, without labels,
    and who is in them. `people` are the nodes of the single names, and who they are, where `each` is set.
    """

    __slots__ = ("each", "lists", "names", "opening", "people", "suffix", "years")

    def __init__(self, *, each: bool = False) -> None:
        self.each = each
        self.names: list[Node] | None = None
        self.opening = False
        self.lists: list[tuple[Node, tuple[str, ...]]] = []
        self.people: list[tuple[Node, str]] = []
        self.years: list[Node] = []
        self.suffix: Node | None = None

    def see_list(self, node: Node, people: Sequence[Person], *, whole: bool) -> None:
        """Take the node of a list of names and the people in it; one that is not `whole` leaves people out."""
        if self.names is None:
            keys = tuple(map(_full, people))
            self.lists.append((node, keys if whole else (*keys, "")))

    def see_people(self, nodes: Sequence[Node], people: Sequence[Person]) -> None:
        """Take the nodes of the names in a list."""
        if self.names is None:
            self.people += zip(nodes, map(_full, people), strict=True)

    def see_names(self, nodes: list[Node], *, opening: bool) -> None:
        """Take what a cs:names element has rendered."""
        if self.names is None and nodes:
            self.names, self.opening = nodes, opening


def _full(person: Person) -> str:
    """Return the full name of a person, whatever parts a source divides it into."""
    return " ".join(filter(None, person.parts()))
