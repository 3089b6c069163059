"""Features of the stretch of a reference between two marks, which every token in it has.

That a stretch holds Dergisi, Zeitschrift or Üniversitesi says what its first word is, ten words before.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bibtools.parser.lexicon import GIVEN
from bibtools.parser.token_features import TokenFeatures

_TELLING = frozenset(
    "editor translator director others and in vol iss year-count page folio edition publisher school body thesis "
    "journal proceedings encyclopedia archive minutes series access nodate month genre".split()
)
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
    """Return the classes of words in a stretch, and the form of it.

    The form says length, capitals, years, numbers, initials, and whether it looks like `Given Family`.
    """
    roles: list[str] = []
    capital = small = digits = years = initials = 0
    for seen in words:
        for role in seen.roles:
            if role in _TELLING and role not in roles:
                roles.append(role)
        kind = seen.shape[0]
        if kind == "A":
            capital += 1
            initials += len(seen.core) == 1 or seen.shape == "A.A"
        elif kind == "a":
            small += 1
        elif kind == "y":
            years += 1
        elif kind in "0r":
            digits += 1
    count = len(words)
    length = _LENGTHS[count] if count < 16 else "9"
    person = 1 < count < 5 and capital == count and GIVEN in words[0].lex
    case = ("0" if not small else "1" if small * 3 < count else "2") + ("c" if capital else "")
    form = f"{length}{case}{'y' if years else ''}{'n' if digits else ''}{'i' if initials else ''}{'p' if person else ''}"
    return "+".join(sorted(roles[:4])), form


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
