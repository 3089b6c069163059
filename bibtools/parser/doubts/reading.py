"""Signs that a value may be wrong, as numbers for the table of doubts.

A sign is a name and a number: how sure the tagger was of the words of a value and of the words beside it, what words
and marks the value holds, what the rest of the reference lacks. Which of them matter for which field, and how much, is
learnt from references that the model was not trained on (`bibtools.training.doubts`).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

from bibtools.model import Name, Span
from bibtools.parser.doubts.marks import signs_of_marks
from bibtools.parser.doubts.names import signs_of_names
from bibtools.parser.rules.overlay import SURE
from bibtools.parser.tagger import Piece, Tokens

Signs = dict[str, float]

_ESSENTIAL = (
    "author",
    "title",
    "container-title",
    "publisher",
    "publisher-place",
    "issued",
    "volume",
    "page",
)
_SUREST = 8.0
"""The log odds of a token that nothing speaks against."""
_UNSURE = 2.2
"""The log odds below which a token counts as unsure: 90 %."""
_OF_RULE = math.log(SURE / (1 - SURE))
"""The log odds of a token whose label a rule made."""


class Reading:
    """What is known of one reference after assembly, for all its values: tokens, pieces and values."""

    def __init__(
        self,
        raw: str,
        pieces: Sequence[Piece],
        tokens: Tokens,
        values: Mapping[str, Any],
        sources: Mapping[str, Sequence[Piece]],
        csl_type: str,
        notes: Sequence[tuple[Span, str]],
    ) -> None:
        self.raw, self.pieces, self.tokens, self.values, self.sources = raw, pieces, tokens, values, sources
        self._starts = [start for start, _ in tokens.spans]
        self._odds = list(map(odds, tokens.marginals))
        self.others = dict(tokens.others)
        self._trust_rules()
        self._least_before = list(accumulate(self._odds, min, initial=_SUREST))
        self._least_behind = list(accumulate(reversed(self._odds), min, initial=_SUREST))
        self._token_labels = [label[2:] for label in tokens.labels]
        self._labels = [piece.label for piece in pieces]
        self._piece_starts = [piece.start for piece in pieces]
        self._whole = self._of_whole(csl_type, notes)

    def signs(self, variable: str) -> Signs:
        """Return the signs of a value of the reference."""
        found = self._whole.copy()
        pieces = self.sources.get(variable, ())
        if not pieces:
            return found
        first, last = self.range_of(variable)
        self._of_tagger(found, pieces[0].label, first, last)
        self._of_words(found, first, last)
        self._of_borders(found, first, last)
        self._of_neighbours(found, pieces)
        value = self.values.get(variable)
        text = value if isinstance(value, str) else ""
        signs_of_marks(found, text, self.raw, pieces[0].start, pieces[-1].end)
        if isinstance(value, tuple):
            found.update(signs_of_names([name for name in value if isinstance(name, Name)]))
        return found

    def range_of(self, variable: str) -> tuple[int, int]:
        """Return the number of the first token of a value, and that of the first one behind it."""
        pieces = self.sources[variable]
        return bisect_left(self._starts, pieces[0].start), bisect_left(self._starts, pieces[-1].end)

    def _trust_rules(self) -> None:
        """Let what the tagger doubts count for nothing where a rule was sure."""
        for piece in self.pieces:
            if piece.probability == SURE:
                for at in range(bisect_left(self._starts, piece.start), bisect_left(self._starts, piece.end)):
                    self._odds[at] = max(self._odds[at], _OF_RULE)
                    self.others.pop(at, None)

    def _of_whole(self, csl_type: str, notes: Sequence[tuple[Span, str]]) -> Signs:
        whole = {"bias": 1.0, f"type:{csl_type}": 1.0, "least of all": min(self._odds, default=_SUREST)}
        for variable in _ESSENTIAL:
            if not self.values.get(variable):
                whole["no " + variable] = 1.0
        whole["noted"] = min(2.0, sum(len(text) for _, text in notes) / 40)
        whole["unsure words"] = min(3.0, len([each for each in self._odds if each < _UNSURE]) / 2)
        whole["pieces"] = len(self.pieces) / 10
        return whole

    def _of_tagger(self, found: Signs, label: str, first: int, last: int) -> None:
        all_odds = self._odds
        least = min(all_odds[first:last], default=_SUREST)
        behind = all_odds[last] if last < len(all_odds) else _SUREST
        together = min(least, behind)
        found["least"] = least
        found["behind"] = behind
        found["together"] = together
        if together < 3:
            found["unsure"] = 3 - together
        if together < 1:
            found["very unsure"] = 1 - together
        found["product"] = max(-6.0, math.log(max(math.prod(self.tokens.marginals[first : last + 1]), 1e-6)))
        found["elsewhere"] = min(
            self._least_before[first], self._least_behind[max(0, len(all_odds) - last - 1)]
        )
        found["first"] = all_odds[first] if first < len(all_odds) else _SUREST
        same = self._token_labels[first:last].count(label)
        if same < last - first:
            found["by rule"] = (last - first - same) / (last - first)

    def _of_words(self, found: Signs, first: int, last: int) -> None:
        words = self.tokens.words[first:last]
        if not words:
            return
        found["length"] = math.log(len(words))
        if len(words) == 1:
            found["one word"] = 1.0
        unknown = 0
        for word in words:
            if word.lex in "-.":
                unknown += 1
            if word.role or word.shape[0] in "y0":
                found.update(_held(word.role, word.shape))
        if unknown:
            found["unknown"] = unknown / len(words)
        found.update(_word_signs("begins", words[0].shape, words[0].lex, words[0].role))
        found.update(_word_signs("ends", words[-1].shape, words[-1].lex, words[-1].role))

    def _of_borders(self, found: Signs, first: int, last: int) -> None:
        words, labels, others = self.tokens.words, self.tokens.labels, self.others
        for at, other in others.items():
            if first <= at <= last and at < len(labels):
                side = "begins" if at == first else "ends" if at == last else "holds"
                found[f"{side} perhaps {other[2:] if other[2:] != labels[at][2:] else 'itself'}"] = 1.0
        if last < len(words):
            found.update(_word_signs("next", words[last].shape, words[last].lex, words[last].role))
        if first:
            before = words[first - 1]
            found.update(_word_signs("previous", before.shape, before.lex, before.role))

    def _of_neighbours(self, found: Signs, pieces: Sequence[Piece]) -> None:
        labels = self._labels
        at = bisect_left(self._piece_starts, pieces[0].start)
        end = bisect_left(self._piece_starts, pieces[-1].end)
        label = pieces[0].label
        found["behind " + (labels[at - 1] if at else "^")] = 1.0
        found["before " + (labels[end] if end < len(labels) else "$")] = 1.0
        found["as " + label] = 1.0
        if len(pieces) > 1:
            found["in several pieces"] = 1.0
        if labels.count(label) > len(pieces):
            found["another piece"] = 1.0


@lru_cache(maxsize=4000)
def _held(role: str, shape: str) -> Signs:
    """Return the signs of a value that holds a word of a class, a year or a number."""
    number = "year" if shape == "y" else "number" if shape[0] == "0" else ""
    return {f"has {name}": 1.0 for name in (role, number) if name}


@lru_cache(maxsize=4000)
def _word_signs(side: str, shape: str, words_of: str, role: str) -> Signs:
    """Return the signs of the word at one side of a value: its shape, its flags in the word list, its class."""
    return {f"{side} {shape}": 1.0, f"{side} in {words_of}": 1.0, f"{side} with {role}": 1.0}


def odds(probability: float) -> float:
    """Return the logarithm of the odds of a probability, between -4 and 8."""
    if probability >= 0.9996:
        return _SUREST
    return math.log(probability / (1 - probability)) if probability > 0.018 else -4.0
