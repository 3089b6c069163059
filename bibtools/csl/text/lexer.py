"""The one lexer of inline text: words, spaces, addresses of the web, marks and the tags of CSL-JSON."""

from __future__ import annotations

import re
from itertools import accumulate

from bibtools.support.patterns import lazy

WORD, SPACE, MARK, OPEN, CLOSE, ADDRESS = "word", "space", "mark", "open", "close", "address"
_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_TAGS = (
    r"(?P<open><(?:i|b|sc|sup|sub)>|<span\s+(?:style=\"font-variant:\s*small-caps;?\""
    r"|class=\"no(?:case|decor)\")\s*>)"
    r"|(?P<close></(?:i|b|sc|sup|sub|span)>)"
)
_TOKEN = lazy(
    r"(?P<address>(?:https?|ftp)://(?:[^\s<>\"'.,;:!?)\]]|['.,;:!?)\]]+(?=[^\s<>\"'.,;:!?)\]]))*)"
    rf"|(?P<word>{_LETTER}+(?:[.'\u2019`]{_LETTER}+)*)"
    r"|(?P<space>\s+)"
    rf"|{_TAGS}"
    r"|(?P<mark>.)",
    re.DOTALL,
)
_SPAN = lazy(r"no(?:case|decor)|small-caps")
DEEPEST = 12
"""Levels of tags, and of quotations between two tags, that are rendered; no real title has more than five."""


class Token:
    """A piece of inline text: its kind, its text as written, and of a tag its name.

    Names are those of the short tags; a span is `sc`, `nocase` or `nodecor`. `close` is the place of the tag that
    closes this one; a tag without partner is a mark.
    """

    __slots__ = ("close", "kind", "name", "text")

    def __init__(self, kind: str, text: str) -> None:
        self.kind = kind
        self.text = text
        self.name = ""
        self.close = 0


def marks_pattern(marks: str) -> re.Pattern[str]:
    """Return a pattern for `lex` whose words are all text up to the next tag or one of some marks.

    An apostrophe between two letters belongs to the text. Addresses are not told apart.
    """
    apostrophe = rf"{_LETTER}['\u2019`](?={_LETTER})"
    return re.compile(rf"{_TAGS}|(?P<word>(?:{apostrophe}|[^<{re.escape(marks)}])+)|(?P<mark>.)", re.DOTALL)


def lex(text: str, pattern: re.Pattern[str] = _TOKEN) -> list[Token]:
    """Return the tokens of a text, tags matched; their texts together are the text, but for tags nested too deep."""
    tokens = [Token(match.lastgroup or MARK, match[0]) for match in pattern.finditer(text)]
    if "<" in text:
        _match_tags(tokens)
        if not all(token.text for token in tokens):
            return _without_empty(tokens)
    return tokens


def _without_empty(tokens: list[Token]) -> list[Token]:
    """Return the tokens that have a text."""
    counts = list(accumulate(bool(token.text) for token in tokens))
    for token in tokens:
        token.close = counts[token.close] - 1
    return [token for token in tokens if token.text]


def _match_tags(tokens: list[Token]) -> None:
    """Match tags with a stack: a closing tag ends the nearest open one of its name, those inside are text.

    Tags that are nested more than DEEPEST deep are left out, and what they hold is kept.
    """
    opened: list[int] = []
    waiting: dict[str, int] = {}
    for place, token in enumerate(tokens):
        if token.kind == OPEN:
            element = _element(token)
            token.name = _span_name(token) if element == "span" else element
            token.kind = MARK
            opened.append(place)
            waiting[element] = waiting.get(element, 0) + 1
        elif token.kind == CLOSE:
            token.kind = MARK
            closed = token.text[2:-1]
            if not waiting.get(closed):
                continue
            first = tokens[opened.pop()]
            waiting[_element(first)] -= 1
            while _element(first) != closed:
                first = tokens[opened.pop()]
                waiting[_element(first)] -= 1
            if len(opened) < DEEPEST:
                first.kind, first.close, token.kind = OPEN, place, CLOSE
            else:
                first.text = token.text = ""


def _element(tag: Token) -> str:
    """Return the name of the element that a tag opens: `span` for `<span class="nocase">`."""
    return "span" if tag.text.startswith("<span") else tag.text[1:-1]


def _span_name(tag: Token) -> str:
    span = _SPAN.search(tag.text)
    assert span is not None
    return "sc" if span[0] == "small-caps" else span[0]
