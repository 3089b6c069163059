"""Tables of words by language, and the regular expressions made of them.

A row is a BCP 47 tag and a string of forms with white space between them:

| written | means |
|---|---|
| `hazırlayan` | a word |
| `hzl.` | an abbreviation that counts only with its full stop |
| `haz(.)` | an abbreviation whose full stop is often forgotten |
| `a_cura_di` | a phrase |
| `ansiklopedi*`, `*archiv*` | a stem: any word that begins so, or has it anywhere |

Adding a word, or a row for a language, is enough for everything that reads the table: the finder, the parser, the
normaliser, the linter and the generators of training data. The parser's model knows the words that were there when it
was trained.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import chain

from bibtools.support.folding import fold_case, fold_letters
from bibtools.support.patterns import lazy

ANY = "mul"
"""The row of forms that belong to no language in particular (BCP 47: multiple languages)."""
_WORD_OF_FORM = lazy(r"[^\W_]+")


class WordTable:
    """Words of one meaning in several languages."""

    def __init__(self, rows: Mapping[str, str]) -> None:
        self._rows = rows

    def of(self, language: str) -> tuple[str, ...]:
        """Return the forms of a language as they stand in the table; none if it has no row."""
        return tuple(self._rows.get(language, "").split())

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The different forms of all languages, as they stand in the table."""
        return tuple(dict.fromkeys(chain(*(row.split() for row in self._rows.values()))))

    @cached_property
    def words(self) -> frozenset[str]:
        """The single words and abbreviations, in lower case and without full stops at their ends; no stems."""
        return frozenset(
            form.replace("(.)", ".").rstrip(".").lower()
            for form in self.forms
            if "_" not in form and "*" not in form
        )

    @cached_property
    def parts(self) -> frozenset[str]:
        """Every word of the forms, also those of phrases, in lower case and without full stops; no stems."""
        whole = " ".join(self.forms).replace("(.)", " ").replace(".", " ").replace("_", " ").lower()
        return frozenset(word for word in whole.split() if "*" not in word)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """The abbreviations of one word, in lower case, without the full stop."""
        return frozenset(
            form.replace("(.)", ".")[:-1].lower()
            for form in self.forms
            if form.endswith((".", ".)")) and "_" not in form
        )

    @cached_property
    def anchors(self) -> frozenset[str]:
        """A word of every form, folded with `fold_case`: a text without any of them has no form of the table.

        It is the word itself, or the longest word of a phrase. Tables with stems have no anchors.
        """
        return frozenset(fold_case(form if form.isalnum() else _longest_word(form)) for form in self.forms)

    @cached_property
    def needs(self) -> frozenset[frozenset[str]]:
        """The words of every form, folded with `fold_case`: see `may_hold`. Tables with stems have none."""
        return _needs(self.forms)

    @cached_property
    def phrase_needs(self) -> frozenset[frozenset[str]]:
        """The `needs` of the forms of several words."""
        return _needs(form for form in self.forms if "_" in form)

    @cached_property
    def starts(self) -> frozenset[str]:
        """The first two letters of every form, folded with `fold_case`, or its first word if that is one letter.

        See `may_begin`. Tables with stems that may stand within a word have no starts.
        """
        return frozenset(fold_case(form[:2] if form[:2].isalpha() else form[:1]) for form in self.forms)

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The first word of every form, folded with `fold_case`: see `begins_with`. Tables with stems have none."""
        return frozenset(fold_case(found[0]) for form in self.forms if (found := _WORD_OF_FORM.search(form)))

    @cached_property
    def needs_by_first_word(self) -> Mapping[str, tuple[frozenset[str], ...]]:
        """The first word of every form, folded with `fold_case` → the `needs` of these forms."""
        return needs_by_first_word(self.forms)

    @cached_property
    def endings(self) -> frozenset[str]:
        """The last word of every form, in lower case: a text that ends with none of them ends with no form."""
        return frozenset(map(last_word, self.forms)) - {""}

    def bare(self, *, least: int = 1, folded: bool = False) -> str:
        """Return an expression for the forms of `least` letters and more, without their last full stop."""
        ends = (form.removesuffix("(.)").removesuffix(".") for form in self._as(folded))
        return _alternatives(_expression(form) for form in ends if len(form) >= least)

    def loose(self, *, folded: bool = False) -> str:
        """Return an expression for the forms with or without full stop where the table allows both.

        `folded` makes it one for folded text (`support.folding.fold_letters`).
        """
        return _alternatives(_with_end(form, r"\.?") for form in self._as(folded))

    def strict(self, *, folded: bool = False) -> str:
        """Return an expression for the forms, abbreviations only with their full stop."""
        return _alternatives(_with_end(form, r"\.") for form in self._as(folded))

    def phrases(self) -> str:
        """Return an expression for the forms of several words."""
        return _alternatives(_with_end(form, r"\.?") for form in self.forms if "_" in form)

    def _as(self, folded: bool) -> tuple[str, ...]:
        return tuple(map(fold_letters, self.forms)) if folded else self.forms


def _needs(forms: Iterable[str]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(_WORD_OF_FORM.findall(fold_case(form))) for form in forms)


def needs_by_first_word(forms: Iterable[str]) -> Mapping[str, tuple[frozenset[str], ...]]:
    """Return the first word of each form, folded with `fold_case` → the words of these forms: see `may_hold_behind`."""
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for form in forms:
        words: list[str] = _WORD_OF_FORM.findall(fold_case(form))
        if words:
            found[words[0]] = (*found.get(words[0], ()), frozenset(words))
    return found


def _longest_word(form: str) -> str:
    return max(_WORD_OF_FORM.findall(form), key=len, default="")


def _alternatives(expressions: Iterable[str]) -> str:
    made = sorted(set(expressions), key=lambda text: (-len(text), text))
    return "|".join(made)


def _expression(form: str) -> str:
    """Return the expression for a form without its end: spaces may be missing behind a full stop."""
    if form.isalnum():
        return form
    escaped = re.escape(form).replace(r"\*", r"\w*")
    escaped = escaped.replace(r"\(\.\)_", r"(?:\.\s*|\s+)").replace(r"\(\.\)", r"\.?")
    return escaped.replace(r"\._", r"\.\s*").replace("_", r"\s+")


def _with_end(form: str, stop: str) -> str:
    if form.endswith("(.)"):
        return _expression(form[:-3]) + rf"\b{stop}"
    if form.endswith("."):
        return _expression(form)
    if form.endswith("*"):
        return _expression(form)
    return _expression(form) + (r"\b\.?" if stop == r"\.?" else r"\b")


def may_begin(starts: frozenset[str], text: str, at: int = 0) -> bool:
    """Return whether a text may have a form of a table with these `starts` at an offset.

    It is a quick test before an expression is tried; most words fail it.
    """
    two = fold_case(text[at : at + 2])
    return two in starts or two[:1] in starts


def begins_with(first_words: frozenset[str], text: str, at: int = 0) -> bool:
    """Return whether the word at an offset of a text is one of `first_words` of a table, as `may_begin` does.

    It takes longer and fails more words, which pays before the expression of a large table.
    """
    word = _WORD.match(text, at)
    return word is not None and fold_case(word[0]) in first_words


_WORD = lazy(r"\w+")


@lru_cache(maxsize=256)
def words_of(text: str) -> frozenset[str]:
    """Return the different words of a text, folded with `fold_case`; look anchors of tables up in it."""
    return frozenset(_WORD.findall(fold_case(text)))


@lru_cache(maxsize=64)
def _by_longest_word(needs: frozenset[frozenset[str]]) -> Mapping[str, tuple[frozenset[str], ...]]:
    """Return the longest word of each form → the needs of these forms: a text without the word has none of them."""
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for words in needs:
        longest = max(sorted(words), key=len)
        found[longest] = (*found.get(longest, ()), words)
    return found


def may_hold(needs: frozenset[frozenset[str]], text: str) -> bool:
    """Return whether a text has all words of a form with these `needs`: it is a quick test as `may_begin` is."""
    words, known = words_of(text), _by_longest_word(needs)
    return any(any(map(words.issuperset, known[word])) for word in words if word in known)


def may_hold_behind(needs_of: Mapping[str, tuple[frozenset[str], ...]], word: str, text: str) -> bool:
    """Return whether a form may begin with a word of a text; `needs_of` are the `needs_by_first_word` of its table."""
    needs = needs_of.get(fold_case(word))
    return needs is not None and any(map(words_of(text).issuperset, needs))


def last_word(text: str) -> str:
    """Return the last word of a text, folded with `fold_case`; the empty string if it has no words."""
    folded = fold_case(text)
    end = len(folded)
    while end and not folded[end - 1].isalnum():
        end -= 1
    start = end
    while start and folded[start - 1].isalnum():
        start -= 1
    return folded[start:end]
