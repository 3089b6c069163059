"""Signs in the punctuation of a value and of its borders."""

from __future__ import annotations

from functools import lru_cache

from bibtools.parser.doubts.signs import Group, Signs
from bibtools.support.patterns import lazy

_STOP = lazy(r"[^\W\d_]{3,}[.?!]\s")
_JOINED = lazy(r"[a-zà-öø-ÿçğışœ][A-ZÀ-ÖØ-ÞÇĞİŞŒ][a-zà-öø-ÿçğışœ]")
_MARKS = frozenset(",.;:()[]\"“”«»„‘’'?!/–—-")
_QUOTES = frozenset("\"“«„‘'")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_BRACKETS = frozenset('()[]“”«»"')
_INNER = frozenset("“«„‘")
_COUNTED = {
    ",": ("commas", "has commas"),
    ";": ("semicolons", "has semicolons"),
    ":": ("colons", "has colons"),
    "(": ("brackets", "has brackets"),
}


def signs_of_marks(found: Signs, value: str, raw: str, start: int, end: int) -> None:
    """Add the signs of a value whose pieces reach from `start` to `end`; `value` is empty if it is no text."""
    before, after = raw[max(0, start - 2) : start].rstrip()[-1:], raw[end : end + 2].lstrip()[:1]
    found.groups.append(_borders(_kind(before), raw[start] in _MARKS, _kind(raw[end - 1]), _kind(after)))
    piece = raw[start:end]
    if not _BRACKETS.isdisjoint(piece) and _unbalanced(piece):
        found.add("unbalanced")
    if not value:
        return
    if value[0].islower():
        found.add("small beginning")
    for mark, (name, there) in _COUNTED.items():
        if mark in value:
            found.sizes.append((name, min(3.0, value.count(mark))))
            found.add(there)
    if ". " in value and (stops := len(_STOP.findall(value))):
        found.sizes.append(("stops", min(3.0, stops)))
    if _JOINED.search(value):
        found.add("capital inside a word")
    if raw[start] in _QUOTES:
        found.add("quoted")
    elif not _INNER.isdisjoint(value):
        found.add("quotes inside")


_WORD = "w"
"""Stands for a character that is no mark."""


def _kind(character: str) -> str:
    """Return a mark as it is, and what else there is as a word."""
    return character if not character or character in _MARKS else _WORD


@lru_cache(maxsize=1 << 12)
def _borders(before: str, marked: bool, last: str, after: str) -> Group:
    """Return the signs of the characters at both borders; those before and after are empty at the ends of the line.

    `marked` says that the first character is a mark.
    """
    made = []
    if before:
        made.append(f"beginning {before}")
        if before == _WORD and not marked:
            made.append("open beginning")
    if after:
        made.append(f"end {last}")
        if after == last == _WORD:
            made.append("open end")
    return Group(made)


def _unbalanced(piece: str) -> bool:
    pairs = any(piece.count(opening) != piece.count(closing) for opening, closing in _PAIRS)
    return pairs or piece.count('"') % 2 == 1
