"""What items have in common with others, as far as a style is concerned."""

from __future__ import annotations


class Kind:
    """The type of an item, and which of the style's variables have a value."""

    __slots__ = ("present", "type")

    def __init__(self, type: str, present: frozenset[str]) -> None:
        self.type = type
        self.present = present


class Probe(Kind):
    """A kind, or a range of kinds of one type, that a program is narrowed for.

    `present` are the variables that items may have, `always` those that all of them have: for one kind the same.
    `asked` gathers the variables that narrowing has asked for: the answer holds for all kinds of the type that have
    the same of these.
    """

    __slots__ = ("always", "asked")

    def __init__(self, kind: Kind, always: frozenset[str] | None = None) -> None:
        super().__init__(kind.type, kind.present)
        self.always = kind.present if always is None else always
        self.asked: set[str] = set()

    def has(self, *variables: str) -> bool:
        """Return whether any of some variables may have a value."""
        self.asked.update(variables)
        return not self.present.isdisjoint(variables)

    def settles(self, variable: str) -> bool | None:
        """Return whether a variable has a value, None if some items have one."""
        self.asked.add(variable)
        return True if variable in self.always else None if variable in self.present else False
