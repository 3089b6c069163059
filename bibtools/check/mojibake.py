"""Text that was decoded in the wrong encoding: how it looks, and what it was."""

from __future__ import annotations

_TAIL = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e"
    "\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
"""What the second byte of a letter becomes in windows-1252 or Latin-1."""
MOJIBAKE = (
    # UTF-8 read as windows-1252 or Latin-1: a lead byte of Latin letters and what only a tail byte becomes.
    rf"\w*(?:Ã[{_TAIL}]|[ÄÅ](?=[{_TAIL}])[^\u00ad\s«»“”‘’„]|â€[{_TAIL}]|Â[\u0080-\u00bf])[\w{_TAIL}]*"
    # Turkish bytes (ISO-8859-9) read as Latin-1: ð þ ý where Icelandic never has them.
    r"|(?i:\w*(?:oðlu|oðlı|oðul|ðlu(?!\w)|ýþ|þý|ðý|ýð|lýk(?!\w)|lýð|[aeýiou]ðan(?!\w))\w*)"
    "|\\w*\ufffd+\\w*"
)
"""A word that betrays it. Both kinds are sure: no language writes such letters next to each other."""
_TURKISH = str.maketrans("ðþýÐÞÝ", "ğşıĞŞİ")


def recovered(word: str) -> str:
    """Give what a word most likely was; the empty string if that cannot be told."""
    if "\ufffd" in word:
        return ""
    for codec in ("windows-1252", "latin-1"):
        try:
            return word.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
    return word.translate(_TURKISH)
