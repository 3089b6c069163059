"""Which language an entry is in, as far as rules need to know: by what it says, or by the words of its title."""

from __future__ import annotations

from bibtools.language.casing import base_language
from bibtools.language.languages import language_tag
from bibtools.linter.document import Item

TURKISH_LETTERS = frozenset("ğşıİĞŞ")
"""Letters that Turkish has, and none of the languages that it is taken for."""
_ENGLISH = frozenset("the of and from with for".split())
_NOT_TURKISH = _ENGLISH | frozenset("in to die das und von zur le les du des au".split())
"""Small words that are none in Turkish, as of a title in English that names a Turkish place."""


def language_of(item: Item) -> str:
    """Return the language that an entry names, as the first part of its tag (`tr`); the empty string if it has none.

    A language that is not known is returned as it is written, in lower case.
    """
    return base_language(language_tag(item.value("langid", "language", "hyphenation")))


def is_turkish(item: Item) -> bool:
    """Return whether an entry is Turkish, by its language or by the letters and small words of its title."""
    if language := language_of(item):
        return language in ("tr", "ota")
    title = item.value("title")
    return not TURKISH_LETTERS.isdisjoint(title) and _NOT_TURKISH.isdisjoint(title.split())


def is_english(item: Item) -> bool:
    """Return whether an entry is English, by its language or by the small words of its title."""
    if language := language_of(item):
        return language == "en"
    return not _ENGLISH.isdisjoint(item.value("title").split())
