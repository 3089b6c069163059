"""Turkish case endings, as far as made titles need them: Osmanlı'da, Dönemi'nde, Toplumun, Sosyolojiye."""

from __future__ import annotations

from bibtools.language.casing import lower

_BACK = "aıou"
_VOWELS = "aeıioöuüâîû"
_HARD = "çfhkpsşt"
_NARROW = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "i": "i", "ö": "ü", "ü": "ü"}
_PLAIN = str.maketrans("âîû", "aiu")


def _vowel(word: str) -> str:
    found = [char for char in lower(word, "tr") if char in _VOWELS]
    return (found[-1] if found else "e").translate(_PLAIN)


def suffixed(word: str, case: str, *, proper: bool, compound: bool = False) -> str:
    """Return a word in a case (`loc`, `abl`, `gen`, `dat`) or with a possessive (`poss`: Hatırası, Kadını).

    `proper` writes an apostrophe before the ending; `compound` is for words that end in a possessive
    (Tanzimat Dönemi), which take an n between.
    """
    vowel = _vowel(word)
    wide = "a" if vowel in _BACK else "e"
    open_end = lower(word[-1], "tr") in _VOWELS
    link = "n" if compound else ""
    stop = "t" if not open_end and lower(word[-1], "tr") in _HARD else "d"
    if case == "loc":
        ending = link + stop + wide
    elif case == "abl":
        ending = link + stop + wide + "n"
    elif case == "gen":
        ending = ("n" if open_end else "") + _NARROW[vowel] + "n"
    elif case == "poss":
        ending = ("s" if open_end else "") + _NARROW[vowel]
    else:
        ending = (link or ("y" if open_end else "")) + wide
    return f"{word}'{ending}" if proper else _soft(word, ending)


def _soft(word: str, ending: str) -> str:
    """Soften a final k of a common word before a vowel: Kadınlık → Kadınlığa."""
    many = sum(char in _VOWELS for char in lower(word, "tr")) > 1
    if many and word.endswith("k") and ending[0] in _VOWELS:
        return word[:-1] + "ğ" + ending
    return word + ending
