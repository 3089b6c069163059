"""Forms of a text for comparing, from the least change to the greatest.

| function | case | accents | white space | punctuation |
|---|---|---|---|---|
| `fold_case` | lower | kept | kept | kept |
| `fold_letters` | lower | dropped | kept, and so is the length of the text | kept |
| `fold_text` | lower | dropped | one space between words, none at the ends | kept |
| `fold_words` | lower | dropped | one space between words, none at the ends | dropped |
| `ascii_alphanumerics` | lower | dropped | dropped | dropped, with all that is not an ASCII letter or digit |

In all of them the four letters i, ı, I and İ are one letter, written `i`: lists mix Turkish and other spellings.
For the case rules of one language see `bibtools.language.casing`.
"""

from __future__ import annotations

import unicodedata

from bibtools.support.patterns import lazy

_NOT_WORD = lazy(r"[\W_]+")
_NOT_KEY = lazy(r"[^a-z0-9]+")


def fold_case(text: str) -> str:
    """Return `text` in lower case, with the dotless and the dotted i made one; accents stay."""
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").lower().replace("ı", "i").replace("i̇", "i")


class _Letters(dict[int, str]):
    """Code point → its letter in lower case without accents; filled in as characters first occur."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        lowered = fold_case(char)
        # A letter whose lower case or base is longer than one character stays, so that offsets hold.
        self[code] = unicodedata.normalize("NFD", lowered)[0] if len(lowered) == 1 else char
        return self[code]


_LETTERS = _Letters()


def fold_letters(text: str) -> str:
    """Return `text` in lower case and without accents, character for character: offsets into it stay valid.

    Accents must be composed (NFC); a combining mark is a character of its own and stays.
    """
    return text.lower() if text.isascii() else text.translate(_LETTERS)


def fold_text(text: str) -> str:
    """Return `text` without case, accents and needless white space: `İSTANBUL`, `Istanbul` → `istanbul`."""
    made = fold_letters(text)
    if not made.isascii():
        apart = unicodedata.normalize("NFD", fold_case(unicodedata.normalize("NFC", text)))
        made = "".join(char for char in apart if not unicodedata.combining(char))
    return " ".join(made.split())


def fold_words(text: str) -> str:
    """Return the words of `text` without case and accents, one space between them; punctuation parts words."""
    return _NOT_WORD.sub(" ", fold_text(text)).strip()


def ascii_alphanumerics(text: str) -> str:
    """Return the ASCII letters and digits of `text` in lower case: `Çetin-Er 2` → `cetiner2`."""
    return _NOT_KEY.sub("", fold_text(text))
