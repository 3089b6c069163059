"""What the tagger sees of each token: lists of feature strings.

Most features depend on the token's text alone and are made once per distinct text (a list of references
repeats its words); the rest say where in the reference the token stands and what its neighbours are.
"""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.parser.stretches import stretch_features
from bibtools.parser.token_features import TokenFeatures

_POSITIONS = tuple(f"i={n}" for n in range(13))


def features(words: Sequence[TokenFeatures], glued: Sequence[bool]) -> list[list[str]]:
    """Return one list of features a token; `glued` says which tokens no white space parts from the one before."""
    count = len(words)
    line = _line_features(words)
    stretches = stretch_features(words)
    made: list[list[str]] = []
    depth = 0
    quoted = False
    quotes = years = seen_in = dots = commas = 0
    last_state: tuple[int, ...] = ()
    before: tuple[str, ...] = ()
    nested = dated = ""
    for i, seen in enumerate(words):
        start, end = seen.quotes
        if start and not quoted:
            quoted = True
            quotes += 1
        own = list(seen.own)
        state = (quoted, quotes, depth, years, seen_in, dots, commas)
        if state != last_state:
            last_state = state
            before = (
                f"q={int(quoted)}{min(quotes, 2)}",
                f"in={seen_in}{quotes > 0}",
                f"dots={min(dots, 3)}{min(commas, 4)}",
                *line,
            )
            nested, dated = f"d={min(depth, 2)}", f"y={min(years, 2)}"
        own += before
        own += (
            _POSITIONS[(i * 12) // count],
            nested + ("1" if seen.open > 0 else "0"),
            dated + seen.shape[0],
        )
        own += stretches[i]
        if glued[i]:
            own.append("g" + seen.shape)
        own.append(line[0] + seen.shape)
        if i:
            last = words[i - 1]
            own += last.before
            own.append("-1t.k=" + last.tail + seen.shape)
            own.append("-1k.k=" + last.shape + seen.shape + seen.tail)
            own.append("-1x.x=" + last.lex + seen.lex)
            own.append("-1r.k=" + last.role + seen.shape)
            if i > 1:
                own += words[i - 2].before2
                own.append("-2t-1t=" + words[i - 2].tail + "_" + last.tail)
            else:
                own.append("second")
        else:
            own.append("first")
        if i + 1 < count:
            following = words[i + 1]
            if glued[i + 1]:
                own.append("+g" + seen.tail + following.shape)
            own += following.after
            own.append("t.+1k=" + seen.tail + following.shape)
            own.append("k.t.+1k=" + seen.shape + seen.tail + following.shape)
            own.append("x.+1x=" + seen.lex + following.lex)
            if i + 2 < count:
                own += words[i + 2].after2
            else:
                own.append("last-but-one")
        else:
            own.append("last")
        made.append(own)
        depth = max(0, depth + seen.open)
        if end:
            quoted = False
        if seen.shape[0] == "y":
            years += 1
        if seen.role == "in" and i > 2:
            seen_in = 1
        if "." in seen.tail and len(seen.core) > 2:
            dots += 1
        if "," in seen.tail:
            commas += 1
    return made


def _line_features(words: Sequence[TokenFeatures]) -> tuple[str, ...]:
    """Return features of the whole line: where the year stands, whether a title is quoted, how it is punctuated."""
    count = len(words)
    year = next((i for i, seen in enumerate(words) if seen.shape[0] == "y"), -1)
    bracketed = year >= 0 and words[year].bracketed
    place = "n" if year < 0 else "e" if year * 3 < count else "m" if year * 3 < 2 * count else "l"
    quoted = any(seen.quotes[0] for seen in words)
    commas = sum("," in seen.tail for seen in words) * 4 // max(count, 1)
    return (f"Y{place}{int(bracketed)}", f"Q{int(quoted)}", f"C{commas}{min(count // 12, 3)}")
