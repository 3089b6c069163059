"""What a reference must have for a rule, as bits: rules that need something else are not asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from bibtools.language.genres import CORPUS
from bibtools.language.reviews import REVIEW, REVIEW_WITH_COLON, REVIEWER
from bibtools.language.roles import DIRECTOR, EDITOR, TRANSLATOR
from bibtools.language.statements import QUOTED_IN, SAME_AUTHOR, SEE, SEE_SHORT
from bibtools.language.units import SESSION
from bibtools.support.dataclass import dataclass
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

MARKS = '([:;/"“«„'
WORDS: Mapping[str, frozenset[str]] = {
    "role": EDITOR.anchors | TRANSLATOR.anchors | DIRECTOR.anchors,
    "review": REVIEW.anchors | REVIEW_WITH_COLON.anchors | REVIEWER.anchors,
    "lead": QUOTED_IN.anchors | SEE.anchors | SEE_SHORT.anchors,
    "quoted": QUOTED_IN.anchors,
    "same-author": SAME_AUTHOR.anchors,
    "same-fond": frozenset({fold_case("aynı")}),
    "by": frozenset("by yazan par von di por".split()),
    "session": frozenset(word for word in SESSION.anchors if len(word) > 3),
    "corpus": frozenset(CORPUS.words),
}
"""Name → words, folded with `fold_case`, of which a reference has one if it has what the name says."""
_WORD = lazy(r"[^\W\d_]+")
"""Words without digits, as numbers of notes often stand right before them: `12bkz.`"""


@dataclass(frozen=True, slots=True)
class Need:
    """What one rule needs, as bits: which labels must all be there, and groups of which one must be; so in the text."""

    every: int
    some: tuple[int, ...]
    every_in_text: int
    some_in_text: tuple[int, ...]


class Needs:
    """The needs of all rules, each with a bit that says whether a reference has it."""

    def __init__(self, needs: Iterable[str]) -> None:
        """Take what each rule needs, as written beside it."""
        names = sorted({name for each in needs for one in each.split() for name in one.split("|")})
        self._bits = {name: 1 << number for number, name in enumerate(names)}
        self._parts = [
            (name.removeprefix("~"), bit)
            for name, bit in self._bits.items()
            if name in MARKS or name[0] == "~"
        ]
        words: dict[str, int] = {}
        for name, bit in self._bits.items():
            for word in WORDS[name[1:]] if name[0] == "=" else ():
                words[word] = words.get(word, 0) | bit
        self._words = words
        self._absent = {name[1:]: bit for name, bit in self._bits.items() if name[0] == "!"}
        self.of_labels = lru_cache(maxsize=1 << 14)(self._of_labels)

    def parsed(self, needs: str) -> Need:
        """Return what a rule needs; of what has `|` between it, either all are labels or all are in the text."""
        made: dict[bool, list[int]] = {True: [], False: []}
        every = {True: 0, False: 0}
        for each in needs.split():
            in_text = each[0] in MARKS or each[0] in "~="
            bits = sum({self._bits[name] for name in each.split("|")})
            if "|" in each:
                made[in_text].append(bits)
            else:
                every[in_text] |= bits
        return Need(every[False], tuple(made[False]), every[True], tuple(made[True]))

    def of_text(self, text: str) -> int:
        """Return the bits of what the text of a reference has."""
        found = 0
        for part, bit in self._parts:
            if part in text:
                found |= bit
        words = self._words
        for word in _WORD.findall(fold_case(text)):
            if word in words:
                found |= words[word]
        return found

    def _of_labels(self, labels: tuple[str, ...]) -> int:
        """Return the bits of what the pieces of a reference have."""
        bits = self._bits
        found = 0
        for name in labels:
            found |= bits.get(name, 0)
        for first, second in pairwise(labels):
            found |= bits.get(f"{first}>{second}", 0)
        different = set(labels)
        if len(different) < len(labels):
            for label in different:
                if labels.count(label) > 1:
                    found |= bits.get(f"2*{label}", 0)
        for label, bit in self._absent.items():
            if label not in different:
                found |= bit
        return found
