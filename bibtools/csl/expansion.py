"""How far the cite of an item is expanded so that readers can tell it from others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Disambiguation(NamedTuple):
    """What a cite shows beyond what its style asks for, to be told from others that look the same.

    `names` says how many names are shown, by the place of the list among those of the cite; `givens` how much of a
    given name is shown (1 initials, 2 all of it), by the place of the list and the index of the name in it.
    `year_suffix` is the number of the suffix (0 is a); the first `extra` conditions `disambiguate="true"` hold.
    """

    names: Mapping[int, int] = MappingProxyType({})
    givens: Mapping[tuple[int, int], int] = MappingProxyType({})
    year_suffix: int | None = None
    extra: int = 0


UNCHANGED = Disambiguation()
"""What a cite that nobody confuses with another shows beyond what its style asks for: nothing."""
