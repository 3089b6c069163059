"""Signs of a list of names: how many and of what kind they are, and what speaks against its splitting."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bibtools.language.particles import PARTICLES
from bibtools.model import Name
from bibtools.parser.doubts.signs import Group, Signs, together
from bibtools.parser.lexicon import GIVEN
from bibtools.parser.token_features import TokenFeatures
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_NO_NAME = lazy(r"[\d()\[\]<>\"“”/:;]")
_MARKS = " ,.;:"
_INITIAL = lazy(r"(?:^|[\s.\-])[^\W\d_]\.?(?:$|[\s\-])")
_DEGREE = frozenset(
    {"md", "phd", "jr", "sr", "dr", "prof", "eds", "ed", "hg", "hrsg", "bearb", "haz", "der", "çev"}
)
SPLIT_SIGNS = frozenset(
    (
        *("initial in family name", "initial without family name", "family name alone", "role in name"),
        *("marks in name", "two names in one", "small word in name"),
        "given names at end, without comma",
    )
)
"""The signs of lists of names that may be split wrongly; labels of whole lists do not say whether they are."""


def signs_of_names(found: Signs, names: Sequence[Name], text: str, words: Sequence[TokenFeatures]) -> None:
    """Add the signs of a list of names, which may stand elsewhere than where the tagger saw it or be split wrongly.

    `text` is what the names were read from, `words` are its tokens.
    """
    persons = [name for name in names if not name.others]
    found.sizes.append(("names", min(3.0, len(persons) / 3)))
    if len(persons) == 1:
        found.add("one name")
    if any(name.literal for name in persons):
        found.add("literal")
        if any(name.literal.count(" ") > 4 for name in persons):
            found.add("long literal")
    if any(name.given.count(" ") + name.family.count(" ") > 2 for name in persons):
        found.add("long name")
    comma = "," in text.rstrip(_MARKS)
    if words:
        found.groups.append(_order(GIVEN in words[0].lex, GIVEN in words[-1].lex, comma, len(persons) == 1))
    split = split_signs(persons)
    if split:
        found.groups.append(split)


def split_signs(persons: Sequence[Name]) -> Group:
    """Return the signs of SPLIT_SIGNS that a list of names has, without its "and others"."""
    split = {sign for name in persons for sign in _of_name(name)}
    given = [bool(name.given) for name in persons]
    if any(given) and not all(given):
        split.add("family name alone")
    return together(frozenset(split))


@lru_cache(maxsize=32)
def _order(first: bool, last: bool, comma: bool, one: bool) -> Group:
    """Return the signs of the order of names: where given names stand, and whether a comma parts any."""
    at = "both ends" if first and last else "beginning" if first else "end" if last else "neither end"
    commas = "with comma" if comma else "without comma"
    return Group((f"given names at {at}, {commas}", f"{'one name' if one else 'names'} {commas}"))


def _of_name(name: Name) -> list[str]:
    whole = name.literal or f"{name.given} {name.family}"
    words = whole.split()
    found = []
    if _NO_NAME.search(whole):
        found.append("marks in name")
    if name.literal:
        if 1 < len(words) < 4 and (_INITIAL.search(words[-1]) or _INITIAL.fullmatch(words[0])):
            found.append("initial without family name")
        return found
    if " " in name.family and _INITIAL.search(name.family):
        found.append("initial in family name")
    if any(fold_case(word.strip(".()")) in _DEGREE for word in words):
        found.append("role in name")
    if any(word.islower() and fold_case(word) not in PARTICLES for word in words):
        found.append("small word in name")
    loud = len([word for word in name.given.split() if len(word) > 3 and word.isupper()])
    if (loud and name.family.isupper() and loud < len(name.given.split())) or len(words) > 5:
        found.append("two names in one")
    return found
