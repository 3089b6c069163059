"""A labelled reference, and the steps from it to what the tagger learns from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bibtools.parser.certain import find_certain
from bibtools.parser.tagger import whole_ranges
from bibtools.parser.tokens import tokenize
from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Labelled:
    """A reference cut into labelled pieces, in order; joined by single spaces they give the string.

    A piece that ends or begins without white space of its own is still kept apart by the space, unless its
    label begins with `+`: then it is joined to the piece before it (for `İstanbul2009`). `people` has the label, family
    and given name of each person where they are known, as those of made references are; a body has no given name.
    """

    segments: tuple[tuple[str, str], ...]
    type: str = ""
    lang: str = ""
    people: tuple[tuple[str, str, str], ...] = ()

    @property
    def raw(self) -> str:
        """The whole string."""
        made = ""
        for label, text in self.segments:
            made += text if label.startswith("+") or not made else " " + text
        return made


def token_labels(item: Labelled) -> tuple[str, list[tuple[int, int]], list[str]]:
    """Return the string, its tokens and one label a token, `B-` at the beginning of a piece, else `I-`."""
    ends: list[tuple[int, str]] = []
    raw = ""
    for label, text in item.segments:
        raw += text if label.startswith("+") or not raw else " " + text
        ends.append((len(raw), label.lstrip("+")))
    spans, _ = tokenize(raw, whole_ranges(raw, find_certain(raw)))
    labels: list[str] = []
    piece, before = 0, -1
    for start, end in spans:
        # An opening mark may stand in the piece before its word; of `D12` most is the volume.
        inside = [at for at in range(start, end) if raw[at].isalnum()]
        most = inside[len(inside) // 2] if inside else start
        while piece + 1 < len(ends) and most >= ends[piece][0]:
            piece += 1
        label = ends[piece][1]
        # Two pieces of one label in a row are one, unless both are names of their own.
        same = piece == before or (before >= 0 and label == ends[before][1] and label not in _OWN)
        labels.append(("I-" if same and labels else "B-") + label)
        before = piece
    return raw, spans, labels


_OWN = frozenset({"note", "title"})


def unique(items: Iterable[Labelled], seen: set[str] | None = None) -> list[Labelled]:
    """Return the items whose letters and digits have not been seen before."""
    seen = set() if seen is None else seen
    kept = []
    for item in items:
        key = key_of(item)
        if key and key not in seen:
            seen.add(key)
            kept.append(item)
    return kept


def key_of(item: Labelled) -> str:
    """Return the letters and digits of a reference, in lower case."""
    return re.sub(r"\W+", "", item.raw).lower()


def words_of(item: Labelled) -> frozenset[str]:
    """Return the words of three letters and more, for finding near-duplicates."""
    return frozenset(re.findall(r"\w{3,}", item.raw.lower()))


def without_near(items: Sequence[Labelled], tests: Sequence[Labelled]) -> list[Labelled]:
    """Leave out every item that shares half of its (rarer) words with one of `tests`."""
    bags = [words_of(test) for test in tests]
    index: dict[str, list[int]] = {}
    for number, bag in enumerate(bags):
        for word in sorted(bag):
            index.setdefault(word, []).append(number)
    kept = []
    for item in items:
        words = words_of(item)
        shared: dict[int, int] = {}
        for word in words:
            holders = index.get(word, ())
            for number in holders if len(holders) < 40 else ():
                shared[number] = shared.get(number, 0) + 1
        if not any(n > 0.5 * min(len(words), len(bags[number])) for number, n in shared.items()):
            kept.append(item)
    return kept
