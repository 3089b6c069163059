"""Given names: parsed into words and joiners, written in full or as initials."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from bibtools.csl.names.scripts import is_east_asian
from bibtools.support.patterns import lazy

_TOKEN = lazy(
    r"(?P<tag></?(?:i|b|sc|sub|sup|span)(?:\s[^>]*)?>)|(?P<joiner>\s*-\s*|\s+)|(?P<word>[^\s<-]+|<)"
)
_PIECE = lazy(r"[^.]+\.?|\.+")
_LETTER = lazy(r"['`\u2018\u2019\u02bb-\u02c1]*(?:IJ|[^\W\d_])")
"""The first letter of a word, with the signs of ayn and hamza that belong to it; Dutch IJ is one letter."""


class _Part(NamedTuple):
    """A tag, a joiner (hyphen, spaces, nothing) or a word, whose `initial` is empty where it stays whole."""

    kind: str
    text: str
    initial: str = ""


@lru_cache(maxsize=8192)
def write_given(given: str, mark: str, *, hyphen: bool = True, shorten: bool = True) -> str:
    """Return a given name as initials, each followed by `mark` (`initialize-with`).

    Without `shorten`, only the initials that it has already are made uniform (`initialize="false"`). `hyphen` keeps
    the hyphen of compound names (`initialize-with-hyphen`). Words in lower case ("de", "ibn", "al-") stay whole
    beside words in upper case.
    """
    parts = _parse(given, whole=not shorten)
    close = mark.rstrip()
    made: list[str] = []
    before: _Part | None = None
    for index, part in enumerate(parts):
        if part.kind == "joiner":
            behind = next((one for one in parts[index:] if one.kind == "word"), None)
            if before and behind:
                made.append(_between(before, part.text, behind, mark[len(close) :], hyphen))
        elif part.initial:
            made.append(part.initial + close)
        else:
            made.append(part.text)
        before = part if part.kind == "word" else before
    return "".join(made)


def _between(before: _Part, joiner: str, behind: _Part, space: str, hyphen: bool) -> str:
    """Return what parts two words; between two initials that is the hyphen, or the space that closes the mark."""
    both = before.initial and behind.initial
    if "-" in joiner and (hyphen or not both):
        return "-"
    return space if both else joiner or " "


@lru_cache(maxsize=8192)
def _parse(given: str, *, whole: bool) -> list[_Part]:
    """Return the parts of a given name; with `whole`, words that are no initials yet have none."""
    parts = [
        _Part("joiner", "") if piece is None else _Part(str(match.lastgroup), piece)
        for match in _TOKEN.finditer(given)
        for piece in (_pieces(match[0]) if match.lastgroup == "word" else [match[0]])
    ]
    upper_case = given != given.lower()
    made: list[_Part] = []
    for part in parts:
        if part.kind == "word":
            part = part if upper_case and _is_lower(part.text) else _word(part.text, whole)
        made.append(part)
    return made if whole else _without_rests(made)


def _pieces(word: str) -> list[str | None]:
    """Return the pieces of a word that full stops close ("Ph.D" is "Ph." and "D"), None between them."""
    pieces: list[str | None] = []
    for piece in _PIECE.findall(word):
        pieces += [None, piece] if pieces else [piece]
    return pieces


def _word(text: str, whole: bool) -> _Part:
    """Return a word with its initial; it has none if it opens with no letter or is East Asian."""
    match = _LETTER.match(text)
    if match is None or is_east_asian(match[0]):
        return _Part("word", text)
    end = match.end()
    while end < len(text) and category(text[end]).startswith("M"):
        end += 1
    short = text[-1] == "." or end == len(text)
    return _Part("word", text, text.rstrip(".") if short else "" if whole else text[:end])


def _without_rests(parts: list[_Part]) -> list[_Part]:
    """Leave out what is joined in lower case to a word that is shortened: "Ai-jun" is one name."""
    made: list[_Part] = []
    last: _Part | None = None
    for part in parts:
        rest = part.kind == "word" and not part.initial and _is_lower(part.text)
        if rest and last and last.initial and last.text[-1] != "." and made[-1].text == "-":
            made.pop()
            continue
        made.append(part)
        last = part if part.kind == "word" else last
    return made


def _is_lower(word: str) -> bool:
    """Return whether the first letter of a word is in lower case."""
    match = _LETTER.match(word)
    return match is not None and match[0].islower()
