"""Features of the stretch of a reference between two marks, which every token in it has.

That a stretch holds Dergisi, Zeitschrift or Üniversitesi says what its first word is, ten words before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from bibtools.parser.crf.group import Group
from bibtools.parser.lexicon import GIVEN
from bibtools.parser.token_features import TokenFeatures

_LENGTHS = "0123444666688888"
MakeUp = tuple[str, str]
"""The classes of words in a stretch, and its form."""


def bounds(words: Sequence[TokenFeatures]) -> list[int]:
    """Return where each stretch ends: behind a mark that ends one, before one that opens, and at the end."""
    inner = [
        i
        for i, (seen, behind) in enumerate(pairwise(words), 1)
        if seen.ends or (behind.opens and not seen.opens_only)
    ]
    return [*inner, len(words)]


@lru_cache(maxsize=1 << 12)
def _together(classes: tuple[tuple[str, ...], ...]) -> str:
    """Return the first four different classes of words, in the order of the alphabet."""
    return "+".join(sorted(list(dict.fromkeys(chain.from_iterable(classes)))[:4]))


@lru_cache(maxsize=1 << 13)
def _form(letters: str, given: bool) -> str:
    """Return the form of a stretch: length, capitals, years, numbers, initials, and whether it is `Given Family`.

    `letters` has the `letter` of each token.
    """
    count = len(letters)
    capital = letters.count("A") + letters.count("I")
    small = letters.count("a")
    length = _LENGTHS[count] if count < 16 else "9"
    case = ("0" if not small else "1" if small * 3 < count else "2") + ("c" if capital else "")
    person = "p" if given and 1 < count < 5 and capital == count else ""
    held = "".join(name for name, letter in (("y", "y"), ("n", "n"), ("i", "I")) if letter in letters)
    return length + case + held + person


def stretch_features(words: Sequence[TokenFeatures]) -> tuple[list[Group], list[Group]]:
    """Return what every token shares with the others of its stretch, and what its place in the stretch gives it."""
    ends = bounds(words)
    count = len(ends)
    made = [_EDGE, *_make_ups(words, ends), _EDGE]
    shared: list[Group] = []
    edges: list[Group] = []
    start = 0
    for n, end in enumerate(ends):
        before, own, after = made[n : n + 3]
        length = end - start
        shared += [_shared(own, before, after, min(n, 5), min(count - n, 4))] * length
        if length == 1:
            edges.append(_ends_of(own, words[start].role)[0])
        else:
            _, first, middle, last = _ends_of(own, "")
            edges += [first, *[middle] * (length - 2), last]
        start = end
    return shared, edges


def _make_ups(words: Sequence[TokenFeatures], ends: Sequence[int]) -> Iterator[MakeUp]:
    """Yield the classes of words in each stretch, and its form."""
    letters = "".join([seen.letter for seen in words])
    telling = [seen.telling for seen in words]
    start = 0
    for end in ends:
        told = tuple(filter(None, telling[start:end]))
        form = _form(letters[start:end], GIVEN in words[start].lex)
        yield _together(told) if told else "", form
        start = end


_EDGE = ("^", "")
"""Stands for the stretch before the first and behind the last."""


@lru_cache(maxsize=1 << 13)
def _ends_of(own: MakeUp, word: str) -> tuple[Group, Group, Group, Group]:
    """Return what a token of a stretch has: the only one, of class `word`; the first, an inner and the last."""
    role, form = own
    made = (f"s1={form}{word}", f"s<={form}{role}", f"s^={form}", f"s>={form}{role}")
    only, first, middle, last = (Group((feature.encode(),)) for feature in made)
    return only, first, middle, last


@lru_cache(maxsize=1 << 14)
def _shared(own: MakeUp, before: MakeUp, after: MakeUp, number: int, to_go: int) -> Group:
    """Return what every token of a stretch has: its number, and the make-up of the stretches beside it."""
    made = (
        f"sn={number}{to_go}",
        f"s-={before[0]}_{before[1]}",
        f"s+={after[0]}_{after[1]}",
        f"sr+={own[0]}_{after[0]}",
    )
    return Group([feature.encode() for feature in made])
