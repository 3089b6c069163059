"""The scripts that matter to the order of names and to the spaces in them."""

from __future__ import annotations

from bibtools.support.patterns import lazy

_EAST_ASIAN = lazy(
    r"[\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u31ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f"
    r"\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00016fe0-\U00018cff\U0001b000-\U0001b2ff\U00020000-\U0003ffff]"
)
"""Han, kana, bopomofo, hangul, Yi, Tangut and their extensions (the blocks of Unicode 15, Blocks.txt)."""


def is_east_asian(text: str) -> bool:
    """Return whether a text holds a character of the scripts that write the family name first, without a space."""
    return not text.isascii() and _EAST_ASIAN.search(text) is not None
