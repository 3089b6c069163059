"""Letter case (CSL 1.0.2, "Text-case"): a function of the words of a text and of where they stand in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from bibtools.csl.text.lexer import ADDRESS, CLOSE, OPEN, SPACE, WORD, Token, lex
from bibtools.csl.text.stopwords import STOP_PHRASES, STOP_WORDS
from bibtools.language.casing import capitalize_first, lower, upper

_PROTECTING = frozenset({"nocase", "nodecor", "sc", "sup", "sub"})
"""Tags whose text keeps its case: names in small capitals, formulas, and what is set apart or says so."""
_HYPHENS = frozenset("-\u2010\u2011")
_APOSTROPHES = frozenset("'\u2018\u2019")
_OPENING = frozenset(":?!")
"""Marks after which a title goes on with a capital; CSL names the colon, the others end a sentence."""
_LONGEST_NAME = 2
"""How many words in capitals may be a name ("OC 1"); more are a text set in capitals."""
_MOST_KNOWN = 4096


class Word:
    """A word that may change its case: its token, the marks around it, and where it stands.

    `before` and `after` are the characters next to it, `first` and `last` say whether it opens or ends the text,
    `ended` is the mark that ended the sentence or title before it: a full stop, question or exclamation mark, or colon.
    """

    __slots__ = ("after", "before", "ended", "first", "last", "token")

    def __init__(self, token: Token, before: str, first: bool, ended: str) -> None:
        self.token = token
        self.before = before
        self.after = ""
        self.first = first
        self.last = False
        self.ended = ended


@lru_cache(_MOST_KNOWN)
def change_case(text: str, case: str, language: str) -> str:
    """Return a text with the case of `text-case`; tags stay, and what they protect.

    Title case is for English texts: the caller asks for it only where it applies.
    """
    tokens = lex(text)
    change = _CHANGES.get(case)
    if change is None:
        return text
    change(tokens, language)
    return "".join([token.text for token in tokens])


def _all(convert: Callable[[str, str | None], str]) -> Callable[[list[Token], str], None]:
    def change(tokens: list[Token], language: str) -> None:
        for word in _words(tokens):
            word.token.text = convert(word.token.text, language)

    return change


def _capitalize_first(tokens: list[Token], language: str) -> None:
    for word in _words(tokens)[:1]:
        if word.first:
            _capitalize(word.token, language)


def _capitalize_all(tokens: list[Token], language: str) -> None:
    for word in _words(tokens):
        if not _continues(word):
            _capitalize(word.token, language)


def _sentence(tokens: list[Token], language: str) -> None:
    words = _words(tokens)
    if _is_set_in_capitals(words):
        for word in words:
            word.token.text = lower(word.token.text, language)
    for word in words[:1]:
        if word.first:
            _capitalize(word.token, language)


def _title(tokens: list[Token], language: str) -> None:
    words = _words(tokens)
    if _is_set_in_capitals(words):
        for word in words:
            word.token.text = lower(word.token.text, language)
    lowered = [word.token.text.lower() for word in words]
    for place, word in enumerate(words):
        if _continues(word):
            continue
        opens = word.first or word.ended in _OPENING
        if not (opens or word.last) and _is_stop_word(words, lowered, place):
            # "AT&T" and "vitamin A" are no stop words, and a full stop may end a sentence or an abbreviation.
            if not word.token.text.isupper() and word.ended != ".":
                word.token.text = lower(word.token.text, language)
        elif opens or _leads(word) or lowered[place] in STOP_WORDS or _is_spelt_out(lowered[place]):
            _capitalize(word.token, language)


def _is_spelt_out(text: str) -> bool:
    """Return whether a word is more than a letter: no symbol ("vitamin c", "p value"), no "u.s."."""
    return len(text.partition(".")[0]) > 1


def _is_stop_word(words: list[Word], lowered: list[str], place: int) -> bool:
    """Return whether a word is written small where it neither opens nor ends a title.

    The first part of a compound is a word of its own ("Pro-Environmental"); "n" between apostrophes is "and".
    """
    word, text = words[place], lowered[place]
    if text == "n" and word.before in _APOSTROPHES and word.after in _APOSTROPHES:
        return True
    if text in STOP_WORDS:
        return not _leads(word)
    before, after = lowered[place - 1 : place + 1], lowered[place : place + 2]
    return (words[place - 1].after == word.before == " " and tuple(before) in STOP_PHRASES) or (
        word.after == " " and tuple(after) in STOP_PHRASES
    )


def _leads(word: Word) -> bool:
    """Return whether a word is the first part of a compound and of the Latin script."""
    return word.after in _HYPHENS and word.before not in _HYPHENS and word.token.text < "\u0370"


def _continues(word: Word) -> bool:
    """Return whether a word goes on with what a tag before it holds: the second O of `C<sub>2</sub>O`."""
    return word.before.isalnum()


def _capitalize(token: Token, language: str) -> None:
    """Write the first letter of a word in lower case as a capital; "iPad", "pH" and "3rd" stay as they are."""
    text = token.text
    if text.islower() and text[0].isalpha() and text[0] != "\u00b5":
        token.text = capitalize_first(text, language)


def _is_set_in_capitals(words: list[Word]) -> bool:
    """Return whether a text has no small letter and more words than a name in capitals."""
    spelt = [word.token.text for word in words if any(map(str.isalpha, word.token.text))]
    return len(spelt) > _LONGEST_NAME and all(map(str.isupper, spelt))


def _words(tokens: list[Token]) -> list[Word]:
    """Return the words that no tag protects, with what the rest of the tokens says about them."""
    words: list[Word] = []
    before, first, ended, spaced, protected = "", True, "", False, -1
    pending = latest = None
    for place, token in enumerate(tokens):
        if token.kind in (OPEN, CLOSE):
            if token.name in _PROTECTING and place > protected:
                protected = token.close
            continue
        if pending is not None:
            pending.after, pending = token.text[0], None
        if token.kind == WORD:
            latest = None
            if place > protected:
                latest = pending = Word(token, before, first, ended if spaced else "")
                words.append(latest)
            first, ended, spaced = False, "", False
        elif token.kind == ADDRESS:
            latest, first, ended, spaced = None, False, "", False
        elif token.kind == SPACE:
            spaced = True
        elif token.text in _OPENING or token.text == ".":
            ended, spaced = token.text, False
        before = token.text[-1]
    if latest is not None:
        latest.last = True
    return words


_CHANGES: dict[str, Callable[[list[Token], str], None]] = {
    "lowercase": _all(lower),
    "uppercase": _all(upper),
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
