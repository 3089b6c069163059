"""What the tagger sees of each token: groups of features, in UTF-8.

Most features depend on the token's text alone and are made once per distinct text (a list of references
repeats its words); the rest say where in the reference the token stands and what its neighbours are. Each costs
time for every token, so only those are here without which references that the model was not trained on would lose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from bibtools.parser.crf.group import NONE, Columns, Group
from bibtools.parser.stretches import stretch_features
from bibtools.parser.token_features import TokenFeatures, pair_features

OF_TOKEN = (0, 1, 2, 3, 4, 5, 10)
"""The kinds of groups that tell of a token itself, of the stretch and the line it stands in, and of what it is joined
to; the others tell of its neighbours. They are the places of the kinds in what `features` returns."""
_POSITIONS: tuple[Group, ...] = tuple(Group((b"i=%d" % n,)) for n in range(13))
_FIRST = Group((b"first",))
_SECOND = Group((b"second",))
_LAST = Group((b"last",))
_LAST_BUT_ONE = Group((b"last-but-one",))


def features(words: Sequence[TokenFeatures], glued: Sequence[bool]) -> Columns:
    """Return the groups of features of all tokens, kind by kind.

    `glued` says which tokens no white space parts from the one before. There must be one token at least.
    """
    count = len(words)
    inner, behind = words[:-1], words[1:]
    pairs = [pair_features(before.kind, after.kind) for before, after in pairwise(words)]
    shapes = [seen.shape for seen in words]
    tails = [seen.tail for seen in words]
    shared, edges = stretch_features(words)
    to_last = [_joined("g", shape) if near else NONE for shape, near in zip(shapes, glued, strict=True)]
    to_next = [
        _joined("+g", tail + shape) if near else NONE
        for tail, shape, near in zip(tails, shapes[1:], glued[1:], strict=False)
    ]
    marks = [_marks_before(second, first) for second, first in pairwise(tails[:-1])]
    return [
        [seen.own for seen in words],
        [*_places(words)],
        [_POSITIONS[i * 12 // count] for i in range(count)],
        shared,
        edges,
        to_last,
        [_FIRST, *[seen.before for seen in inner]],
        [NONE, *[second for _, second in pairs]],
        [NONE, _SECOND, *[seen.before2 for seen in words[:-2]]][:count],
        [NONE, NONE, *marks][:count],
        [*to_next, NONE],
        [*[seen.after for seen in behind], _LAST],
        [*[first for first, _ in pairs], NONE],
        [*[seen.after2 for seen in words[2:]], _LAST_BUT_ONE, NONE][-count:],
    ]


@lru_cache(maxsize=1 << 12)
def _joined(name: str, kind: str) -> Group:
    return Group(((name + kind).encode(),))


@lru_cache(maxsize=1 << 12)
def _marks_before(second: str, first: str) -> Group:
    """Return what the marks behind the two tokens before one give it."""
    return Group((("-2t-1t=" + second + "_" + first).encode(),))


def _places(words: Sequence[TokenFeatures]) -> Iterator[Group]:
    """Yield for each token which brackets and quotation marks are open, and what stood before it in the line."""
    line = _line_features(words)
    quoted = False
    quotes = depth = years = seen_in = dots = commas = 0
    for i, seen in enumerate(words):
        start, end = seen.quotes
        if start and not quoted:
            quoted = True
            if quotes < 2:
                quotes += 1
        yield _place(quoted, quotes, seen_in, dots, commas, depth, years, seen.open > 0, seen.shape, line)
        if seen.open:
            depth = max(0, depth + seen.open)
        if end:
            quoted = False
        if years < 2 and seen.shape[0] == "y":
            years += 1
        if seen.role == "in" and i > 2:
            seen_in = 1
        tail = seen.tail
        if tail:
            if dots < 3 and "." in tail and len(seen.core) > 2:
                dots += 1
            if commas < 4 and "," in tail:
                commas += 1


@lru_cache(maxsize=1 << 15)
def _place(
    quoted: bool,
    quotes: int,
    seen_in: int,
    dots: int,
    commas: int,
    depth: int,
    years: int,
    opens: bool,
    shape: str,
    line: tuple[str, str],
) -> Group:
    made = (
        f"q={int(quoted)}{quotes}",
        f"in={seen_in}{quotes > 0}",
        f"dots={dots}{commas}",
        f"d={min(depth, 2)}{int(opens)}",
        f"y={years}{shape[0]}",
        line[0] + shape,
        line[1],
    )
    return Group([feature.encode() for feature in made])


def _line_features(words: Sequence[TokenFeatures]) -> tuple[str, str]:
    """Return features of the whole line: where the year stands, and how it is punctuated."""
    count = len(words)
    year = next((i for i, seen in enumerate(words) if seen.shape[0] == "y"), -1)
    bracketed = year >= 0 and words[year].bracketed
    place = "n" if year < 0 else "e" if year * 3 < count else "m" if year * 3 < 2 * count else "l"
    commas = len([seen for seen in words if "," in seen.tail]) * 4 // max(count, 1)
    return f"Y{place}{int(bracketed)}", f"C{commas}{min(count // 12, 3)}"
