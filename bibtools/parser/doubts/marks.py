"""Signs in the punctuation of a value and of its borders."""

from __future__ import annotations

from bibtools.support.patterns import lazy

_STOP = lazy(r"[^\W\d_]{3,}[.?!]\s")
_MARKS = frozenset(",.;:()[]\"“”«»„‘’'?!/–—-")
_QUOTES = frozenset("\"“«„‘'")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_BRACKETS = frozenset("()[]“”«»")
_COUNTED = {
    ",": ("commas", "has commas"),
    ";": ("semicolons", "has semicolons"),
    ":": ("colons", "has colons"),
    "(": ("brackets", "has brackets"),
}


def signs_of_marks(found: dict[str, float], value: str, raw: str, start: int, end: int) -> None:
    """Add the signs of a value whose pieces reach from `start` to `end`; `value` is empty if it is no text."""
    last, first = raw[end - 1], raw[start]
    before, after = raw[max(0, start - 2) : start].rstrip()[-1:], raw[end : end + 2].lstrip()[:1]
    if before:
        found["beginning " + (before if before in _MARKS else "w")] = 1.0
        if before not in _MARKS and first not in _MARKS:
            found["open beginning"] = 1.0
    if after:
        found["end " + (last if last in _MARKS else "w")] = 1.0
        if after not in _MARKS and last not in _MARKS:
            found["open end"] = 1.0
    piece = raw[start:end]
    for opening, closing in () if _BRACKETS.isdisjoint(piece) else _PAIRS:
        if (opening in piece or closing in piece) and piece.count(opening) != piece.count(closing):
            found["unbalanced"] = 1.0
    if piece.count('"') % 2:
        found["unbalanced"] = 1.0
    if not value:
        return
    if value[0].islower():
        found["small beginning"] = 1.0
    for mark, (name, there) in _COUNTED.items():
        if mark in value:
            found[name] = min(3.0, value.count(mark))
            found[there] = 1.0
    if ". " in value and (stops := len(_STOP.findall(value))):
        found["stops"] = min(3.0, stops)
    if first in _QUOTES:
        found["quoted"] = 1.0
