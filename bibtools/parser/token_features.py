"""What the tagger sees of one token text: its shape, marks, affixes and classes, made once per distinct text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_CORE = lazy(r"[\w&+@#$%].*[\w&+@#$%]|[\w&+@#$%]", re.DOTALL)
_ROMAN = lazy(r"(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_RANGE = lazy(r"[A-Za-z]?\d+[-–—−]{1,2}[A-Za-z]?\d*")
_YEAR = lazy(r"(1[3-9]\d\d|20\d\d)[a-z]?")
_SPLIT = lazy(r"[\W_]+")
_OPENS = frozenset('([{“«„‘"<')


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
        "opens",
        "opens_only",
        "own",
        "quotes",
        "role",
        "roles",
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
        self.opens = bool(head) and not _OPENS.isdisjoint(head)
        self.opens_only = not core
        self.roles = tuple(self.role.split("+")) if self.role else ()
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
