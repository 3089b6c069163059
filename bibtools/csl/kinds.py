"""What items have in common with others, as far as a style is concerned."""

from __future__ import annotations


class Kind:
    """The type of an item, and which of the style's variables have a value."""

    __slots__ = ("present", "type")

    def __init__(self, type: str, present: frozenset[str]) -> None:
        self.type = type
        self.present = present


class Probe(Kind):
    """A kind that a program is narrowed for.

    `asked` gathers the variables that narrowing has asked for: the answer holds for all kinds of the type that have
    the same of these.
    """

    __slots__ = ("asked",)

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind.type, kind.present)
        self.asked: set[str] = set()

    def has(self, *variables: str) -> bool:
        """Return whether any of some variables has a value."""
        self.asked.update(variables)
        return not self.present.isdisjoint(variables)
