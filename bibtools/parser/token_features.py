"""What the tagger sees of one token text: its shape, marks, affixes and classes, made once per distinct text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from bibtools.parser.crf.group import Group
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_CORE = lazy(r"[\w&+@#$%].*[\w&+@#$%]|[\w&+@#$%]", re.DOTALL)
_ROMAN = lazy(r"(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_RANGE = lazy(r"[A-Za-z]?\d+[-–—−]{1,2}[A-Za-z]?\d*")
_YEAR = lazy(r"(1[3-9]\d\d|20\d\d)[a-z]?")
_SPLIT = lazy(r"[\W_]+")
_OPENS = frozenset('([{“«„‘"<')
_ENDING = frozenset(",;:)]”»")


TELLING = frozenset(
    "editor translator director others and in vol iss year-count page folio edition publisher school body thesis "
    "journal proceedings encyclopedia archive minutes series access nodate month genre".split()
)
"""The classes of words that say what the words around them are."""
_LETTER = {"A": "A", "a": "a", "y": "y", "0": "n", "r": "n"}
"""First letter of a shape → the letter of a token: capitals, small letters, a year, a number; `I` is an initial."""
Kind = tuple[str, str, str, str]
"""Shape, marks behind, flags in the word list and classes of a token."""


class TokenFeatures:
    """The features that one token text gives: its own, and those it lends to its neighbours."""

    __slots__ = (
        "after",
        "after2",
        "before",
        "before2",
        "bracketed",
        "core",
        "ends",
        "kind",
        "letter",
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
        "telling",
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
        self.roles, self.telling = _classes_of(role)
        head, tail = head[-3:], tail[:4]
        self.tail = tail
        self.kind = (shape, tail, lex, role)
        self.ends = bool(tail) and (
            self.quotes[1]
            or not _ENDING.isdisjoint(tail)
            or ("." in tail and not _perhaps_short(core, role, shape))
        )
        self.open = head.count("(") + head.count("[") - tail.count(")") - tail.count("]") + _inner(core)
        alone = shape == "A.A" or (shape[0] == "A" and len(core) == 1)
        self.letter = "I" if alone else _LETTER.get(shape[0], "-")
        own, behind, before, self.before2, self.after2 = _of_form(head, shape, tail, role, lex)
        if word == "0":
            self.own = _of_number(own, f"nt={_digits(core)}{tail}")
        else:
            affixes = (f"s3={low[-3:]}", f"s4={low[-4:]}", f"p4={low[:4]}")
            self.own = Group((f"w={word}".encode(), *own, *[affix.encode() for affix in affixes]))
        self.before = _with_word(f"-1w={word}", behind)
        self.after = _with_word(f"+1w={word}", before)


@lru_cache(maxsize=1 << 10)
def _classes_of(role: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the classes of a word, and those of them that say what the words around it are."""
    classes = tuple(role.split("+")) if role else ()
    return classes, tuple(name for name in classes if name in TELLING)


Features = tuple[bytes, ...]
"""Features as the tagger takes them."""


@lru_cache(maxsize=1 << 14)
def _of_form(
    head: str, shape: str, tail: str, role: str, lex: str
) -> tuple[Features, Features, Features, Group, Group]:
    """Return what all tokens of one form have but for their words, which makes them one object for all.

    That is: their own features, those they give to the token behind them, to the one before them, to the one two
    behind, and to the one two before.
    """
    end = tail[-1:] or "_"
    own = (f"kt={shape}{tail}", f"hk={head}{shape}", f"rk={role}{shape}", f"xk={lex}{shape}")
    behind = (f"-1h={head}", f"-1rk={role}{shape}")
    before = (f"+1k={shape}{end}", f"+1hk={head}{shape}", f"+1rk={role}{shape}")
    two_behind, two_before = _two_away(shape, end, role)
    return _in_utf8(own), _in_utf8(behind), _in_utf8(before), two_behind, two_before


def _in_utf8(features: tuple[str, ...]) -> Features:
    return tuple([feature.encode() for feature in features])


@lru_cache(maxsize=1 << 16)
def _with_word(word: str, others: Features) -> Group:
    """Return what a token gives to one beside it: its word, and the features of its form."""
    return Group((word.encode(), *others))


@lru_cache(maxsize=1 << 14)
def _of_number(others: Features, number: str) -> Group:
    """Return the own features of a number, of which only the form counts."""
    return Group((b"w=0", *others, number.encode()))


@lru_cache(maxsize=1 << 12)
def _two_away(shape: str, end: str, role: str) -> tuple[Group, Group]:
    """Return what a token gives to the token two behind it, and to the one two before it; `end` is its last mark."""
    ending = "2k=" + shape + end
    return Group((f"-{ending}".encode(),)), Group((f"+{ending}".encode(), f"+2r={role}".encode()))


@lru_cache(maxsize=1 << 16)
def pair_features(before: Kind, behind: Kind) -> tuple[Group, Group]:
    """Return what two tokens that stand side by side give together: to the first of them, and to the second."""
    shape, tail, lex, role = before
    shape2, tail2, lex2, _ = behind
    first = ("k.t.+1k=" + shape + tail + shape2, "x.+1x=" + lex + lex2)
    second = (
        "-1t.k=" + tail + shape2,
        "-1k.k=" + shape + shape2 + tail2,
        "-1x.x=" + lex + lex2,
        "-1r.k=" + role + shape2,
    )
    return _shared(first), _shared(second)


@lru_cache(maxsize=1 << 15)
def _shared(features: tuple[str, ...]) -> Group:
    """Return features as a group: equal ones are one object as long as they are kept."""
    return Group(_in_utf8(features))


def _perhaps_short(core: str, role: str, shape: str) -> bool:
    """Return whether a full stop behind a word may be that of an abbreviation, and no end of what it stands in."""
    return len(core) <= 3 or bool(role) or shape in ("A.A", "A.a")


def _inner(core: str) -> int:
    if "(" in core or ")" in core or "[" in core or "]" in core:
        return core.count("(") - core.count(")") + core.count("[") - core.count("]")
    return 0


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
