"""Alphabetical order.

Turkish: a b c ç d e f g ğ h ı i j k l m n o ö p (q) r s ş t u ü v (w x) y z; â î û sort as a ı/i u (TDK
Yazım Kılavuzu). Other languages with letters of their own are in the table. For all others accents are
compared only where letters are equal, as the Unicode Collation Algorithm's default table does;
punctuation is ignored at first.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from bibtools.language.casing import base_language, lower

_ALPHABETS = {
    "tr": "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",
    "ota": "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",
    "az": "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v w y z",
    "sv": "a b c d e f g h i j k l m n o p q r s t u v w x y z å ä ö",
    "fi": "a b c d e f g h i j k l m n o p q r s t u v w x y z å ä ö",
    "da": "a b c d e f g h i j k l m n o p q r s t u v w x y z æ ø å",
    "nb": "a b c d e f g h i j k l m n o p q r s t u v w x y z æ ø å",
    "nn": "a b c d e f g h i j k l m n o p q r s t u v w x y z æ ø å",
    "no": "a b c d e f g h i j k l m n o p q r s t u v w x y z æ ø å",
    "is": "a á b d ð e é f g h i í j k l m n o ó p q r s t u ú v w x y ý z þ æ ö",
    "es": "a b c d e f g h i j k l m n ñ o p q r s t u v w x y z",
    "pl": "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż",
    "cs": "a b c č d ď e f g h i j k l m n ň o p q r ř s š t ť u v w x y z ž",
    "sk": "a ä b c č d ď e f g h i j k l ľ m n ň o ô p q r s š t ť u v w x y z ž",
    "hr": "a b c č ć d đ e f g h i j k l m n o p q r s š t u v w x y z ž",
    "et": "a b c d e f g h i j k l m n o p q r s š z ž t u v w õ ä ö ü x y",
    "ro": "a ă â b c d e f g h i î j k l m n o p q r s ș t ț u v w x y z",
}
_OTHER_SCRIPTS = {
    "el": "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω",
    "ru": "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
    "be": "а б в г ґ д е ж з і й к л м н о п р с т у ў ф х ц ч ш ы ь э ю я",
    "uk": "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я",
    "bg": "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ь ю я",
    "mk": "а б в г д ѓ е ж з ѕ и ј к л љ м н њ о п р с т ќ у ф х ц ч џ ш",
    "sr": "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
    "kk": "а ә б в г ғ д е ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я",
}
"""Alphabets of other scripts, which stand before the Latin one in their languages (CLDR's `reorder`)."""
_EXPANSIONS = {
    "æ": "ae",
    "œ": "oe",
    "ß": "ss",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
    "ə": "e",
    "ς": "σ",
}

_SIGNS = frozenset("\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb")
"""Signs of transliteration (ʿayn, hamza, prime …): Unicode has them among the letters, alphabets do not."""

SortKey = tuple[str, str, str]
"""What `sort_key` gives: letters first, accents next, then the text itself, so that the order is total."""


@lru_cache(maxsize=200_000)
def sort_key(text: str, language: str | None = None) -> SortKey:
    """Return a key by which texts sort in the order of the language's alphabet."""
    letters, accents = _tables(base_language(language))
    plain = lower(unicodedata.normalize("NFC", text), language)
    return plain.translate(letters), plain.translate(accents), text


def letters_key(text: str, language: str | None = None) -> str:
    """Return a key by which texts sort by their letters alone: texts that differ in accents and case only are alike."""
    plain = lower(unicodedata.normalize("NFC", text), language)
    return plain.translate(_tables(base_language(language))[0])


class _Weights(dict[int, str]):
    """The weights of characters as `str.translate` wants them, worked out when a character first occurs."""

    def __init__(self, ranks: dict[str, int], which: int) -> None:
        super().__init__()
        self._ranks = ranks
        self._which = which

    def __missing__(self, code: int) -> str:
        self[code] = "".join(map(chr, _weights(chr(code), self._ranks)[self._which]))
        return self[code]


@lru_cache(maxsize=64)
def _tables(base: str) -> tuple[_Weights, _Weights]:
    """Return the tables of a language for letters and for accents."""
    letters = _ALPHABETS.get(base, "").split()
    ranks = {letter: 1000 + 10 * index for index, letter in enumerate(letters)}
    # Behind digits (100) and numbers (500), before Latin letters.
    ranks |= {letter: 510 + 10 * index for index, letter in enumerate(_OTHER_SCRIPTS.get(base, "").split())}
    return _Weights(ranks, 0), _Weights(ranks, 1)


def _weights(char: str, ranks: dict[str, int]) -> tuple[list[int], list[int]]:
    """Return the places of a character among letters and among accents; punctuation has none."""
    rank = ranks.get(char)
    if rank is not None:
        return [rank], [0]
    if char.isspace():
        return [1], [0]
    if char in _EXPANSIONS:
        letters = [place for part in _EXPANSIONS[char] for place in _weights(part, ranks)[0]]
        return letters, [*[0] * (len(letters) - 1), ord(char)]
    if char.isdigit():
        return [100 + unicodedata.digit(char, 0)], [0]
    if char in _SIGNS:
        return [], []
    if char.isalpha():
        apart = unicodedata.normalize("NFD", char)
        known = ranks.get(apart[0])
        return [known if known is not None else _position(apart[0])], [ord(apart[1]) if len(apart) > 1 else 0]
    return [], []


def _position(char: str) -> int:
    """Return a rank for a letter that no alphabet places: Latin among its neighbours, other scripts behind."""
    return 1000 + 10 * (ord(char) - ord("a")) if "a" <= char <= "z" else min(10_000 + ord(char), 0x10FFFF)
