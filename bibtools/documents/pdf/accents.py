"""Accents that a PDF prints beside their letters (`¸s`, `˘g`, `¨u`), as older LaTeX fonts make them."""

from __future__ import annotations

import re
import unicodedata

from bibtools.documents.pdf.lines import Mark

_COMBINING = {
    "¨": "\u0308",
    "´": "\u0301",
    "`": "\u0300",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¸": "\u0327",
    "ˇ": "\u030c",
    "˚": "\u030a",
    "˛": "\u0328",
    "˝": "\u030b",
}
_ANY = re.compile(f"[{''.join(_COMBINING)}]")
_PAIR = re.compile(f"([{''.join(_COMBINING)}]) ?([^\\W\\d_])|([^\\W\\d_]) ?([{''.join(_COMBINING)}])")
_DOTTED = {"ı": "i", "ȷ": "j"}


def joined_accents(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """Return a text with detached accents put on their letters, and marks with their ranges moved along.

    An accent goes to the letter behind it, or if that takes none to the one before it; what makes no letter stays.
    """
    if not _ANY.search(text):
        return text, marks
    at = 0
    while match := _PAIR.search(text, at):
        letter = _composed(match[2] or match[3], match[1] or match[4])
        if letter is None:
            at = match.start() + 1
            continue
        text = text[: match.start()] + letter + text[match.end() :]
        lost = match.end() - match.start() - 1
        marks = [_moved(mark, match.start(), lost) for mark in marks]
        at = match.start() + 1
    return text, marks


def _composed(letter: str, accent: str) -> str | None:
    made = unicodedata.normalize("NFC", _DOTTED.get(letter, letter) + _COMBINING[accent])
    return made if len(made) == 1 else None


def _moved(mark: Mark, at: int, by: int) -> Mark:
    if mark.start <= at:
        return mark
    return Mark(mark.start - by, mark.end - by, mark.number, mark.raised)
