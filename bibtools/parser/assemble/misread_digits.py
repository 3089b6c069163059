"""Letters that stand for digits in scanned texts, and Cyrillic letters that stand for Roman numerals."""

from __future__ import annotations

from collections.abc import Callable

from bibtools.support.patterns import lazy

_MISREAD = lazy(r"(?<![^\W\d_])(?=[lIOo]*\d)(?:l|O|I(?=\d*[lO])|\d|(?<=\d)o)+(?![^\W\d_])")
"""A number of which some digits were read as letters: `l24`, `20O9`, `1O6`."""
_DIGITS = str.maketrans("lIOo", "1100")
_CYRILLIC = lazy(r"(?<![^\W\d_])(?=[IVXLC]*[ХІ])[IVXLCХІСМ]+(?![^\W\d_])")
"""A Roman numeral with Cyrillic letters that look like those of it: `т. ХІІ`."""
_ROMAN = str.maketrans("ХІСМ", "XICM")


def with_digits(text: str) -> str:
    """Return a text of the same length with digits and Roman numerals where letters were read for them.

    >>> with_digits("l24.2 (20O9)")
    '124.2 (2009)'
    """
    if not text.isascii() and ("Х" in text or "І" in text):
        text = _CYRILLIC.sub(lambda match: match[0].translate(_ROMAN), text)
    if "l" in text or "O" in text or "o" in text:
        text = _MISREAD.sub(lambda match: match[0].translate(_DIGITS), text)
    return text


def as_printed(text: str, read: Callable[[str], dict[str, str]]) -> dict[str, str]:
    """Return what `read` finds in a text with digits for the letters that were read for them, as it is printed.

    >>> as_printed("l24", lambda plain: {"volume": plain[:2]})
    {'volume': 'l2'}
    """
    plain = with_digits(text)
    found = read(plain)
    if plain == text:
        return found
    places = {variable: plain.find(value) for variable, value in found.items()}
    return {
        variable: text[places[variable] : places[variable] + len(value)] if places[variable] >= 0 else value
        for variable, value in found.items()
    }
