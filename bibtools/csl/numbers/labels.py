"""Labels written inside a number itself ("p. 12, n. 3"): which words they are, by the terms of the locale."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bibtools.csl.locale import LocaleData

LABEL_TERMS = (
    """
    appendix article-locator book canon chapter column elocation equation figure folio issue line note opus page
    paragraph part rule section sub-verbo supplement table timestamp title verse volume
    """.split()
    + "chapter-number collection-number edition number number-of-pages number-of-volumes part-number".split()
    + "printing-number supplement-number version".split()
)
"""Terms that name what a number counts: the locators of CSL 1.0.2 (Appendix II), then its number variables."""

COMMON = {"ch.": "chapter", "chs.": "chapter", "s.vv.": "sub-verbo", "sv.": "sub-verbo", "nos.": "issue"}
"""Abbreviations that are usual in English and no term of the English locale."""


def label_words(*sources: LocaleData) -> dict[str, str]:
    """Return the terms that words stand for, by the terms of some locales; where two differ, the first holds.

    A word of more than two letters may also be written with a capital. "S." and "s." are different words.
    """
    found: dict[str, str] = {}
    for data in sources:
        for word, term in _words_of(data).items():
            found.setdefault(word, term)
            if len(word.rstrip(".")) > 1:
                found.setdefault(word[0].upper() + word[1:], term)
    return found


@cache
def _order() -> dict[str, int]:
    return {term: place for place, term in enumerate(LABEL_TERMS)}


def _words_of(data: LocaleData) -> dict[str, str]:
    """Return the words of one locale, those of terms that stand first in LABEL_TERMS first."""
    order = _order()
    terms = [key for key in data.terms if key[0] in order and key[1] in ("long", "short", "symbol")]
    terms.sort(key=lambda key: order[key[0]])
    words = {word: key[0] for key in reversed(terms) for word in data.terms[key] if word}
    return words if data.terms.get(("page", "short", "")) != ("p.", "pp.") else words | COMMON
