"""Words of titles, names and venues in the form in which catalogues are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from bibtools.support.folding import fold_words
from bibtools.support.imports import importing

_WITHIN = re.compile("[ʿʾʼ‘’'`´\u0300-\u036f\u0640\u064b-\u0652]")
"""Marks within a word that spellings leave out: apostrophes, ayn and hamza, accents, tatweel and vowel signs."""
_APART = str.maketrans({"æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th"})
_MARKUP = re.compile(r"</?[a-z]{1,9}(?: [^<>]*)?>")
_DIGRAPHS = (
    # Spellings of one sound in transliterations of Arabic, Ottoman, Persian and Cyrillic (ALA-LC, DMG, İA, ISO 9).
    ("tch", "c"),
    ("tsch", "c"),
    ("sch", "s"),
    ("ch", "c"),
    ("sh", "s"),
    ("zh", "z"),
    ("dj", "c"),
    ("dh", "z"),
    ("th", "s"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("ts", "c"),
    ("tz", "c"),
)
_SOUNDS = str.maketrans({"q": "k", "w": "v", "j": "c", "x": "h", "p": "b", "t": "d", "k": "k"})
_VOWELS = re.compile(r"[aeiouy]")
_REPEATED = re.compile(r"(.)\1+")
_ARTICLES = frozenset(
    "a an the el la las los le les il lo i gli die der das de het een ein eine un une al l".split()
)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of `text` in Latin letters, without case, accents, markup and punctuation.

    Apostrophes and the like do not part words, so that “Türkiye’nin” is one; other scripts are transliterated.
    """
    return tuple(_folded(text).split())


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    if "<" in text:
        text = _MARKUP.sub("", text)
    if not text.isascii():
        text = _WITHIN.sub("", text)
        folded = fold_words(text)
        if folded.isascii():
            return folded
        folded = folded.translate(_APART)
        return folded if folded.isascii() else fold_words(_latin(folded))
    return fold_words(text.replace("'", "").replace("`", ""))


def _latin(text: str) -> str:
    with importing:
        from anyascii import anyascii

    return anyascii(text).replace("'", "")


def without_article(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without an article at the beginning, unless it is all that there is."""
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def skeleton(word: str) -> str:
    """Return the consonants of a folded word as they sound, without what transliterations differ in.

    Kâzım and Kazim, Muḥammad and Muhammed, Tchaikovsky and Chaykovskiy have the same. A word of vowels stays as it is.
    """
    made = word
    for written, sound in _DIGRAPHS:
        if written in made:
            made = made.replace(written, sound)
    bones = _REPEATED.sub(r"\1", _VOWELS.sub("", made.translate(_SOUNDS)))
    return bones or word


_NOT_PLAIN = re.compile(r"[^\w\s'’.-]+")


def plain(text: str) -> str:
    """Return a text without markup and without marks that query languages read; letters stay as they are."""
    return _NOT_PLAIN.sub(" ", _MARKUP.sub("", text))
