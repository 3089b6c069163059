"""Features of the stretch of a reference between two marks, which every token in it has.

That a stretch holds Dergisi, Zeitschrift or Üniversitesi says what its first word is, ten words before.
"""

from __future__ import annotations

from collections.abc import Sequence
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


def _make_up(words: Sequence[TokenFeatures]) -> MakeUp:
    """Return the classes of words in a stretch, and the form of it."""
    telling = [seen.telling for seen in words if seen.telling]
    form = _form("".join([seen.letter for seen in words]), len(words), GIVEN in words[0].lex)
    return _together(tuple(telling)) if telling else "", form


@lru_cache(maxsize=1 << 12)
def _together(classes: tuple[tuple[str, ...], ...]) -> str:
    """Return the first four different classes of words, in the order of the alphabet."""
    return "+".join(sorted(list(dict.fromkeys(chain.from_iterable(classes)))[:4]))


@lru_cache(maxsize=1 << 13)
def _form(letters: str, count: int, given: bool) -> str:
    """Return the form of a stretch: length, capitals, years, numbers, initials, and whether it is `Given Family`.

    `letters` has one letter a token: `A` capitals, `I` an initial, `a` small letters, `y` a year, `n` a number.
    """
    capital = letters.count("A") + letters.count("I")
    small = letters.count("a")
    length = _LENGTHS[count] if count < 16 else "9"
    case = ("0" if not small else "1" if small * 3 < count else "2") + ("c" if capital else "")
    person = "p" if given and 1 < count < 5 and capital == count else ""
    held = "".join(name for name, letter in (("y", "y"), ("n", "n"), ("i", "I")) if letter in letters)
    return length + case + held + person


def stretch_features(words: Sequence[TokenFeatures]) -> list[tuple[Group, ...]]:
    """Return for each token the features of its stretch, of the stretches beside it, and of its place in it."""
    ends = bounds(words)
    starts = [0, *ends[:-1]]
    made = [_EDGE, *[_make_up(words[start:end]) for start, end in zip(starts, ends, strict=True)], _EDGE]
    count = len(ends)
    features: list[tuple[Group, ...]] = []
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        before, own, after = made[n : n + 3]
        shared = _shared(own, before, after, min(n, 5), min(count - n, 4))
        if end - start == 1:
            features.append((shared, _ends_of(own, words[start].role)[0]))
        else:
            _, first, middle, last = _ends_of(own, "")
            features.append((shared, first))
            features.extend([(shared, middle)] * (end - start - 2))
            features.append((shared, last))
    return features


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
