"""The scripts that the parser reads: Latin, Greek, Cyrillic and Armenian."""

from __future__ import annotations

from bibtools.support.patterns import lazy

_RIGHT_TO_LEFT = lazy(r"[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]")
_LETTER = lazy(r"[^\W\d_]")


def unreadable(text: str) -> str:
    """Return why a text whose letters are mostly Arabic or Hebrew cannot be parsed; the empty string for others."""
    if text.isascii():
        return ""
    foreign = len(_RIGHT_TO_LEFT.findall(text))
    if foreign and foreign * 2 > len(_LETTER.findall(text)):
        return "it is written in Arabic (Ottoman) or Hebrew script, which is not parsed"
    return ""
