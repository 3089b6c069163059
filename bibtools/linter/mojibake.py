"""Recognise text that was decoded in the wrong encoding, and recover it."""

from __future__ import annotations

from bibtools.support.patterns import lazy

_TAIL = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e"
    "\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
"""The characters that the second byte of a UTF-8 letter becomes in windows-1252 or Latin-1."""
MOJIBAKE = (
    # One class of letters first, so that a text without any is searched at the speed of a find.
    r"[ÃÄÅâÂðÐýÝþÞ\ufffd](?:(?<=\ufffd)"
    # UTF-8 read as windows-1252 or Latin-1: a lead byte of Latin letters and what only a tail byte becomes.
    rf"|(?<=Ã)[{_TAIL}]|(?<=[ÄÅ])(?=[{_TAIL}])[^\u00ad\s«»“”‘’„]|(?<=â)€[{_TAIL}]|(?<=Â)[\u0080-\u00bf]"
    # Turkish bytes (ISO-8859-9) read as Latin-1: ð þ ý where Icelandic does not have them.
    r"|(?<=[oO][ðÐ])(?:[lL][uU]|[uU][lL])|(?<=[aeıouýAEIOUÝ][ðÐ])[ýÝ]|(?<=[ýÝ])[þÞ]|(?<=\w[þÞ])[ýÝ]"
    r"|(?<=[lL][ýÝ])[kK](?!\w))"
)
"""Sequences of letters that no language uses, and that wrong decoding produces."""
_FOUND = lazy(MOJIBAKE)
_TURKISH = str.maketrans("ðþýÐÞÝ", "ğşıĞŞİ")


def recovered(word: str) -> str:
    """Return the word that was most likely meant; the empty string if it cannot be recovered."""
    if "\ufffd" in word:
        return ""
    for codec in ("windows-1252", "latin-1"):
        try:
            return word.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
    return word.translate(_TURKISH)


def word_at(content: str, start: int, end: int) -> tuple[int, int]:
    """Return the start and end of the word that contains the characters between two offsets."""
    while start > 0 and (content[start - 1].isalnum() or content[start - 1] in _JOINED):
        start -= 1
    while end < len(content) and (content[end].isalnum() or content[end] in _JOINED):
        end += 1
    return start, end


def is_first(content: str, start: int, at: int) -> bool:
    """Return whether no wrongly decoded sequence begins between the start of a word and an offset."""
    found = _FOUND.search(content, start)
    return found is None or found.start() >= at


_JOINED = frozenset(chr(code) for code in range(0x80, 0xC0)) - {"\u00a0"} | frozenset("ŸžŒœŠšƒˆ˜–—†‡•…‰‹›€™")
