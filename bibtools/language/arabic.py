"""The letter ayn of Arabic names, which is often printed as an opening quotation mark: `b. ‘Abdallāh`."""

from __future__ import annotations

from bibtools.support.patterns import lazy

_MARK, _AYN = "‘", "ʿ"
_ARABIC = lazy(r"[āīūĀĪŪḥḍṭẓ]|(?<!\w)(?:[Aa]l-|b\.\s|[Ii]bn\s|bint\s|Abū\s)")
"""Letters and words that only transliterated Arabic has, as far as references are concerned."""
_IN_WORD = lazy(r"(?<=[^\W\d_])‘(?=[^\W\d_])|(?<=-)‘(?=[^\W\d_])")
_BEHIND_NAME = lazy(r"(?<=\bb\.\s)‘|(?<=\bibn\s)‘|(?<=\bIbn\s)‘|(?<=\bbint\s)‘|(?<=\bAbū\s)‘|(?<=\bAbī\s)‘")
_FIRST = lazy(r"(?<!\w)‘(?=[^\W\d_])")
_CLOSED = lazy(r"’(?!\w)")


def with_ayn(text: str) -> str:
    """Return an Arabic reference with ayn where a quotation mark stands for it; it has the same length.

    Within a word and behind `b.`, `ibn` and the like it always is one; at the beginning of other words only if no
    quotation is closed in the text: `al-‘Azīz`, `‘Umar, Ḥasan. al-Sīra`.
    """
    if _MARK not in text or not _ARABIC.search(text):
        return text
    text = _BEHIND_NAME.sub(_AYN, _IN_WORD.sub(_AYN, text))
    return text if _CLOSED.search(text) else _FIRST.sub(_AYN, text)
