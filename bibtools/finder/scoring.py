"""A score for how much a piece of text looks like a reference rather than like prose."""

from __future__ import annotations

import re

from bibtools.language.bodies import SCHOOL
from bibtools.language.genres import ARCHIVE, ENCYCLOPEDIA, JOURNAL, MINUTES
from bibtools.language.imprints import PUBLISHER
from bibtools.language.months import MONTH
from bibtools.language.name_lists import OTHERS
from bibtools.language.roles import EDITOR, TRANSLATOR
from bibtools.language.statements import ACCESS, IN, SEE
from bibtools.language.theses import THESIS
from bibtools.language.units import EDITION, FOLLOWING, ISSUE, PAGE, VOLUME
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_WINDOW = 1500
_YEAR = lazy(r"(?<!\d)(?:1[2-9]\d\d|20[0-3]\d)(?!\d)")
_TABLES = (
    *(
        EDITOR,
        TRANSLATOR,
        OTHERS,
        PUBLISHER,
        SCHOOL,
        SEE,
        IN,
        ACCESS,
        FOLLOWING,
        THESIS,
        ENCYCLOPEDIA,
        ARCHIVE,
    ),
    *(VOLUME, ISSUE, PAGE, EDITION, JOURNAL, MINUTES),
)
_CUES = {
    fold_letters(word) for table in _TABLES for word in table.anchors if len(word) > 1 or word in "csp"
} | {"isbn", "doi", "http", "https", "fon", "dosya", "kutu"}
"""Words of references, folded with `fold_letters`: role words, units, publishers, kinds of works."""
_WORD = lazy(r"[^\W_]+")
_NAME_FIRST = lazy(r"\W*(?:[^\W\d_][\w.'’-]*\s+){0,3}[^\W\d_][\w.'’-]*(?:\s*\([^)]{2,40}\))?\s*[,.:;(–—-]")
_ENDING = lazy(r"(?:(?:\d|s\.|\bt\.y\.|\))[\s.\])]*|yayin\w*|press|[^\W\d_]+\s+\d{4})\W*$")
_PLACE_YEAR = lazy(r"[,:.(]\s*[A-ZÇĞİÖŞÜ][\w-]+\s*,?\s*(?:1[2-9]|20)\d\d")
_VERB_END = lazy(
    r"(?:[dt][iu](?:r|lar|ler)?|m[iu]s(?:t[iu]r?)?|yor(?:du)?|mekte(?:dir)?|maktadir|cak|cek)[.!?]\s*$"
)
_SENTENCE = lazy(r"[a-zçğıöşü]{4,}[.!?]\s+[A-ZÇĞİÖŞÜ]\w*\s+[a-zçğıöşü]+\s+[a-zçğıöşü]+")
_MONTH = lazy(rf"(?<!\w){MONTH}")


def score(text: str) -> int:
    """Return a whole number: 3 or more is surely a reference, 1 or 2 perhaps, 0 or less prose or nothing."""
    window = text[:_WINDOW]
    words = re.findall(r"[^\W\d_]{2,}", window)
    if not words:
        return 0
    folded = fold_letters(window)
    points = 0
    points += 2 * bool(_YEAR.search(window))
    points += min(2, len(_CUES.intersection(_WORD.findall(folded))))
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
