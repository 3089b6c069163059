"""Sorting of cites and of the bibliography."""

from __future__ import annotations

from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING
from unicodedata import decimal

from bibtools.language.collation import letters_key
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from bibtools.csl.evaluation import Evaluation
    from bibtools.csl.items import Item
    from bibtools.csl.layouts import Layout

Key = str | None
Rank = tuple[tuple[int, str | tuple[float, ...]], ...]
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

    def keys_of(self, item: Item) -> list[Key]:
        """Return the keys of an item; None for one that is empty."""
        env, session = self.ev.env, self.ev.session
        language = env.locale.code
        made: list[Key] = []
        for key in self.keys:
            text = key.make(env, session, item)
            made.append(collate(text, language) if text else None)
        return made

    def rank_of(self, item: Item) -> Rank:
        """Return one value that items sort by."""
        return ranked(self.keys_of(item), self.directions)

    @property
    def by_number(self) -> bool:
        """Whether the citation number is one of the keys."""
        return any(key.is_number for key in self.keys)

    @property
    def directions(self) -> list[bool]:
        """Whether each key sorts in descending order."""
        return [key.descending for key in self.keys]


def ranked(keys: list[Key], directions: list[bool]) -> Rank:
    """Return the keys as one value to sort by; empty keys come last whatever the direction."""
    return tuple(
        (1, ()) if key is None else (0, _downwards(key) if descending else key)
        for key, descending in zip(keys, directions, strict=True)
    )


def _downwards(key: str) -> tuple[float, ...]:
    """Turn a key round; of two of which one begins the other, the longer one now comes first."""
    return (*(-ord(char) for char in key), inf)
