"""Numbers as they are printed before list items and as marks of notes."""

from __future__ import annotations

from bibtools.support.roman import to_roman

_SYMBOLS = "*†‡§"
_LARGEST = 32_767
"""The largest number that Word counts to; a letter for every 26 of a larger one would fill the memory."""


def written_number(number: int, form: str) -> str:
    """Return a number in a form: `decimal`, `decimalZero`, `lowerRoman`, `upperRoman`, `lowerLetter`, `upperLetter`,
    `chicago` (*, †, ‡, §, **, …) or `none`. Any other form, and a number that no list
    counts to, is written as `decimal`. The names are those of ECMA-376.
    """
    if form == "none":
        return ""
    if not 1 <= number <= _LARGEST or form in ("decimal", ""):
        return str(number)
    if form == "decimalZero":
        return f"{number:02d}"
    if form.endswith("Roman"):
        text = to_roman(number)
    elif form.endswith("Letter"):
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif form == "chicago":
        return _SYMBOLS[(number - 1) % 4] * ((number - 1) // 4 + 1)
    else:
        return str(number)
    return text.upper() if form.startswith("upper") else text
