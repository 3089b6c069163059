"""Hyphens at the ends of lines: those of the typesetter are undone, those of the word stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_HYPHENS = "\u00ad\u2010-"
_LAST = re.compile(rf"([^\s/{_HYPHENS}]*)[{_HYPHENS}]\Z")
_FIRST = re.compile(r"[^\W\d_]+|\d+|")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_IZAFET = frozenset("i ı u ü yi yı yu yü".split())
"""What a hyphen joins to the word before in Ottoman Turkish (Hâkimiyet-i Milliye)."""


class Words:
    """The words of a document that stand whole within its lines, with how often they do."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._count: Counter[str] = Counter()
        for line in lines:
            words = _WORD.findall(line)
            # The last word of a line may be the first half of one.
            whole = words[:-1] if line[-1:] in _HYPHENS else words
            self._count.update(word.lower() for word in whole)

    def __getitem__(self, word: str) -> int:
        return self._count[word.lower()]


def joined(before: str, behind: str, words: Words) -> str | None:
    """Return how the word goes on that a hyphen at the end of a line divides; None if the line ends with none.

    The result is what replaces the last part of `before` and the first of `behind`: with the hyphen between numbers,
    before a capital letter and where the document has the word with it; without it elsewhere.
    """
    last = _LAST.search(before)
    first = _FIRST.match(behind)
    if last is None or first is None or not last[1] or not first[0]:
        return None
    left, right = last[1], first[0]
    kept, undone = f"{left}-{right}", left + right
    if before[-1] == "\u00ad":
        return undone
    if not (left[-1].isalpha() and right[0].isalpha()) or right[0].isupper():
        return kept
    start = left.lstrip("“\"'‘«(")
    whole, hyphened = words[start + right], words[f"{start}-{right}"]
    if whole or hyphened:
        return undone if whole >= hyphened else kept
    return kept if right.lower() in _IZAFET else undone


def divided(before: str, behind: str) -> tuple[int, int]:
    """Return how much of `before` and of `behind` the divided word takes, the hyphen included."""
    last, first = _LAST.search(before), _FIRST.match(behind)
    return (len(last[0]) if last else 0, len(first[0]) if first else 0)
