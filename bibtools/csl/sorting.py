"""Sorting of cites and of the bibliography."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import groupby
from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar
from unicodedata import decimal

from bibtools.language.collation import letters_key
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from bibtools.csl.evaluation import Evaluation
    from bibtools.csl.items import Item
    from bibtools.csl.layouts import Layout

Place = tuple[int, str | tuple[float, ...]]
T = TypeVar("T")
LAST: Place = 1, ()
"""The place of what has nothing to sort by."""
_RUNS = lazy(r"\d+|\D+")
_DIGIT = lazy(r"\d")
_OPENING = "[]'\"\u201c\u2018\u00ab"
_NUMBER = chr(500)
"""Stands before a number in a key: behind punctuation, before letters."""


@lru_cache(maxsize=4096)
def collate(text: str, language: str) -> str:
    """Return a key that orders texts by the alphabet of a language; numbers in them by their value."""
    text = text.lstrip(_OPENING)
    if not _DIGIT.search(text):
        return letters_key(text, language)
    return "".join(
        _by_value(run) if run.isdecimal() else letters_key(run, language) for run in _RUNS.findall(text)
    )


def _by_value(digits: str) -> str:
    """Return a key of a number that orders by its value: of two numbers the one with more digits is greater."""
    if not digits.isascii():
        digits = "".join(str(decimal(digit)) for digit in digits)
    number = digits.lstrip("0") or "0"
    return f"{_NUMBER}{chr(len(number))}{number}"


class Sorter:
    """The cs:sort of citation or bibliography."""

    def __init__(self, ev: Evaluation, layout: Layout) -> None:
        """Take the sort keys of an area; there may be none."""
        self.ev = ev
        self.keys = layout.sort_keys

    def __bool__(self) -> bool:
        """Return whether there is anything to sort by."""
        return bool(self.keys)

    @property
    def by_number_descending(self) -> bool:
        """Whether the numbers of the bibliography run backwards."""
        return any(key.is_number and key.descending for key in self.keys)

    def place(self, item: Item, index: int) -> Place:
        """Return what an item sorts by, by one of the keys; an empty key comes last whatever the direction."""
        key, env = self.keys[index], self.ev.env
        text = key.make(env, self.ev.session, item)
        if not text:
            return LAST
        made = collate(text, env.locale.language)
        return 0, _downwards(made) if key.descending else made

    def sort(self, things: list[T], place: Callable[[T, int], Place]) -> tuple[list[T], bool]:
        """Return things in their order, and whether any tie on all keys. `place` gives the place of one by one key.

        A key is asked for where those before it tie.
        """
        return self._sort(things, place, 0)

    def _sort(self, things: list[T], place: Callable[[T, int], Place], index: int) -> tuple[list[T], bool]:
        if index == len(self.keys):
            return things, True
        placed = sorted(((place(thing, index), thing) for thing in things), key=itemgetter(0))
        made: list[T] = []
        tied = False
        for _place, group in groupby(placed, key=itemgetter(0)):
            alike = [thing for _place, thing in group]
            if len(alike) > 1:
                alike, still = self._sort(alike, place, index + 1)
                tied = tied or still
            made += alike
        return made, tied

    @property
    def by_number(self) -> bool:
        """Whether the citation number is one of the keys."""
        return any(key.is_number for key in self.keys)


def _downwards(key: str) -> tuple[float, ...]:
    """Turn a key round; of two of which one begins the other, the longer one now comes first."""
    return (*(-ord(char) for char in key), inf)
