"""Turkish names from before the surname law of 21 June 1934: given names alone, which are kept whole."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.model import Name
from bibtools.parser.lexicon import is_family, is_given
from bibtools.support.patterns import lazy

_YEAR = lazy(r"(?<!\d)\d{4}(?!\d)")
_LAW = 1934
"""The year of the surname law; years of the Rumi and the Hijri calendar stay far below it."""
_FIRST = 1200
"""The first year, by the Hijri calendar, of what was printed in Ottoman Turkish: the late 18th century."""
_FROM_PLACE = ("lı", "li", "lu", "lü")
_SHORTEST = 5
"""Letters that the name of a place and the ending “of” have more than: Veli and Güllü are no places."""


def printed_before_surnames(issued: str) -> bool:
    """Return whether `issued`, a date as it is written, lies before the surname law, whatever its calendar."""
    years = [int(year) for year in _YEAR.findall(issued)]
    return bool(years) and all(_FIRST <= year < _LAW for year in years)


def without_family(name: Name, raw: str) -> Name:
    """Return the name as a whole if it is nothing but given names in their order: Ahmed Cevdet, Falih Rıfkı.

    A name with a comma or an initial and one with a word that is no known given name stay as they are.
    """
    words = [*name.given.split(), name.family]
    plain = name.given and not (name.non_dropping_particle or name.dropping_particle or name.suffix)
    whole = " ".join(words)
    if not plain or len(words) > 3 or whole not in raw or not all(map(_given, words)):
        return name
    return Name(literal=whole, written=name.written)


def is_called_by_place(words: Sequence[str]) -> bool:
    """Return whether the place somebody is from stands before given names alone: Gelibolulu Mustafa Âlî."""
    return is_from_place(words[0]) and all(map(_given, words[1:]))


def is_from_place(word: str) -> bool:
    """Return whether a word may be the place that somebody is from: Bursalı, Kilisli."""
    return word[-2:] in _FROM_PLACE and len(word) > _SHORTEST and not is_given(word) and not is_family(word)


def _given(word: str) -> bool:
    """Return whether a word is a given name or, by its long vowel, a pen name: Emîrî, Âlî."""
    return is_given(word) or (word.endswith("î") and word[0].isupper() and word.isalpha())
