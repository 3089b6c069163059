"""The one lexer of inline text: words, spaces, marks and the tags of CSL-JSON."""

from __future__ import annotations

import re

from bibtools.support.patterns import lazy

WORD, SPACE, MARK, OPEN, CLOSE = "word", "space", "mark", "open", "close"
_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_TOKEN = lazy(
    rf"(?P<word>{_LETTER}+(?:[.'\u2019`]{_LETTER}+)*)"
    r"|(?P<space>\s+)"
    r"|(?P<open><(?:i|b|sc|sup|sub)>|<span\s+(?:style=\"font-variant:\s*small-caps;?\""
    r"|class=\"no(?:case|decor)\")\s*>)"
    r"|(?P<close></(?:i|b|sc|sup|sub|span)>)"
    r"|(?P<mark>.)",
    re.DOTALL,
)
_SPAN = lazy(r"no(?:case|decor)|small-caps")


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


def lex(text: str) -> list[Token]:
    """Return the tokens of a text, tags matched; their texts together are the text."""
    tokens = [Token(match.lastgroup or MARK, match[0]) for match in _TOKEN.finditer(text)]
    if "<" in text:
        _match_tags(tokens)
    return tokens


def _match_tags(tokens: list[Token]) -> None:
    """Match tags with a stack: a closing tag ends the nearest open one of its name, those inside are text."""
    opened: list[int] = []
    for place, token in enumerate(tokens):
        if token.kind == OPEN:
            span = _SPAN.search(token.text)
            token.name = token.text[1:-1] if span is None else "sc" if span[0] == "small-caps" else span[0]
            token.kind = MARK
            opened.append(place)
        elif token.kind == CLOSE:
            token.kind = MARK
            for depth in range(len(opened) - 1, -1, -1):
                if _closes(token.text, tokens[opened[depth]].text):
                    first = tokens[opened[depth]]
                    first.kind, first.close, token.kind = OPEN, place, CLOSE
                    del opened[depth:]
                    break


def _closes(closing: str, opening: str) -> bool:
    return opening.startswith("<" + closing[2:-1])
