"""Signs of a whole reference, which all its values share: its type, what it has and lacks, which labels stand twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from bibtools.parser.doubts.signs import Group, together
from bibtools.parser.tagger import Piece, Tokens

_ESSENTIAL = {
    "author": "a",
    "editor": "e",
    "title": "t",
    "container-title": "c",
    "publisher": "p",
    "publisher-place": "l",
    "issued": "d",
    "volume": "v",
    "issue": "i",
    "page": "g",
}
"""The variables that say what kind of reference it is, each with a letter."""
_MAY_LACK = frozenset(("editor", "issue"))
"""Those whose lack says nothing by itself."""
_OF_DATES = frozenset(("date", "original-date", "accessed", "url", "doi"))


def signs_of_line(
    values: Mapping[str, Any], pieces: Sequence[Piece], tokens: Tokens, csl_type: str
) -> list[Group]:
    """Return the signs of a reference as a whole."""
    have = "".join([letter for variable, letter in _ESSENTIAL.items() if values.get(variable)])
    labels = [piece.label for piece in pieces]
    different = set(labels)
    made = [_signs(csl_type, have), _ends(labels[0], labels[-1], _spare_years(pieces, tokens))]
    if len(different) < len(labels):
        twice = [f"twice {label}" for label in different if labels.count(label) > 1]
        made.append(together(frozenset(twice)))
    return made


@lru_cache(maxsize=1 << 12)
def _signs(csl_type: str, have: str) -> Group:
    """Return the signs of a type and of the variables that are there, named by their letters."""
    lacks = [
        f"no {name}" for name, letter in _ESSENTIAL.items() if letter not in have and name not in _MAY_LACK
    ]
    return Group(["bias", f"type:{csl_type}", *lacks, f"{csl_type} with {have}"])


@lru_cache(maxsize=1 << 12)
def _ends(first: str, last: str, spare_years: int) -> Group:
    more = [f"{spare_years} years more"] if spare_years else []
    return Group([f"line begins with {first}", f"line ends with {last}", *more])


def _spare_years(pieces: Sequence[Piece], tokens: Tokens) -> int:
    """Return how many years, at most two, stand in the line that are in no date."""
    starts = [span[0] for word, span in zip(tokens.words, tokens.spans, strict=True) if word.shape[0] == "y"]
    if not starts:
        return 0
    dates = [(piece.start, piece.end) for piece in pieces if piece.label in _OF_DATES]
    return min(2, len([at for at in starts if not any(start <= at < end for start, end in dates)]))
