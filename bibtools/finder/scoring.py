"""How much a piece of text looks like a reference and how much like prose."""

from __future__ import annotations

import re

from bibtools.language.months import MONTH
from bibtools.support.folding import fold_letters

_WINDOW = 1500
_YEAR = re.compile(r"(?<!\d)(?:1[2-9]\d\d|20[0-3]\d)(?!\d)")
_CUES = re.compile(
    r"\b(?:haz|hzl|cev|der|ed|eds|edt|trc|ter|nsr|sad|yay|yayin\w*|nesriyat\w*|matb\w*|basimevi|kitabevi|kitap|press|verlag"
    r"|univ\w*|dergisi|journal|mecmuasi|ansiklopedisi|tezi|thesis|dissertation|in|icinde|hrsg|a cura di|trad|ubers"
    r"|vol|bd|no|nr|pp?|ss?|sf|sh|c|cilt|sayi|bs|baski|basim|isbn|doi|https?|bkz|erisim|vd|et al|edition|aufl|fon"
    r"|dosya|kutu|zabit\w*|tutanak\w*|arsivi?|boa|bca|atase)\b[.:)]?"
)
_NAME_FIRST = re.compile(
    r"\W*(?:[^\W\d_][\w.'’-]*\s+){0,3}[^\W\d_][\w.'’-]*(?:\s*\([^)]{2,40}\))?\s*[,.:;(–—-]"
)
_ENDING = re.compile(r"(?:(?:\d|s\.|\bt\.y\.|\))[\s.\])]*|yayin\w*|press|[^\W\d_]+\s+\d{4})\W*$")
_PLACE_YEAR = re.compile(r"[,:.(]\s*[A-ZÇĞİÖŞÜ][\w-]+\s*,?\s*(?:1[2-9]|20)\d\d")
_VERB_END = re.compile(
    r"(?:[dt][iu](?:r|lar|ler)?|m[iu]s(?:t[iu]r?)?|yor(?:du)?|mekte(?:dir)?|maktadir|cak|cek)[.!?]\s*$"
)
_SENTENCE = re.compile(r"[a-zçğıöşü]{4,}[.!?]\s+[A-ZÇĞİÖŞÜ]\w*\s+[a-zçğıöşü]+\s+[a-zçğıöşü]+")
_MONTH = re.compile(rf"(?<!\w){MONTH}")


def score(text: str) -> int:
    """Return a whole number: 3 or more is surely a reference, 1 or 2 perhaps, 0 or less prose or nothing."""
    window = text[:_WINDOW]
    words = re.findall(r"[^\W\d_]{2,}", window)
    if not words:
        return 0
    folded = fold_letters(window)
    points = 0
    points += 2 * bool(_YEAR.search(window))
    points += min(2, len(set(_CUES.findall(folded))))
    points += bool(_NAME_FIRST.match(window))
    points += bool(_PLACE_YEAR.search(window))
    points += bool(_ENDING.search(folded)) if len(text) <= _WINDOW else 0
    points += bool(_MONTH.search(folded)) and "," in window
    return points - _prose(text, window, folded, words)


def _prose(text: str, window: str, folded: str, words: list[str]) -> int:
    """Return points for what prose has: long running text, lower-case words, several sentences, finite verbs."""
    lower_share = sum(word[0].islower() for word in words) / len(words)
    points = 0
    if len(words) > 12 and lower_share > 0.62:
        points += 3
    elif len(words) > 8 and lower_share > 0.75:
        points += 2
    sentences = len(_SENTENCE.findall(window))
    points += min(4, 2 * sentences) if lower_share > 0.45 else 0
    points += 3 * bool(_VERB_END.search(folded)) if lower_share > 0.35 else 0
    points += 2 * (len(text) > 700) + 3 * (len(text) > _WINDOW)
    return points
