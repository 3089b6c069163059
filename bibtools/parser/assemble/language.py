"""The language of a reference, guessed from its letters and small words."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain

from bibtools.support.patterns import lazy

_WORDS = {
    "tr": (
        "ve bir ile için üzerine tarihi türk türkiye osmanlı yayınları yay çev haz cilt sayı baskı s "
        "dergisi üniversitesi yayınevi ankara istanbul 'de 'nin nşr thk ktp vr arşivi dosya gömlek "
        "defter belge sicili kanunu"
    ),
    "en": (
        "the of and in on for to a an from with by at as its their into between during press university journal vol "
        "ed eds edited pp london new history studies report review"
    ),
    "de": (
        "der die das und in im zur zum des von vom zeitung über eine ein verlag hrsg bd auflage universität "
        "jahrhundert münchen wien zeitschrift für"
    ),
    "fr": "le la les des du de et sur dans une un l d histoire paris éditions siècle au aux en presses par",
    "it": (
        "il la le di del della dei degli e nel nella per storia a cura in roma milano venezia editore "
        "secolo i gli dell un una ed"
    ),
    "es": "el la los las de del y en por para historia un una siglo madrid editorial universidad",
    "pt": (
        "o a os as do da dos das de e em no na nos nas por para um uma com história século lisboa coimbra org orgs "
        "universidade tese"
    ),
    "nl": "de het een van en in op voor tot te der den uit amsterdam leiden utrecht geschiedenis tijdschrift eeuw",
    "sv": "och i en ett av för på den det till om från stockholm lund uppsala red universitet tidskrift",
    "da": "og i en et af for på den det til om fra københavn oslo red nr universitet tidsskrift",
    "pl": "i w z na do od oraz o wiek wieku dzieje polsce warszawa kraków s t w red pod wyd studia",
    "cs": "a v ve z ze na do o s roč č praha brno dějiny vyd české století",
    "hu": "a az és magyar budapest szerk kiadó század évf sz",
}
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_NONE = dict.fromkeys(_SETS, 0)
_OF_WORD = {
    word: tuple(language for language, words in _SETS.items() if word in words)
    for word in sorted(frozenset().union(*_SETS.values()))
}
# Expressions that begin with a letter or mark are found faster than those that begin with a look back.
_WORD = lazy(r"\b[^\W\d_]+\b")
_NO_WORDS = lazy(r"(?:https?:|www\.|doi:|10\.\d{4})\S+|[Nn](?<!\w[Nn])[or][.:]?\s?(?=\d)")
"""Addresses, and the word before a number, which is the same in many languages."""
_OF_NO_WORDS = lazy(r"http|www\.|doi:|10\.|[Nn][or]")
"""What _NO_WORDS begins with."""
_LETTERS = {
    "tr": "ğşıİŞĞ",
    "de": "ßä",
    "pt": "ãõ",
    "sv": "åä",
    "da": "øæåØ",
    "pl": "ąęłńśźżŁŚŻ",
    "cs": "ěřůčžŘŽ",
    "hu": "őű",
}
"""Letters that speak for a language."""
_SPEAKING = lazy(f"[{''.join(_LETTERS.values())}]")
_OTHER_SCRIPT = lazy("[ά-ё]")
"""Greek and Cyrillic letters, and those between."""
_SCRIPTS = {"ru": lazy(r"[а-яё]{3}"), "el": lazy(r"[α-ωά-ώ]{3}")}
_OFTEN = ("tr", "en", "de", "fr", "it", "es", "hu")
"""Languages for which one word is enough: the small words of others are letters that stand for much else."""
_MOST = 4
"""So many points its letters give a language at most, where they are also those of names and transliterations."""
_HYPHENED = lazy(r"[-–](?<=\w[-–])\w{1,2}(?!\w)|[ae]l(?<!\w[ae]l)[-–](?=\w)|['’]\w(?!\w)")
"""Particles of transliterated names: Tārikh-e Tabriz, al-Maqrīzī."""
_IZAFET = lazy(r"[^\W\d_]{3}-[iıuü](?=\s[^\W\d_])")
"""The Persian genitive of Ottoman names: Tarih-i Cevdet, Hâkimiyet-i Milliye."""


class _Languages(dict[str, tuple[str, ...]]):
    """Word → the languages that it speaks for, filled in as words occur; initials and acronyms speak for none."""

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) > _KEPT:
            self.clear()
        acronym = len(word) <= 3 and word.isupper()
        found = self[word] = () if acronym else _OF_WORD.get(word.replace("İ", "i").lower(), ())
        return found


_KEPT = 1 << 16
"""So many words are kept before all are forgotten."""
_LANGUAGES = _Languages()


@lru_cache(maxsize=1 << 10)
def _spoken_for(letter: str) -> tuple[str, ...]:
    """Return the languages that a letter speaks for."""
    return tuple(language for language, letters in _LETTERS.items() if letter in letters)


@lru_cache(maxsize=64)
def guess_language(text: str) -> str:
    """Return the most likely language as a BCP 47 tag; the empty string if nothing speaks for one."""
    if _OF_NO_WORDS.search(text):
        text = _NO_WORDS.sub(" ", text)
    parted = _HYPHENED.sub(" ", text) if any(mark in text for mark in "-–'’") else text
    scores = Counter(_NONE)
    scores.update(chain.from_iterable(map(_LANGUAGES.__getitem__, _WORD.findall(parted))))
    if not text.isascii():
        if _OTHER_SCRIPT.search(text):
            for language, pattern in _SCRIPTS.items():
                if pattern.search(text):
                    return language
        points = dict.fromkeys(_LETTERS, 0)
        for letter in _SPEAKING.findall(text):
            for language in _spoken_for(letter):
                points[language] += 1
        for language, count in points.items():
            scores[language] += min(_MOST, count)
    if "-" in text:
        scores["tr"] += 2 * len(_IZAFET.findall(text))
    second, first = sorted(scores.values())[-2:]
    found = max(scores, key=scores.__getitem__)
    return found if first > second and (first > 1 or found in _OFTEN) else ""
