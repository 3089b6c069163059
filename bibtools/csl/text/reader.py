"""The tags and quotation marks of a field as a tree of formatted text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bibtools.csl.richtext import Decoration, Node
from bibtools.csl.text.lexer import ADDRESS, DEEPEST, OPEN, WORD, Token, lex, marks_pattern

OUTER, INNER, APOSTROPHE = "true", "inner", "\u2019"
_FONTS = {
    "i": ("font-style", "italic"),
    "b": ("font-weight", "bold"),
    "sc": ("font-variant", "small-caps"),
    "sup": ("vertical-align", "sup"),
    "sub": ("vertical-align", "sub"),
}
_UNDONE = ("font-style", "font-weight", "font-variant")
"""Formatting that a second one of its kind undoes: italics inside of italics are upright."""
_STRAIGHT = {'"': '"', "'": "'"}
_BEFORE_QUOTATION = frozenset("([{<\u2013\u2014-/\u00ab\u2039\u201e\u201a\u201c\u2018\"'")
"""Characters behind which a straight mark may open a quotation, besides white space and the start of a text."""


class Span:
    """Text in a tag or in quotation marks: its kind (a tag's name, or the level of the quotation) and its content."""

    __slots__ = ("content", "kind")

    def __init__(self, kind: str, content: list[Part]) -> None:
        self.kind = kind
        self.content = content


Part = str | Span


class MarkupReader:
    """Reads the inline text of fields, with the quotation marks of a locale."""

    def __init__(self, quotes: tuple[str, str, str, str]) -> None:
        """Take the outer opening and closing and the inner opening and closing marks."""
        pairs = [pair for pair in (quotes[:2], quotes[2:]) if len(pair[0]) == len(pair[1]) == 1]
        self._openers = {closing: opening for opening, closing in reversed(pairs)} | _STRAIGHT
        self._levels = dict.fromkeys(_STRAIGHT, OUTER)
        if len(quotes[2]) == 1:
            self._levels.setdefault(quotes[2], INNER)
        self._levels |= {opening: OUTER for opening in quotes[:1] if len(opening) == 1}
        marks = re.escape("".join(sorted(self._levels.keys() - {"'"})))
        self._pattern = marks_pattern("".join(sorted({*self._levels, *self._openers})))
        self.has_markup = re.compile(rf"[<{marks}]|(?<![^\W_])'|'(?![^\W_])").search

    def read(self, text: str, around: Iterable[tuple[Decoration, ...]]) -> list[Node] | str:
        """Return what a field's text comes to inside of some formatting: nodes, or text if it has no markup."""
        if not self.has_markup(text):
            return self.plain(text)
        tokens = lex(text) if "://" in text else lex(text, self._pattern)
        content = self._content(tokens, 0, len(tokens))
        if not any(isinstance(part, Span) for part in content):
            return "".join(map(str, content))
        return _nodes(content, {name: value for decor in around for name, value in decor})

    @staticmethod
    def plain(text: str) -> str:
        """Return text without markup as it is rendered: straight marks are apostrophes but in addresses."""
        if "'" not in text or "://" not in text:
            return text.replace("'", APOSTROPHE)
        return "".join(
            token.text if token.kind == ADDRESS else token.text.replace("'", APOSTROPHE)
            for token in lex(text)
        )

    def _content(self, tokens: list[Token], start: int, end: int) -> list[Part]:
        """Return the text and the spans of some tokens: tags first, quotation marks among what stands on one level."""
        items: list[Token | Span] = []
        place = start
        while place < end:
            token = tokens[place]
            if token.kind == OPEN:
                items.append(Span(token.name, self._content(tokens, place + 1, token.close)))
                place = token.close
            else:
                items.append(token)
            place += 1
        return self._quotations(items)

    def _quotations(self, items: list[Token | Span]) -> list[Part]:
        """Match quotation marks with a stack; a straight one without partner is an apostrophe or stays as it is."""
        made: list[Part] = []
        opened: list[tuple[int, str]] = []
        waiting: dict[str, int] = {}
        elided = -1
        for place, item in enumerate(items):
            if isinstance(item, Span):
                made.append(item)
                continue
            mark = item.text
            if item.kind == WORD or (mark not in self._levels and mark not in self._openers):
                made.append(mark.replace("'", APOSTROPHE) if item.kind == WORD else mark)
                continue
            before, after = _last(items[max(place - 1, 0) : place]), _first(items[place + 1 : place + 2])
            closes = waiting.get(self._openers.get(mark, "")) and _may_close(mark, before, after)
            depth = self._opener(mark, opened, len(made)) if closes else -1
            if mark == "'" and _is_elided_and(items, place):
                elided = place + 2
            elif depth >= 0 and place != elided:
                start, opening = opened[depth]
                for _, each in opened[depth:]:
                    waiting[each] -= 1
                del opened[depth:]
                if depth < DEEPEST:
                    made[start:] = [Span(self._levels[opening], made[start + 1 :])]
                    continue
            elif mark in self._levels and place != elided and _may_open(mark, before, after):
                opened.append((len(made), mark))
                waiting[mark] = waiting.get(mark, 0) + 1
            made.append(APOSTROPHE if mark == "'" else mark)
        return made

    def _opener(self, mark: str, opened: list[tuple[int, str]], end: int) -> int:
        """Return the place in the stack of the mark that another one closes, around some text; -1 if there is none."""
        opening = self._openers.get(mark)
        for depth in range(len(opened) - 1, -1, -1):
            if opened[depth][1] == opening and opened[depth][0] < end - 1:
                return depth
        return -1


def _may_open(mark: str, before: str, after: str) -> bool:
    """Return whether a mark may open a quotation where it stands."""
    free = not before or before.isspace() or before in _BEFORE_QUOTATION
    return bool(after) and not after.isspace() and (free or mark not in _STRAIGHT)


def _may_close(mark: str, before: str, after: str) -> bool:
    """Return whether a mark may close a quotation where it stands."""
    if mark not in _STRAIGHT:
        return True
    return bool(before) and not before.isspace() and not (mark == "'" and after.isalnum())


def _is_elided_and(items: list[Token | Span], place: int) -> bool:
    """Return whether a mark opens the "n" of "rock 'n' roll"."""
    following = [item.text for item in items[place + 1 : place + 3] if isinstance(item, Token)]
    return len(following) == 2 and following[0] in ("n", "N") and following[1] in ("'", APOSTROPHE)


def _last(items: Sequence[Token | Part]) -> str:
    """Return the last character of some content."""
    end = items[-1] if items else ""
    return _last(end.content) if isinstance(end, Span) else (end if isinstance(end, str) else end.text)[-1:]


def _first(items: Sequence[Token | Part]) -> str:
    """Return the first character of some content."""
    start = items[0] if items else ""
    return (
        _first(start.content)
        if isinstance(start, Span)
        else (start if isinstance(start, str) else start.text)[:1]
    )


def _nodes(content: Iterable[Part], ambient: dict[str, str]) -> list[Node]:
    """Return the nodes of some content; `ambient` is the formatting around it, attribute to value."""
    made: list[Node] = []
    texts: list[str] = []
    for part in content:
        if isinstance(part, str):
            texts.append(part)
            continue
        if texts:
            made.append(Node("".join(texts)))
            texts.clear()
        decor = _decor(part.kind, ambient)
        kids = _nodes(part.content, {**ambient, **dict(decor)})
        if not decor:
            made += kids
        elif len(kids) == 1 and not kids[0].decor:
            made.append(Node(kids[0].text, decor=decor))
        elif kids:
            made.append(Node(None, kids, decor=decor))
    if texts:
        made.append(Node("".join(texts)))
    return made


def _decor(kind: str, ambient: dict[str, str]) -> tuple[Decoration, ...]:
    """Return the formatting of a span: the contrary of what is around it where that is of the same kind."""
    if kind in (OUTER, INNER):
        outside = ambient.get("quotes")
        level = kind if outside is None else INNER if outside == OUTER else OUTER
        return (("quotes", level),)
    if kind == "nodecor":
        return tuple((name, "normal") for name in _UNDONE if ambient.get(name, "normal") != "normal")
    if kind not in _FONTS:
        return ()
    name, value = _FONTS[kind]
    return ((name, "normal" if name in _UNDONE and ambient.get(name) == value else value),)


@lru_cache(64)
def markup_reader(quotes: tuple[str, str, str, str]) -> MarkupReader:
    """Return the reader for a locale's quotation marks."""
    return MarkupReader(quotes)
