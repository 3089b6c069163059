"""Roman numbers and what they count: `XIX` is 19."""

from __future__ import annotations

from bibtools.support.patterns import lazy

_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN = lazy(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


def in_figures(text: str) -> str:
    """Return a Roman number in figures; any other text as it is, in lower case."""
    low = text.strip().replace("İ", "i").replace("ı", "i").lower()
    if not low or not _ROMAN.fullmatch(low):
        return low
    values = [_VALUES[char] for char in low]
    following = [*values[1:], 0]
    return str(sum(-one if one < other else one for one, other in zip(values, following, strict=True)))
