"""Doubts about the splitting of a list of names: how sure it is, and what speaks against it.

The shares were counted on samples of lists that the tagger had found rightly in references held out of training: of
twelve lists with a family name alone eleven were split wrongly, of twelve with signs that names do not have nine.
"""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.language.particles import PARTICLES
from bibtools.model import Name
from bibtools.parser.doubts.signs import Signs
from bibtools.support.folding import fold_case
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_NO_NAME = lazy(r"[\d()\[\]<>\"“”/:;]")
_INITIAL = lazy(r"(?:^|[\s.\-])[^\W\d_]\.?(?:$|[\s\-])")
_DEGREE = frozenset(
    {"md", "phd", "jr", "sr", "dr", "prof", "eds", "ed", "hg", "hrsg", "bearb", "haz", "der", "çev"}
)
_SHARES = {
    message("an initial stands in a family name"): 0.1,
    message("a name ends with an initial but has no family name"): 0.25,
    message("a family name stands alone where the others have given names"): 0.25,
    message("a name holds the word of a role or a degree"): 0.3,
    message("a name holds signs that names do not have"): 0.3,
    message("two names seem to be taken for one"): 0.35,
    message("a name holds a word in small letters"): 0.5,
}
"""What speaks against a splitting → the share of lists split rightly all the same."""


def splitting(names: Sequence[Name]) -> tuple[float, list[str]]:
    """Return the probability that a list was split rightly, and what speaks against it."""
    said = {reason for name in names if not name.others for reason in _of_name(name)}
    given = [bool(name.given) for name in names if not name.others]
    if any(given) and not all(given):
        said.add("a family name stands alone where the others have given names")
    found = [reason for reason in _SHARES if reason in said]
    return min((_SHARES[reason] for reason in found), default=1.0), found


def _of_name(name: Name) -> list[str]:
    whole = name.literal or f"{name.given} {name.family}"
    words = whole.split()
    found = []
    if _NO_NAME.search(whole):
        found.append("a name holds signs that names do not have")
    if name.literal:
        if 1 < len(words) < 4 and (_INITIAL.search(words[-1]) or _INITIAL.fullmatch(words[0])):
            found.append("a name ends with an initial but has no family name")
        return found
    if " " in name.family and _INITIAL.search(name.family):
        found.append("an initial stands in a family name")
    if any(fold_case(word.strip(".()")) in _DEGREE for word in words):
        found.append("a name holds the word of a role or a degree")
    if any(word.islower() and fold_case(word) not in PARTICLES for word in words):
        found.append("a name holds a word in small letters")
    loud = [word for word in name.given.split() if len(word) > 3 and word.isupper()]
    if (loud and name.family.isupper() and len(loud) < len(name.given.split())) or len(words) > 5:
        found.append("two names seem to be taken for one")
    return found


def signs_of_names(found: Signs, names: Sequence[Name]) -> None:
    """Add the signs of a list of names that may stand elsewhere than where the tagger saw it."""
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
