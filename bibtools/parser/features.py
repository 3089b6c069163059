"""What the tagger sees of each token: lists of feature strings.

Most features depend on the token's text alone and are made once per distinct text (a list of references
repeats its words); the rest say where in the reference the token stands and what its neighbours are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_CORE = lazy(r"[\w&+@#$%].*[\w&+@#$%]|[\w&+@#$%]", re.DOTALL)
_ROMAN = lazy(r"(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_RANGE = lazy(r"[A-Za-z]?\d+[-–—−]{1,2}[A-Za-z]?\d*")
_YEAR = lazy(r"(1[3-9]\d\d|20\d\d)[a-z]?")
_SPLIT = lazy(r"[\W_]+")


class TokenFeatures:
    """The features that one token text gives: its own, and those it lends to its neighbours."""

    __slots__ = (
        "after",
        "after2",
        "before",
        "before2",
        "bracketed",
        "core",
        "lex",
        "open",
        "own",
        "quotes",
        "role",
        "shape",
        "tail",
    )

    def __init__(self, text: str, lexicon: Mapping[str, str], classes: Mapping[str, str]) -> None:
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        match = _CORE.search(text)
        self.core = core = match[0] if match else ""
        head, tail = (text[: match.start()], text[match.end() :]) if match else (text, "")
        low = fold_case(core)
        self.shape = shape = _shape(core)
        self.role = role = classes.get(low, "")
        word = low if shape[0] not in "0yr" else "0"
        lex = lexicon.get(low)
        if lex is None:
            parts = [part for part in _SPLIT.split(low) if len(part) > 1]
            lex = lexicon.get(parts[0], "-") if parts else "."
            if len(parts) == 1 and role == "":
                self.role = role = classes.get(parts[0], "")
        self.lex = lex
        self.quotes = _quotes(text)
        self.bracketed = text[:1] in ("(", "[")
        head, tail = head[-3:], tail[:4]
        self.tail = tail
        self.open = sum(head.count(c) for c in "([") - sum(tail.count(c) for c in ")]") + _inner(core)
        ends = tail[-1:] or "_"
        own = [
            "w=" + word,
            "k=" + shape,
            "h=" + head,
            "t=" + tail,
            "x=" + lex,
            "r=" + role,
            "kt=" + shape + tail,
            "hk=" + head + shape,
            "rk=" + role + shape,
            "xk=" + lex + shape,
            "xt=" + lex + ends,
        ]
        if word != "0":
            own += [
                "s2=" + low[-2:],
                "s3=" + low[-3:],
                "s4=" + low[-4:],
                "p1=" + core[:1],
                "p3=" + low[:3],
                "p4=" + low[:4],
            ]
        else:
            own += ["n=" + _digits(core), "nt=" + _digits(core) + tail]
        own.append("l=" + str(min(len(core), 6)))
        self.own = tuple(own)
        shared = ("w=" + word, "k=" + shape + ends, "h=" + head, "r=" + role + ends, "x=" + lex)
        self.before = tuple("-1" + name for name in (*shared, "t=" + tail, "rk=" + role + shape))
        self.after = tuple("+1" + name for name in (*shared, "hk=" + head + shape, "rk=" + role + shape))
        further = ("k=" + shape + ends, "r=" + role, "h=" + head, "x=" + lex)
        self.before2 = tuple("-2" + name for name in further)
        self.after2 = tuple("+2" + name for name in further)


def _inner(core: str) -> int:
    return (
        core.count("(") - core.count(")") + core.count("[") - core.count("]")
        if "(" in core or ")" in core or "]" in core
        else 0
    )


def _digits(core: str) -> str:
    return re.sub(r"\d+", lambda m: "9" * min(len(m[0]), 5), fold_case(core))[:12]


def _shape(core: str) -> str:
    """Name the shape of a word: y year, 0 number …, r Roman, A capital …"""
    if not core:
        return "."
    if core[0].isdigit() or (core[-1].isdigit() and any(c.isdigit() for c in core)):
        if core.isdigit():
            return "y" if _YEAR.fullmatch(core) else "0" + str(min(len(core), 5))
        if _YEAR.fullmatch(core):
            return "ya"
        if _RANGE.fullmatch(core):
            return "0-"
        shape = re.sub(r"\d+", "9", core)
        shape = re.sub(r"[^\W\d_]+", "a", shape)
        return "0:" + shape[:5]
    if _ROMAN.fullmatch(core) and core:
        return "r" if len(core) > 1 else "r1"
    if core.isalpha():
        if core.isupper():
            return "A" if len(core) == 1 else "AA"
        if core.islower():
            return "a" if len(core) > 1 else "a1"
        return "Aa" if core[0].isupper() and core[1:].islower() else "aAa"
    if core[0].isupper():
        if all(len(part) < 2 for part in core.replace("-", ".").split(".")):
            return "A.A"
        if "." in core:
            return "A.a"
        return "A-A" if any(c.isupper() for c in core[1:]) else "A'a"
    return "a-a"


_POSITIONS = tuple(f"i={n}" for n in range(13))
_OPENING, _CLOSING = "“«„‘", "”»"


def features(words: Sequence[TokenFeatures]) -> list[list[str]]:
    """Return one list of features a token."""
    count = len(words)
    line = _line_features(words)
    made: list[list[str]] = []
    depth = 0
    quoted = False
    quotes = years = seen_in = dots = commas = 0
    for i, seen in enumerate(words):
        start, end = seen.quotes
        if start and not quoted:
            quoted = True
            quotes += 1
        own = list(seen.own)
        own.append(_POSITIONS[(i * 12) // count])
        own.append(f"q={int(quoted)}{min(quotes, 2)}")
        own.append(f"d={min(depth, 2)}{int(seen.open > 0)}")
        own.append(f"y={min(years, 2)}{seen.shape[0]}")
        own.append(f"in={seen_in}{quotes > 0}")
        own.append(f"dots={min(dots, 3)}{min(commas, 4)}")
        for name in line:
            own.append(name)
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


def _quotes(text: str) -> tuple[bool, bool]:
    if not text:
        return False, False
    start = text[0] in '"“«„‘' or text[:2] in ('("', "(“", "[“", "``") or text[0] == "'"
    tail = text[-4:]
    end = (
        "”" in tail
        or "»" in tail
        or '"' in tail.lstrip('"')
        or ("’" in tail and not tail[-1].isalpha())
        or "''" in tail
    )
    return start, end


def _line_features(words: Sequence[TokenFeatures]) -> tuple[str, ...]:
    """Return features of the whole line: where the year stands, whether a title is quoted, how it is punctuated."""
    count = len(words)
    year = next((i for i, seen in enumerate(words) if seen.shape[0] == "y"), -1)
    bracketed = year >= 0 and words[year].bracketed
    place = "n" if year < 0 else "e" if year * 3 < count else "m" if year * 3 < 2 * count else "l"
    quoted = any(seen.quotes[0] for seen in words)
    commas = sum("," in seen.tail for seen in words) * 4 // max(count, 1)
    return (f"Y{place}{int(bracketed)}", f"Q{int(quoted)}", f"C{commas}{min(count // 12, 3)}")
