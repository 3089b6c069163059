"""The options of `cs:name`, with what it inherits from citation, bibliography and style."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import TYPE_CHECKING

from bibtools.csl.names.scripts import is_east_asian
from bibtools.csl.settings import ARTICLES
from bibtools.csl.token import PLAIN, Token
from bibtools.support.whole_numbers import whole_number

if TYPE_CHECKING:
    from bibtools.csl.locale import Locale

_SERIALS = count(1)
_INHERITED = {
    "form": "name-form",
    "delimiter": "name-delimiter",
}
NAME_ATTRIBUTES = (
    "and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first et-al-use-last "
    "et-al-subsequent-min et-al-subsequent-use-first initialize initialize-with name-as-sort-order "
    "sort-separator name-form name-delimiter names-delimiter"
).split()
"""The options that style, citation and bibliography hand down to names."""


class NameOptions:
    """How lists of names are rendered.

    With a `min` or `subsequent_min` of 0 no list is cut; `use_first` and `subsequent_first` are None where the style
    does not say how many names are shown. `serial` tells options apart in caches.
    """

    __slots__ = (
        "conjunction",
        "default_level",
        "delimiter",
        "demote",
        "drops_articles",
        "et_al_delimiter",
        "family",
        "form",
        "hyphen",
        "initialize",
        "initialize_with",
        "last_delimiter",
        "min",
        "narrative",
        "parts",
        "plain",
        "serial",
        "sort_order",
        "sort_separator",
        "subsequent_first",
        "subsequent_min",
        "token",
        "use_first",
        "use_last",
    )

    def __init__(
        self,
        own: Mapping[str, str],
        inherited: Mapping[str, str],
        style: Mapping[str, str],
        locale: Locale,
        token: Token = PLAIN,
        family: Token = PLAIN,
        given: Token = PLAIN,
    ) -> None:
        """Take the attributes of `cs:name`, those handed down, and those of `cs:style`."""

        def option(name: str) -> str | None:
            value = own.get(name)
            return value if value is not None else inherited.get(_INHERITED.get(name, name))

        def number(name: str) -> int | None:
            return whole_number(option(name) or "", None)

        self.form = option("form") or "long"
        delimiter = option("delimiter")
        self.delimiter = ", " if delimiter is None else delimiter
        joint = option("and")
        self.conjunction = _conjunction(joint, locale)
        # A sign ("&") is for brackets and lists; in a sentence the word stands.
        self.narrative = _conjunction(joint and "text", locale)
        self.last_delimiter = option("delimiter-precedes-last") or "contextual"
        if option("and") == "text":
            # Turkish has no comma before its "ve", whatever a style of another language wants before "and".
            self.last_delimiter = locale.data.options.get("delimiter-precedes-last") or self.last_delimiter
        self.et_al_delimiter = option("delimiter-precedes-et-al") or "contextual"
        self.min = number("et-al-min") or 0
        self.use_first = number("et-al-use-first")
        self.subsequent_min = number("et-al-subsequent-min") or self.min
        first = number("et-al-subsequent-use-first")
        self.subsequent_first = self.use_first if first is None else first
        self.use_last = option("et-al-use-last") == "true"
        self.initialize = option("initialize") != "false"
        self.initialize_with = option("initialize-with")
        self.sort_order = option("name-as-sort-order") or ""
        separator = option("sort-separator")
        self.sort_separator = ", " if separator is None else separator
        self.demote = style.get("demote-non-dropping-particle") or "display-and-sort"
        self.drops_articles = style.get(ARTICLES) == "behind-given-names"
        self.hyphen = style.get("initialize-with-hyphen") != "false"
        self.serial = next(_SERIALS)
        self.token, self.family = token, family
        self.parts = {"": PLAIN, "family": family, "given": given}
        self.plain = all(part.plain for part in (token, family, given))
        self.default_level = 0 if self.form == "short" else 2 if self.initialize_with is None else 1


def _conjunction(value: str | None, locale: Locale) -> tuple[str, str, str] | None:
    """Return "and" or its sign with the spaces around it; None where names are parted by delimiters alone.

    Hebrew and Arabic write theirs as one with the word behind it.
    """
    word = (locale.term("and") or "and") if value == "text" else "&" if value == "symbol" else None
    if word is None:
        return None
    if word[-1:].isspace() or not starts_word(word):
        return "", word, ""
    joined = locale.base in ("ar", "he") and len(word) == 1
    return " ", word, "" if joined else " "


def starts_word(text: str) -> bool:
    """Return whether a text opens with a letter of a script that puts spaces between words."""
    return text[:1] == "&" or (text[:1].isalpha() and not is_east_asian(text[0]))
