"""Find the known word that a misspelt word is most likely meant to be."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from bibtools.support.imports import importing


@lru_cache(maxsize=4096)
def _search(word: str, known: frozenset[str]) -> str:
    with importing:
        from rapidfuzz.distance import OSA

    near = [each for each in sorted(known) if abs(len(each) - len(word)) <= 1]
    return next((each for each in near if OSA.distance(word, each, score_cutoff=1) == 1), "")


def nearest(word: str, known: Set[str]) -> str:
    """Return the first known word that differs by one letter or one swap of letters, or the empty string.

    A plural, or a word with an added number or prefix, does not count as misspelt (`notes`, `title2`).
    """
    found = _search(word, frozenset(known))
    if not found or found + "s" == word or word + "s" == found:
        return ""
    return "" if word.rstrip("0123456789_-") == found or not word.isalpha() else found
