"""Compare the authors of two cards."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from bibtools.catalogues.agreement import Agreement
from bibtools.catalogues.card import Card, Person
from bibtools.catalogues.words import skeleton
from bibtools.support.imports import importing

_CLOSE = 0.75
"""How similar two family names are, by Jaro and Winkler, of which one is probably the other misspelt."""


def compare_people(ours: Card, theirs: Card) -> Agreement:
    """Return how well the lists of authors agree: as well as their worst pair.

    The order counts. A list that says “and others” agrees with one that goes on. One that ends sooner without saying
    so is CLOSE if all its names agree.
    """
    if not ours.people or not theirs.people:
        return Agreement.UNKNOWN
    pairs = [compare_person(one, other) for one, other in zip(ours.people, theirs.people, strict=False)]
    worst, best = min(pairs), max(pairs)
    more, fewer = len(ours.people) - len(theirs.people), len(theirs.people) - len(ours.people)
    incomplete = (more > 0 and not theirs.others) or (fewer > 0 and not ours.others)
    if worst.good and not incomplete:
        return worst
    return Agreement.CLOSE if best.good or pairs[0] == Agreement.CLOSE or _shared(ours, theirs) else worst


def _shared(ours: Card, theirs: Card) -> bool:
    """Return whether the lists have at least half of their family names in common, in any order."""
    one = {person.family[-1] for person in ours.people if person.family}
    other = {person.family[-1] for person in theirs.people if person.family}
    return 2 * len(one & other) >= max(len(one), len(other), 1)


def compare_person(ours: Person, theirs: Person) -> Agreement:
    """Return how well two names agree; the parts of a name whose order is not known may stand in any order."""
    family = _compare_family(ours, theirs)
    if family.bad:
        if sorted(ours.family + ours.given) == sorted(theirs.family + theirs.given):
            return Agreement.ALIKE
        return family
    given = _compare_given(ours.given, theirs.given)
    return (
        Agreement.CLOSE
        if given.bad
        else min(family, Agreement.ALIKE if given == Agreement.UNKNOWN else given)
    )


def _compare_family(ours: Person, theirs: Person) -> Agreement:
    one, other = ours.family, theirs.family
    if one == other or "".join(one) == "".join(other):
        return Agreement.SAME
    if one and other and (set(one) <= set(other) or set(other) <= set(one)):
        # A particle or one of two family names is left out, or a body's name is longer.
        return Agreement.ALIKE
    bones = [[skeleton(word) for word in words] for words in (one, other)]
    joined = "".join(one), "".join(other)
    if (
        bones[0] == bones[1]
        and len("".join(bones[0])) > 1
        and joined[0][:1] == joined[1][:1]
        and _spelt(*joined)
    ):
        return Agreement.ALIKE
    similar = _jaro_winkler()("".join(one), "".join(other)) >= _CLOSE
    return Agreement.CLOSE if similar else Agreement.DIFFERENT


_TRANSLITERATED = ("kh", "gh", "dh", "th", "sh", "ch", "dj", "zh", "q", "w", "sch", "tch", "y", "j")


def _spelt(one: str, other: str) -> bool:
    """Return whether one of two names is spelt as transliterations are, and the other need not be.

    Without such a sign a difference of vowels is another name: Tenör is not Tanör.
    """
    return any((sign in one) != (sign in other) for sign in _TRANSLITERATED)


def _compare_given(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Agreement:
    """Return how well given names agree; initials stand for the names that begin with them."""
    if not ours or not theirs:
        return Agreement.UNKNOWN
    if ours == theirs or "".join(ours) == "".join(theirs):
        return Agreement.SAME
    one, other = _apart(ours, theirs), _apart(theirs, ours)
    for mine, yours in zip(one, other, strict=False):
        if not _same_given(mine, yours):
            return Agreement.DIFFERENT
    return Agreement.ALIKE


def _apart(names: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Return given names with `mf` read as two initials where the other side has more names."""
    if len(names) == 1 and len(names[0]) <= 3 and len(others) == len(names[0]) > 1:
        return tuple(names[0])
    return names


def _same_given(mine: str, yours: str) -> bool:
    shorter, longer = sorted((mine, yours), key=len)
    if longer == shorter or (len(shorter) <= 2 and longer.startswith(shorter)):
        return True
    return skeleton(mine) == skeleton(yours) and mine[:1] == yours[:1] and _spelt(mine, yours)


@cache
def _jaro_winkler() -> Callable[[str, str], float]:
    with importing:
        from rapidfuzz.distance import JaroWinkler

    return JaroWinkler.similarity
