"""How far the cite of an item is expanded so that readers can tell it from others."""

from __future__ import annotations


class Disambiguation:
    """How far an item is expanded: names shown per list, given-name level per name, suffix, extra text.

    Levels of given names: 0 none, 1 initials, 2 full.
    """

    __slots__ = ("extra", "givens", "names", "year_suffix")

    def __init__(
        self,
        names: list[int] | None = None,
        givens: list[list[int]] | None = None,
        year_suffix: int | None = None,
        extra: int = 0,
    ) -> None:
        self.names = names if names is not None else []
        self.givens = givens if givens is not None else []
        self.year_suffix = year_suffix
        self.extra = extra

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Disambiguation)
            and self.names == other.names
            and self.givens == other.givens
            and self.year_suffix == other.year_suffix
            and self.extra == other.extra
        )

    __hash__ = None  # type: ignore[assignment]

    def copy(self) -> Disambiguation:
        """Return a copy that shares nothing."""
        return Disambiguation(list(self.names), [list(g) for g in self.givens], self.year_suffix, self.extra)
