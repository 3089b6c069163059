"""How well two values agree."""

from __future__ import annotations

from enum import IntEnum


class Agreement(IntEnum):
    """How well the values of a field agree; more is better, except that UNKNOWN says nothing.

    SAME: the same words. ALIKE: the same thing in another form (an initial, an abbreviation, a transliteration, a title
    without its subtitle). CLOSE: too similar for chance, and yet different (a letter or a word). DIFFERENT: different.
    UNKNOWN: one side has no value.
    """

    DIFFERENT = 0
    CLOSE = 1
    UNKNOWN = 2
    ALIKE = 3
    SAME = 4

    @property
    def good(self) -> bool:
        """Whether the values are the same thing."""
        return self >= Agreement.ALIKE

    @property
    def bad(self) -> bool:
        """Whether both values are known and are not the same thing."""
        return self < Agreement.UNKNOWN
