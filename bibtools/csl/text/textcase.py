"""Text case: applied to a field before its markup is read, so that it can see quotes and `nocase` spans."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from bibtools.csl.constants import SKIP_WORDS
from bibtools.language.casing import capitalize_first, lower, upper
from bibtools.support.patterns import lazy

_TAGS = lazy(
    "(\u2018|\u2019|\u201c|\u201d| \"| '|\"|'|[-\u2013\u2014/.,;?!:]|\\[|\\]|\\(|\\)"
    '|<span style="font-variant: small-caps;">|<span class="no(?:case|decor)">|</span>'
    "|</?(?:i|sc|b|sub|sup)>)"
)
_NOCASE_SPAN = lazy(r"(<span)\s+(class=\"no(?:case|decor)\")[^>]*(>)")
_SMALL_CAPS_SPAN = lazy(r"(<span)\s+(style=\"font-variant:)\s*(small-caps);?(\")[^>]*(>)")
_WORDS = lazy("([\u00a0 \u2000-\u200b\u205f\u3000]+)")
_PROTECTED = {
    '<span style="font-variant: small-caps;">': "</span>",
    '<span class="nocase">': "</span>",
    '<span class="nodecor">': "</span>",
    "<sc>": "</sc>",
    "<sub>": "</sub>",
    "<sup>": "</sup>",
}
_QUOTES = {
    ' "': (" '", '"'),
    " '": (' "', "'"),
    "\u2018": ("\u2018", "\u2019"),
    "\u201c": ("\u201c", "\u201d"),
}
_CLOSING = frozenset({"\u2019", "\u201d", '"', "'"})


def _split(text: str) -> tuple[list[str], list[str]]:
    """Return the strings of a text and the tags (markup, punctuation, quotes) between them."""
    if "<span" in text:
        text = _NOCASE_SPAN.sub(r"\1 \2\3", text)
        text = _SMALL_CAPS_SPAN.sub(r"\1 \2 \3;\4\5", text)
    parts = _TAGS.split(text)
    strings, tags = parts[::2], parts[1::2]
    for index in range(len(tags) - 1, -1, -1):
        if tags[index] == "'" and strings[index + 1]:
            strings[index + 1] = "'" + strings[index + 1]
            tags[index] = ""
    return strings, tags


class _Caser:
    """The state that changing the case of one text needs."""

    def __init__(self, language: str, skip: frozenset[str]) -> None:
        self.language = language
        self.skip = skip
        self.first = True
        self.after_punctuation = False
        self.last_word: tuple[int, int] | None = None

    def lowercase(self, text: str, _index: int, _following: str) -> str:
        return lower(text, self.language)

    def uppercase(self, text: str, _index: int, _following: str) -> str:
        return upper(text, self.language)

    def _each(self, text: str, change: Callable[[str], str]) -> str:
        parts = _WORDS.split(text)
        parts[::2] = [change(word) if word else word for word in parts[::2]]
        return "".join(parts)

    def capitalize_all(self, text: str, _index: int, _following: str) -> str:
        return self._each(text, self._capital)

    def _capital(self, word: str) -> str:
        if len(word) == 1 and "\u0370" <= word <= "\u03ff":
            return word
        return capitalize_first(word, self.language) if word == lower(word, self.language) else word

    def _first_only(self, word: str) -> str:
        if not self.first:
            return word
        self.first = False
        return self._capital(word)

    def capitalize_first(self, text: str, _index: int, _following: str) -> str:
        return self._each(text, self._first_only)

    def _sentence_word(self, word: str) -> str:
        if self.first:
            self.first = False
            return capitalize_first(word, self.language)
        return lower(word, self.language)

    def sentence(self, text: str, _index: int, _following: str) -> str:
        return self._each(text, self._sentence_word)

    def title(self, text: str, index: int, following: str) -> str:
        if not text.strip():
            return text
        parts = _WORDS.split(text)
        last = len(parts) - 1
        for place in range(0, len(parts), 2):
            word = parts[place]
            if not word:
                continue
            lowered = lower(word, self.language)
            wanted = (
                (len(word) > 1 and lowered not in self.skip)
                or (place == last and following == "-")
                or self.first
                or self.after_punctuation
            )
            if wanted:
                parts[place] = self._capital(word)
            self.after_punctuation = self.first = False
            self.last_word = (index, place)
        return "".join(parts)


class _QuoteWatch:
    """Finds quotation marks that do not pair: what looked like one was an apostrophe."""

    def __init__(self) -> None:
        self.open: list[tuple[str, str, int | None]] = []

    def see(self, tag: str, position: int) -> int | None:
        """Take a tag; give the position of a mark that turned out to be none."""
        if tag in _QUOTES:
            opener, closer = _QUOTES[tag]
            if not self.open or tag == self.open[-1][0]:
                self.open.append((opener, closer, position))
                return None
            wrong = self.open.pop()[2]
            self.open.append((opener, closer, None))
            return wrong
        if tag in _CLOSING:
            if self.open and tag == self.open[-1][1]:
                self.open.pop()
                return None
            return position
        return None


def _restore(strings: list[str], originals: list[str], position: int) -> None:
    """Return the character behind a mark that was no quotation mark its own case again."""
    if position + 1 < len(strings) and strings[position + 1]:
        strings[position + 1] = originals[position + 1][:1] + strings[position + 1][1:]


@lru_cache(maxsize=4096)
def change_case(text: str, case: str, language: str, skip: frozenset[str] = SKIP_WORDS) -> str:
    """Return `text` in a text case of CSL, by the casing rules of `language`; markup is kept.

    `case` is lowercase, uppercase, capitalize-first, capitalize-all, sentence or title.
    """
    caser = _Caser(language, skip)
    change = getattr(caser, case.replace("-", "_"), None)
    if change is None or not text:
        return text
    strings, tags = _split(text)
    originals = list(strings)
    if strings[0].strip():
        strings[0] = change(strings[0], 0, tags[0] if tags else "")
    # As citeproc-js has it: the text before the first tag counts as first only while there was none.
    quotes = _QuoteWatch() if case not in ("lowercase", "uppercase") else None
    protected: list[str] = []
    for index, tag in enumerate(tags):
        original = strings[index + 1]
        if tag in _PROTECTED:
            protected.append(_PROTECTED[tag])
        elif protected and tag == protected[-1]:
            protected.pop()
        if case == "title" and tag[-1:] in ("!", "?", ":"):
            caser.after_punctuation = True
        if not protected:
            strings[index + 1] = change(original, index + 1, "")
        elif original.strip():
            caser.last_word = None
        wrong = quotes.see(tag, index) if quotes else None
        if wrong is not None:
            _restore(strings, originals, wrong)
            caser.last_word = None
        if original.strip():
            caser.first = caser.after_punctuation = False
    if quotes:
        for _opener, _closer, position in quotes.open:
            if position is not None:
                _restore(strings, originals, position)
    if case == "title" and caser.last_word:
        _capitalize_last(strings, caser)
    return _join(strings, tags)


def _capitalize_last(strings: list[str], caser: _Caser) -> None:
    assert caser.last_word is not None
    index, place = caser.last_word
    parts = _WORDS.split(strings[index])
    word = parts[place]
    if len(word) > 1 and lower(word, caser.language) in caser.skip:
        parts[place] = capitalize_first(word, caser.language)
        strings[index] = "".join(parts)


def _join(strings: list[str], tags: list[str]) -> str:
    made = [strings[0]]
    for tag, string in zip(tags, strings[1:], strict=True):
        made += (tag, string)
    return "".join(made)
