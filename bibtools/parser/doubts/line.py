"""Signs of a whole reference, which all its values share: its type, what it has and lacks, which labels stand twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from bibtools.parser.doubts.signs import Group
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


def signs_of_line(values: Mapping[str, Any], pieces: Sequence[Piece], tokens: Tokens, csl_type: str) -> Group:
    """Return the signs of a reference as a whole."""
    have = tuple([bool(values.get(variable)) for variable in _ESSENTIAL])
    return _signs(csl_type, have, tuple([piece.label for piece in pieces]), _spare_years(pieces, tokens))


@lru_cache(maxsize=1 << 13)
def _signs(csl_type: str, have: tuple[bool, ...], labels: tuple[str, ...], spare_years: int) -> Group:
    made = ["bias", "type:" + csl_type]
    found = dict(zip(_ESSENTIAL, have, strict=True))
    made += ["no " + name for name, there in found.items() if not there and name not in _MAY_LACK]
    made.append(f"{csl_type} with " + "".join([_ESSENTIAL[name] for name, there in found.items() if there]))
    made += [f"twice {label}" for label in sorted(set(labels)) if labels.count(label) > 1]
    made += [f"line begins with {labels[0]}", f"line ends with {labels[-1]}"]
    if spare_years:
        made.append(f"{spare_years} years more")
    return Group(made)


def _spare_years(pieces: Sequence[Piece], tokens: Tokens) -> int:
    """Return how many years, at most two, stand in the line that are in no date."""
    starts = [span[0] for word, span in zip(tokens.words, tokens.spans, strict=True) if word.shape[0] == "y"]
    if not starts:
        return 0
    dates = [(piece.start, piece.end) for piece in pieces if piece.label in _OF_DATES]
    return min(2, len([at for at in starts if not any(start <= at < end for start, end in dates)]))
