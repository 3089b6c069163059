"""What the tagger sees of each token: lists of features, in the UTF-8 that CRFsuite takes.

Most features depend on the token's text alone and are made once per distinct text (a list of references
repeats its words); the rest say where in the reference the token stands and what its neighbours are. Each costs
time for every token, so only those are here without which references that the model was not trained on would lose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from bibtools.parser.stretches import stretch_features
from bibtools.parser.token_features import TokenFeatures, pair_features

_POSITIONS = tuple(b"i=%d" % n for n in range(13))


def features(words: Sequence[TokenFeatures], glued: Sequence[bool]) -> list[list[bytes]]:
    """Return one list of features a token; `glued` says which tokens no white space parts from the one before."""
    count = len(words)
    stretches = stretch_features(words)
    of_pairs = [pair_features(before.kind, behind.kind) for before, behind in pairwise(words)]
    made: list[list[bytes]] = []
    for i, (seen, where) in enumerate(zip(words, _places(words), strict=True)):
        own = [*seen.own, *where, _POSITIONS[(i * 12) // count], *stretches[i]]
        if glued[i]:
            own.append(b"g" + seen.shape.encode())
        if i:
            last = words[i - 1]
            own += last.before
            own += of_pairs[i - 1][1]
            if i > 1:
                own += words[i - 2].before2
                own.append(("-2t-1t=" + words[i - 2].tail + "_" + last.tail).encode())
            else:
                own.append(b"second")
        else:
            own.append(b"first")
        if i + 1 < count:
            following = words[i + 1]
            if glued[i + 1]:
                own.append(("+g" + seen.tail + following.shape).encode())
            own += following.after
            own += of_pairs[i][0]
            if i + 2 < count:
                own += words[i + 2].after2
            else:
                own.append(b"last-but-one")
        else:
            own.append(b"last")
        made.append(own)
    return made


def _places(words: Sequence[TokenFeatures]) -> Iterator[tuple[bytes, ...]]:
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
) -> tuple[bytes, ...]:
    made = (
        f"q={int(quoted)}{quotes}",
        f"in={seen_in}{quotes > 0}",
        f"dots={dots}{commas}",
        f"d={min(depth, 2)}{int(opens)}",
        f"y={years}{shape[0]}",
        line[0] + shape,
        line[1],
    )
    return tuple([feature.encode() for feature in made])


def _line_features(words: Sequence[TokenFeatures]) -> tuple[str, str]:
    """Return features of the whole line: where the year stands, and how it is punctuated."""
    count = len(words)
    year = next((i for i, seen in enumerate(words) if seen.shape[0] == "y"), -1)
    bracketed = year >= 0 and words[year].bracketed
    place = "n" if year < 0 else "e" if year * 3 < count else "m" if year * 3 < 2 * count else "l"
    commas = len([seen for seen in words if "," in seen.tail]) * 4 // max(count, 1)
    return f"Y{place}{int(bracketed)}", f"C{commas}{min(count // 12, 3)}"
