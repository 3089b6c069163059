"""Features of the stretch of a reference between two marks, which every token in it has.

That a stretch holds Dergisi, Zeitschrift or Üniversitesi says what its first word is, ten words before.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from bibtools.parser.lexicon import GIVEN
from bibtools.parser.token_features import TokenFeatures

_LENGTHS = "0123444666688888"
_ENDING = frozenset(",;:)]”»")


def bounds(words: Sequence[TokenFeatures]) -> list[int]:
    """Return where each stretch ends: behind a comma, semicolon, colon, bracket or quotation mark, or a full stop.

    A full stop behind three letters and fewer, or behind a word of a class, may be an abbreviation's.
    """
    ends = []
    last = len(words) - 1
    for i, seen in enumerate(words):
        tail = seen.tail
        if (
            i == last
            or (words[i + 1].opens and not seen.opens_only)
            or (
                tail
                and (
                    not _ENDING.isdisjoint(tail)
                    or seen.quotes[1]
                    or (
                        "." in tail
                        and len(seen.core) > 3
                        and not seen.role
                        and seen.shape not in ("A.A", "A.a")
                    )
                )
            )
        ):
            ends.append(i + 1)
    return ends


def _make_up(words: Sequence[TokenFeatures]) -> tuple[str, str]:
    """Return the classes of words in a stretch, and the form of it."""
    roles = list(dict.fromkeys(chain.from_iterable([seen.telling for seen in words if seen.telling])))
    form = _form("".join([seen.letter for seen in words]), len(words), GIVEN in words[0].lex)
    return "+".join(sorted(roles[:4])), form


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


def stretch_features(words: Sequence[TokenFeatures]) -> list[tuple[bytes, ...]]:
    """Return for each token the features of its stretch and of the stretches beside it."""
    ends = bounds(words)
    starts = [0, *ends[:-1]]
    made = [_make_up(words[start:end]) for start, end in zip(starts, ends, strict=True)]
    count = len(made)
    features: list[tuple[bytes, ...]] = []
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        before = made[n - 1] if n else _EDGE
        after = made[n + 1] if n + 1 < count else _EDGE
        shared = _shared(made[n], before, after, min(n, 5), min(count - n, 4))
        role, form = made[n]
        if end - start == 1:
            features.append((*shared, f"s1={form}{words[start].role}".encode()))
        else:
            features.append((*shared, f"s<={form}{role}".encode()))
            features.extend([(*shared, f"s^={form}".encode())] * (end - start - 2))
            features.append((*shared, f"s>={form}{role}".encode()))
    return features


_EDGE = ("^", "")
"""Stands for the stretch before the first and behind the last."""


@lru_cache(maxsize=1 << 14)
def _shared(
    own: tuple[str, str], before: tuple[str, str], after: tuple[str, str], number: int, to_go: int
) -> tuple[bytes, ...]:
    """Return what every token of a stretch has: its number, and the make-up of the stretches beside it."""
    made = (
        f"sn={number}{to_go}",
        f"s-={before[0]}_{before[1]}",
        f"s+={after[0]}_{after[1]}",
        f"sr+={own[0]}_{after[0]}",
    )
    return tuple([feature.encode() for feature in made])
