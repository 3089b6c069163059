"""Signs: what is known of a value that may say that it is wrong, in the form in which a table of doubts weighs them."""

from __future__ import annotations

from functools import lru_cache

from bibtools.support.by_identity import TupleByIdentity

MEASURES = (
    *("least of all", "noted", "unsure words", "pieces"),
    *("least", "behind", "together", "product", "elsewhere", "first"),
    *("begins like", "ends like"),
)
"""The signs with a size that every value has, in the order of `Signs.measures`; a line of one piece lacks two."""


class Group(TupleByIdentity[str]):
    """Signs that come together; a table adds up their weights once and keeps the sum."""

    __slots__ = ()


class Signs:
    """The signs of one value: those that are there or not, alone or in groups, and those that have a size.

    The sizes that every value has are `measures`, without their names.
    """

    __slots__ = ("groups", "measures", "sizes")

    def __init__(
        self, groups: list[Group], sizes: list[tuple[str, float]], measures: list[float] | None = None
    ) -> None:
        self.groups, self.sizes, self.measures = groups, sizes, measures or []

    def add(self, name: str) -> None:
        """Add a sign that is there."""
        self.groups.append(_alone(name))

    def names(self) -> set[str]:
        """Return the names of the signs but for the MEASURES."""
        return {name for name, _ in self.sizes}.union(*self.groups)

    def flat(self) -> dict[str, float]:
        """Return sign → size, with 1 for those that are there."""
        found = {name: 1.0 for group in self.groups for name in group}
        found.update(zip(MEASURES, self.measures, strict=False))
        found.update(self.sizes)
        return found


@lru_cache(maxsize=1 << 10)
def _alone(name: str) -> Group:
    return Group((name,))


@lru_cache(maxsize=1 << 12)
def together(names: frozenset[str]) -> Group:
    """Return signs as a group, in the order of the alphabet."""
    return Group(sorted(names))


@lru_cache(maxsize=1 << 14)
def word_signs(side: str, shape: str, words_of: str, role: str) -> Group:
    """Return the signs of the word at one side of a value: its shape, its flags in the word list, its class."""
    return Group((f"{side} {shape}", f"{side} in {words_of}", f"{side} with {role}"))


@lru_cache(maxsize=1 << 14)
def held_signs(held: frozenset[tuple[str, str]]) -> Group:
    """Return the signs of a value that holds words of these classes and shapes."""
    names = {role for role, _ in held if role}
    names.update("year" if shape == "y" else "number" for _, shape in held if shape[0] in "y0")
    return together(frozenset([f"has {name}" for name in names]))


@lru_cache(maxsize=1 << 14)
def neighbour_signs(before: str, label: str, behind: str) -> Group:
    """Return the signs of the labels of a value and of the pieces beside it."""
    return Group((f"behind {before}", f"before {behind}", f"as {label}", f"between {before} {behind}"))
