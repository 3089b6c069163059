"""Rules that correct the labels of the model where the text itself says what it is, in one ordered list.

A rule stays only as long as references that the model was not trained on gain by it (docs/parser.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bibtools.parser.rules.needs import Needs
from bibtools.parser.rules.order import RULES, Rule
from bibtools.parser.tagger import Piece

_NEEDS = Needs(needs for _, needs in RULES)
_ALL = tuple((number, rule, _NEEDS.parsed(needs)) for number, (rule, needs) in enumerate(RULES, 1))


def apply_rules(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with every rule applied, in order."""
    made = list(pieces)
    letters = _NEEDS.of_text(text)
    has = _NEEDS.of_labels(tuple([piece.label for piece in made]))
    done = 0
    while True:
        for number, rule, every, one_of in _rules_for(has):
            if number <= done or letters & every != every:
                continue
            if one_of and not all(map(letters.__and__, one_of)):
                continue
            before, made = made, rule(text, made)
            if made is not before:
                now = _NEEDS.of_labels(tuple([piece.label for piece in made]))
                if now != has:
                    # Labels came or went: other rules are to follow.
                    has, done = now, number
                    break
        else:
            return made


@lru_cache(maxsize=1 << 13)
def _rules_for(has: int) -> list[tuple[int, Rule, int, tuple[int, ...]]]:
    """Return the rules for which a reference has the labels, each with its number and what the text must have."""
    return [
        (number, rule, needs.every_in_text, needs.some_in_text)
        for number, rule, needs in _ALL
        if has & needs.every == needs.every and (not needs.some or all(map(has.__and__, needs.some)))
    ]
