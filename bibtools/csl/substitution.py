"""subsequent-author-substitute: a mark in the place of names that the entry before has, too."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import takewhile

from bibtools.csl.marks import Marks
from bibtools.csl.richtext import Node, plain_text


class Substitution:
    """Replaces the names that open the entries of a bibliography by a text, by one of the rules of CSL.

    The rules are complete-all, complete-each, partial-each and partial-first.
    """

    def __init__(self, text: str, rule: str) -> None:
        """Take the values of subsequent-author-substitute and of its rule."""
        self._text = text
        self._rule = rule
        self._names: list[Hashable] = []
        self._people: list[str] = []

    def marks(self) -> Marks:
        """Return the marks that an entry is to be evaluated with."""
        return Marks(each=self._rule != "complete-all")

    def apply(self, marks: Marks) -> None:
        """Replace the names of an entry as far as they are those of the entry before."""
        lists: list[tuple[Node, Hashable]] = []
        people: list[tuple[Node, str]] = []
        if marks.opening:
            lists, people = [*marks.lists] or _fields(marks.names or []), marks.people
        names, self._names = self._names, [key for _node, key in lists]
        before, self._people = self._people, [key for _node, key in people]
        if self._rule.startswith("complete") or not people:
            if names and names == self._names:
                self._replace(people if self._rule == "complete-each" and people else lists)
            return
        pairs = zip(people, before, strict=False)
        same = [one for one, _key in takewhile(lambda pair: pair[0][1] == pair[1], pairs)]
        self._replace(same[:1] if self._rule == "partial-first" else same)

    def _replace(self, places: list[tuple[Node, Hashable]] | list[tuple[Node, str]]) -> None:
        for node, _key in places:
            node.text, node.kids, node.decor = None, [Node(self._text)], ()


def _fields(nodes: list[Node]) -> list[tuple[Node, Hashable]]:
    """Return the fields that stand in the place of names: "Anon." stands for nobody in particular."""
    return [(node, plain_text(node)) for node in nodes if _has_field(node)]


def _has_field(node: Node) -> bool:
    return node.variable is not None or any(map(_has_field, node.kids or ()))
