"""The line's own pattern: which marks part its pieces, and whether a value begins, ends and is built as they say.

In a line whose pieces are parted by commas, a value that ends with a full stop, or holds one between words, may have
been cut at the wrong place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from bibtools.parser.doubts.signs import Group, Signs
from bibtools.parser.tagger import Tokens

_PARTING = frozenset(",.;:)]”»!?")
_STOPS = (".", ";", ":")
_SHORT = 2
"""A word of so many letters may be an initial or an abbreviation, whose full stop parts nothing."""
_MOST = 6
"""So many marks at most stand for a whole line."""


class Separators:
    """The marks behind the tokens of a line, and those of them that part its pieces."""

    def __init__(self, tokens: Tokens, ends: Sequence[int]) -> None:
        """Take the tokens of a line and, of each piece, the number of the first token behind it."""
        words = tokens.words
        self._tails = [word.tail for word in words]
        self._marks = list(map(_last_mark, self._tails))
        self._between = [
            mark if mark and len(word.core) > _SHORT else ""
            for mark, word in zip(self._marks, words, strict=True)
        ]
        parting = tuple([self._marks[end - 1] for end in ends if 0 < end < len(words)])
        self._others = len(parting) - 1
        self._counts, self._usual = _counted(parting)
        self.line: Group = _of_line(parting[:_MOST])

    def add_signs(self, found: Signs, first: int, last: int) -> None:
        """Add the signs of a value that reaches from token `first` to the one before `last`."""
        marks = self._marks
        if not first < last <= len(marks):
            return
        found.groups.append(_at_borders(self._tails[first - 1] if first else "^", self._tails[last - 1]))
        if self._others < 1:
            return
        before, behind = marks[first - 1] if first else "^", marks[last - 1] if last < len(marks) else "$"
        found.groups.append(_compared(self._usual, before, behind))
        found.measures += [self._like(before), self._like(behind)]
        between = self._between[first : last - 1]
        if self._usual and (usual := between.count(self._usual)):
            found.sizes.append(("separators inside", min(3.0, usual)))
            found.groups.append(_inside(self._usual, self._usual))
        stops = sum(map(between.count, _STOPS))
        if stops:
            found.sizes.append(("stops inside", min(3.0, stops)))
            found.groups.append(_inside("stop", self._usual))

    def _like(self, mark: str) -> float:
        """Return the share of the other borders that have this mark; 0 at both ends of the line."""
        count = self._counts.get(mark, 0)
        return (count - 1) / self._others if count else 0.0


@lru_cache(maxsize=1 << 13)
def _counted(parting: tuple[str, ...]) -> tuple[Counter[str], str]:
    """Return how often each mark parts pieces, and the one that does most often."""
    counts = Counter(parting)
    return counts, min(counts, key=lambda mark: (-counts[mark], mark), default="")


@lru_cache(maxsize=1 << 12)
def _last_mark(tail: str) -> str:
    """Return the last mark that can part pieces of those behind a word; the empty string if there is none."""
    return next((mark for mark in reversed(tail) if mark in _PARTING), "")


@lru_cache(maxsize=1 << 13)
def _of_line(parting: tuple[str, ...]) -> Group:
    return Group(("parted by " + " ".join([mark or "_" for mark in parting]),))


@lru_cache(maxsize=1 << 13)
def _at_borders(before: str, behind: str) -> Group:
    return Group((f"marks before {before}", f"marks behind {behind}", f"marks around {before} {behind}"))


@lru_cache(maxsize=1 << 12)
def _compared(usual: str, before: str, behind: str) -> Group:
    return Group((f"usual {usual}, before {before}", f"usual {usual}, behind {behind}"))


@lru_cache(maxsize=1 << 8)
def _inside(what: str, usual: str) -> Group:
    return Group((f"{what} inside", f"{what} inside, usual {usual}"))
