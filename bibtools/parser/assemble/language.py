"""The language of a reference, guessed from its letters and small words."""

from __future__ import annotations

from functools import lru_cache

from bibtools.support.patterns import lazy

_WORDS = {
    "tr": (
        "ve bir ile için üzerine tarihi türk türkiye osmanlı yayınları yay çev haz cilt sayı baskı s "
        "dergisi üniversitesi yayınevi ankara istanbul 'de 'nin"
    ),
    "en": (
        "the of and in on for to a an from with by press university journal vol ed eds edited pp london new"
    ),
    "de": (
        "der die das und in im zur zum des von über eine ein verlag hrsg bd auflage universität "
        "jahrhundert münchen wien zeitschrift für"
    ),
    "fr": "le la les des du de et sur dans une un l d histoire paris éditions siècle au aux en presses par",
    "it": (
        "il la le di del della dei degli e nel nella per storia a cura in roma milano venezia editore "
        "secolo i gli dell un una"
    ),
    "es": "el la los las de del y en por para historia un una siglo madrid editorial universidad",
}
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_OF_WORD = {
    word: tuple(language for language, words in _SETS.items() if word in words)
    for word in sorted(frozenset().union(*_SETS.values()))
}
_WORD = lazy(r"[^\W\d_]+")
_TURKISH = "ğşıİŞĞ"
_IZAFET = lazy(r"[^\W\d_]{3}-[iıuü](?=\s[^\W\d_])")
"""The Persian genitive of Ottoman names: Tarih-i Cevdet, Hâkimiyet-i Milliye."""


@lru_cache(maxsize=1 << 14)
def _languages(word: str) -> tuple[str, ...]:
    """Return the languages that a word speaks for; initials and acronyms are words of no language."""
    if len(word) <= 3 and word.isupper():
        return ()
    return _OF_WORD.get(word.replace("İ", "i").lower(), ())


def guess_language(text: str) -> str:
    """Return the most likely of tr, en, de, fr, it, es as a BCP 47 tag; the empty string if nothing speaks."""
    scores = dict.fromkeys(_SETS, 0)
    for languages in filter(None, map(_languages, _WORD.findall(text))):
        for language in languages:
            scores[language] += 1
    if not text.isascii():
        scores["tr"] += min(4, sum(map(text.count, _TURKISH)))
        scores["de"] += text.count("ß") + text.count("ä")
    if "-" in text:
        scores["tr"] += 2 * len(_IZAFET.findall(text))
    second, first = sorted(scores.values())[-2:]
    return next(language for language in scores if scores[language] == first) if first > second else ""
