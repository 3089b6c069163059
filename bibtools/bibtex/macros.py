"""The @string macros of a file as it is read, with a limit on what they may grow to.

Twenty macros that each hold the one before twice make a million characters out of a few hundred. What all uses of
macros in a file add up to is therefore limited: to a million characters, and ten more for each character of the file.
"""

from __future__ import annotations

from collections.abc import Mapping

from bibtools.bibtex.grammar import MONTHS

_LEAST, _PER_CHARACTER = 1_000_000, 10


class Macros:
    """Lower-case name → value of the macros defined so far; the months are defined from the start."""

    def __init__(self, size: int, before: Mapping[str, str] | None = None) -> None:
        """Make the table for a file of `size` characters; `before` are the macros of files that are read before it."""
        self.limit = _LEAST + _PER_CHARACTER * size
        self._left = self.limit
        self._values: dict[str, str] = {**MONTHS, **(before or {})}
        self._refused: set[str] = set()

    def define(self, name: str, value: str) -> None:
        """Set the value of a macro."""
        self._values[name.lower()] = value

    def get(self, name: str) -> str | None:
        """Return the value of a macro; None if it is not defined or too much has been made of macros already."""
        value = self._values.get(name.lower())
        if value is None or self._left < len(value):
            return None
        self._left -= len(value)
        return value

    def refused(self, name: str) -> bool:
        """Return whether a macro is defined, but too long for what the file may still make of macros."""
        return len(self._values.get(name.lower(), "")) > self._left

    def first_refusal(self, name: str) -> bool:
        """Return whether this is the first time that the macro is asked about here, so that it is reported once."""
        known = name.lower() in self._refused
        self._refused.add(name.lower())
        return not known
