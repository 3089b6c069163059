"""What is known of one reference after assembly, as signs that a value of it may be wrong.

How sure the tagger was of the words of a value and of the words beside it, what words and marks the value holds, what
the rest of the reference lacks. Which of them matter for which field, and how much, is learnt from references that the
model was not trained on (`bibtools.training.doubts`).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from bibtools.model import Name, Span
from bibtools.parser.doubts.line import signs_of_line
from bibtools.parser.doubts.marks import signs_of_marks
from bibtools.parser.doubts.names import signs_of_names
from bibtools.parser.doubts.numbers import signs_of_numbers
from bibtools.parser.doubts.separators import Separators
from bibtools.parser.doubts.signs import (
    Group,
    Signs,
    held_signs,
    neighbour_signs,
    together,
    word_signs,
)
from bibtools.parser.rules.overlay import SURE
from bibtools.parser.tagger import Piece, Tokens

_SUREST = 8.0
"""The log odds of a token that nothing speaks against."""
_SURE_TOKEN = 0.9996
"""The probability from which nothing speaks against a token."""
_UNSURE = 2.2
"""The log odds below which a token counts as unsure: 90 %."""
_APART = 4.0
"""The log odds below which a part of the model is unsure of a token."""
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
        self._odds = [odds(each) if each < _SURE_TOKEN else _SUREST for each in tokens.marginals]
        self._apart = [(odds(own), odds(others)) for own, others in tokens.apart]
        self.others = dict(tokens.others)
        self._trust_rules()
        self._least = min(self._odds, default=_SUREST)
        self._token_labels = [label[2:] for label in tokens.labels]
        self._labels = [piece.label for piece in pieces]
        self._piece_starts = [piece.start for piece in pieces]
        self._separators = Separators(tokens, [bisect_left(self._starts, piece.end) for piece in pieces])
        self._line: list[Group] = [
            *signs_of_line(values, pieces, tokens, csl_type),
            self._separators.line,
        ]
        self._measures = self._of_line(notes)

    def signs(self, variable: str) -> Signs:
        """Return the signs of a value of the reference."""
        found = Signs(self._line.copy(), [], self._measures.copy())
        pieces = self.sources.get(variable, ())
        if not pieces:
            return found
        first, last = self.range_of(variable)
        self._of_tagger(found, pieces[0].label, first, last)
        self._of_words(found, first, last)
        self._separators.add_signs(found, first, last)
        self._of_borders(found, first, last)
        self._of_neighbours(found, pieces)
        value = self.values.get(variable)
        text = value if isinstance(value, str) else ""
        signs_of_marks(found, text, self.raw, pieces[0].start, pieces[-1].end)
        if text:
            signs_of_numbers(found, variable, text)
        elif isinstance(value, tuple):
            names = [name for name in value if isinstance(name, Name)]
            signs_of_names(
                found, names, self.raw[pieces[0].start : pieces[-1].end], self.tokens.words[first:last]
            )
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
                    if self._apart:
                        self._apart[at] = (_OF_RULE, _OF_RULE)
                    self.others.pop(at, None)

    def _of_line(self, notes: Sequence[tuple[Span, str]]) -> list[float]:
        """Return the first four of the MEASURES, which all values share."""
        unsure = len([each for each in self._odds if each < _UNSURE])
        noted = sum([len(text) for _, text in notes])
        return [self._least, min(2.0, noted / 40), min(3.0, unsure / 2), len(self.pieces) / 10]

    def _of_tagger(self, found: Signs, label: str, first: int, last: int) -> None:
        all_odds = self._odds
        least = min(all_odds[first:last], default=_SUREST)
        behind = all_odds[last] if last < len(all_odds) else _SUREST
        together = min(least, behind)
        product = math.prod(self.tokens.marginals[first : last + 1])
        elsewhere = self._least
        if together == elsewhere:
            elsewhere = min(all_odds[:first] + all_odds[last + 1 :], default=_SUREST)
        found.measures += (
            least,
            behind,
            together,
            math.log(product) if product > 0.0025 else -6.0,
            elsewhere,
            all_odds[first] if first < len(all_odds) else _SUREST,
        )
        if together < 3:
            found.sizes.append(("unsure", 3 - together))
            if together < 1:
                found.sizes.append(("very unsure", 1 - together))
        # Where the value ends shows at the token behind it.
        told = self._apart[first : last + 1]
        if told:
            for name, least in zip(("weights", "networks"), map(min, zip(*told, strict=True)), strict=True):
                if least < _APART:
                    found.sizes.append((f"{name} unsure", _APART - least))
                    if least < 0:
                        found.sizes.append((f"{name} against", -least))
        same = self._token_labels[first:last].count(label)
        if same < last - first:
            found.sizes.append(("by rule", (last - first - same) / (last - first)))

    def _of_words(self, found: Signs, first: int, last: int) -> None:
        words = self.tokens.words[first:last]
        if not words:
            return
        count = len(words)
        if count == 1:
            found.add("one word")
        else:
            found.sizes.append(("length", math.log(count)))
        unknown = len([word for word in words if word.lex in "-."])
        if unknown:
            found.sizes.append(("unknown", unknown / count))
        held = [(word.role, word.shape) for word in words if word.role or word.shape[0] in "y0"]
        if held:
            found.groups.append(held_signs(frozenset(held)))
        begin, end = words[0], words[-1]
        found.groups.append(word_signs("begins", begin.shape, begin.lex, begin.role))
        found.groups.append(word_signs("ends", end.shape, end.lex, end.role))

    def _of_borders(self, found: Signs, first: int, last: int) -> None:
        words = self.tokens.words
        if self.others and (doubted := self._alternatives(first, last)):
            found.groups.append(together(doubted))
        if last < len(words):
            after = words[last]
            found.groups.append(word_signs("next", after.shape, after.lex, after.role))
        if first:
            before = words[first - 1]
            found.groups.append(word_signs("previous", before.shape, before.lex, before.role))

    def _alternatives(self, first: int, last: int) -> frozenset[str]:
        """Return the signs of the labels that come second at the tokens of a value and at the one behind it."""
        made = set()
        labels = self.tokens.labels
        for at, other in self.others.items():
            if first <= at <= last and at < len(labels):
                side = "begins" if at == first else "ends" if at == last else "holds"
                made.add(f"{side} perhaps {other[2:] if other[2:] != labels[at][2:] else 'itself'}")
        return frozenset(made)

    def _of_neighbours(self, found: Signs, pieces: Sequence[Piece]) -> None:
        labels = self._labels
        at = bisect_left(self._piece_starts, pieces[0].start)
        end = bisect_left(self._piece_starts, pieces[-1].end)
        label = pieces[0].label
        before, behind = labels[at - 1] if at else "^", labels[end] if end < len(labels) else "$"
        found.groups.append(neighbour_signs(before, label, behind))
        if len(pieces) > 1:
            found.add("in several pieces")
        if labels.count(label) > len(pieces):
            found.add("another piece")


def odds(probability: float) -> float:
    """Return the logarithm of the odds of a probability, between -4 and 8."""
    if probability >= _SURE_TOKEN:
        return _SUREST
    return math.log(probability / (1 - probability)) if probability > 0.018 else -4.0
