"""Compare titles, and names of journals and series."""

from __future__ import annotations

from functools import lru_cache

from bibtools.catalogues.agreement import Agreement
from bibtools.catalogues.words import skeleton
from bibtools.support.imports import importing

Words = tuple[str, ...]
_ENOUGH = 0.6
"""The share of words that two titles have in common of which one is probably the other changed."""
_LONGEST = 12
"""The number of words of a name that an acronym may be made of: trying more takes too long."""
_NUMERALS = frozenset(
    "i ii iii iv v vi vii viii ix x xi xii first second third birinci ikinci ucuncu".split()
)
_SMALL = frozenset("of the and for in on a an de la du des et der die das und fur ve ile".split())


def compare_titles(ours: Words, theirs: Words, our_main: Words = (), their_main: Words = ()) -> Agreement:
    """Return how well two titles agree; `our_main` and `their_main` are the titles without subtitles.

    A title without its subtitle is ALIKE. Titles that differ in a number (a volume, a part, a year) are DIFFERENT:
    these are works of one series.
    """
    if not ours or not theirs:
        return Agreement.UNKNOWN
    if ours == theirs or "".join(ours) == "".join(theirs):
        return Agreement.SAME
    if _numbers(ours) != _numbers(theirs):
        return Agreement.DIFFERENT
    if ours == their_main or theirs == our_main:
        return Agreement.ALIKE
    if len(ours) == len(theirs) and all(map(_sounds_like, ours, theirs)):
        return Agreement.ALIKE
    return Agreement.CLOSE if similarity(ours, theirs) >= _ENOUGH else Agreement.DIFFERENT


def similarity(ours: Words, theirs: Words) -> float:
    """Return the share of words in common, in order, from 0 to 1; a misspelt word counts three quarters."""
    with importing:
        from rapidfuzz.distance import Levenshtein

    kept = 0.0
    for piece in Levenshtein.opcodes(ours, theirs):
        length = piece.src_end - piece.src_start
        if piece.tag == "equal":
            kept += length
        elif piece.tag == "replace":
            pairs = zip(ours[piece.src_start : piece.src_end], theirs[piece.dest_start :], strict=False)
            kept += sum(0.75 for one, other in pairs if Levenshtein.normalized_similarity(one, other) >= 0.7)
    return kept / max(len(ours), len(theirs))


def _numbers(words: Words) -> list[str]:
    return [word for word in words if word in _NUMERALS or word.isdigit()]


def _sounds_like(one: str, other: str) -> bool:
    """Return whether two words are the same, or spellings of one that is long enough to be told by its consonants."""
    return one == other or (len(one) > 3 and skeleton(one) == skeleton(other))


@lru_cache(maxsize=4096)
def compare_venues(ours: Words, theirs: Words) -> Agreement:
    """Return how well the names of two journals, series or conferences agree.

    Abbreviations are ALIKE: `J Mach Learn Res` and the whole name, `PMLR` and the name with these initials, and a name
    that is at least half of the other: “Linguistics” is not “English Language and Linguistics”.
    """
    if not ours or not theirs:
        return Agreement.UNKNOWN
    if ours == theirs or "".join(ours) == "".join(theirs):
        return Agreement.SAME
    one, other = _content(ours), _content(theirs)
    if not one or not other:
        return Agreement.UNKNOWN
    shorter, longer = sorted((one, other), key=len)
    if (
        (2 * len(shorter) >= len(longer) and _within(shorter, longer))
        or _acronym(one, other)
        or _acronym(other, one)
    ):
        return Agreement.ALIKE
    return Agreement.CLOSE if similarity(one, other) >= _ENOUGH else Agreement.DIFFERENT


def _content(words: Words) -> Words:
    """Return the words that distinguish a venue: no articles, no years, no ordinals."""
    return tuple(word for word in words if word not in _SMALL and not word[:1].isdigit()) or words


def _within(shorter: Words, longer: Words) -> bool:
    """Return whether each word of a name, or its beginning, stands in the other in this order."""
    place = 0
    for word in shorter:
        while place < len(longer) and not (longer[place].startswith(word) or word.startswith(longer[place])):
            place += 1
        if place == len(longer):
            return False
        place += 1
    return True


def _acronym(name: Words, whole: Words) -> bool:
    """Return whether one word of `name` stands for the words of `whole`: NeurIPS, TDV İA, ICML."""
    return any(3 <= len(word) <= 9 and _begins(word, whole) for word in name)


def _begins(acronym: str, whole: Words) -> bool:
    """Return whether an acronym is made of beginnings of these words in order, at least three of them."""
    initials = "".join(word[0] for word in whole)
    return acronym in initials or _consumed(acronym, whole[:_LONGEST], 0) >= 3


def _consumed(acronym: str, words: Words, used: int) -> int:
    """Return the number of words whose beginnings make up all of `acronym`; 0 if they cannot."""
    if not acronym:
        return used
    for place, word in enumerate(words):
        for length in range(min(4, len(word), len(acronym)), 0, -1):
            if acronym[:length] == word[:length]:
                made = _consumed(acronym[length:], words[place + 1 :], used + 1)
                if made:
                    return made
    return 0
