"""Markup and quotation marks inside fields: read into nodes, with flip-flop of what is nested.

Read are `<i> <b> <sup> <sub> <sc>`, `<span class="nocase">` and the small-caps span; everything else is
text. Italics inside italics become upright, quotation marks inside quotation marks change to the other
kind, and what looks like a quotation mark but has no partner is an apostrophe.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bibtools.csl.constants import LETTER
from bibtools.csl.richtext import Decoration, Node
from bibtools.support.patterns import lazy

_SMALL_CAPS = '<span style="font-variant:small-caps;">'
_FLIP_QUOTES = {"true": "inner", "inner": "true", "false": "true"}
# opener: (closer, attribute, value outside of anything, value inside each value)
_MARKUP: dict[str, tuple[str, str, str, dict[str, str]]] = {
    '<span class="nocase">': ("</span>", "nocase", "", {}),
    '<span class="nodecor">': ("</span>", "nodecor", "", {}),
    _SMALL_CAPS: (
        "</span>",
        "font-variant",
        "small-caps",
        {"small-caps": "normal", "normal": "small-caps"},
    ),
    "<sc>": ("</sc>", "font-variant", "small-caps", {"small-caps": "normal", "normal": "small-caps"}),
    "<i>": (
        "</i>",
        "font-style",
        "italic",
        {"italic": "normal", "normal": "italic", "oblique": "normal"},
    ),
    "<b>": ("</b>", "font-weight", "bold", {"bold": "normal", "normal": "bold"}),
    "<sup>": ("</sup>", "vertical-align", "sup", {"sub": "sup", "sup": "sup", "baseline": "sup"}),
    "<sub>": ("</sub>", "vertical-align", "sub", {"sup": "sub", "sub": "sub", "baseline": "sub"}),
    ' "': ('"', "quotes", "true", _FLIP_QUOTES),
    " '": ("'", "quotes", "inner", _FLIP_QUOTES),
    '("': ('"', "quotes", "true", _FLIP_QUOTES),
    "('": ("'", "quotes", "inner", _FLIP_QUOTES),
}
_PLAIN_OPENERS = (' "', " '", '("', "('")
_OTHER_QUOTE = {' "': " '", " '": ' "', '("': "('", "('": '("'}
_INNER_APOSTROPHE = lazy(f"([-0-9{LETTER}])\u2019(?=[-0-9{LETTER}])")
_SC_SPAN = lazy(r"(<span)\s+(style=\"font-variant:)\s*(small-caps);?\"[^>]*(>)")
_CLASS_SPAN = lazy(r"(<span)\s+(class=\"no(?:case|decor)\")[^>]*(>)")
_NO_WORD = frozenset(",.?:; ")


class MarkupReader:
    """Reads the markup of fields, with the quotation marks of one locale."""

    def __init__(self, quotes: tuple[str, str, str, str]) -> None:
        """Take the locale's outer and inner opening and closing quotation marks.

        `is_unusual` says quickly whether a text has any character that markup or spacing may depend on.
        """
        self.tags = dict(_MARKUP)
        for opener, closer, model in ((quotes[0], quotes[1], ' "'), (quotes[2], quotes[3], " '")):
            if opener and closer and opener not in ('"', "'", ' "', " '"):
                self.tags[opener] = (closer, *_MARKUP[model][1:])
        self.closers = frozenset(closer for closer, *_ in self.tags.values())
        alternatives = [*self.tags, *sorted(self.closers - self.tags.keys(), key=len, reverse=True)]
        self._split = re.compile("(" + "|".join(map(re.escape, alternatives)) + ")")
        marks = {"<", '"', "'", "\u2019", *(mark[0] for mark in quotes if mark), *quotes[1::2]}
        self._hint = re.compile("|".join(re.escape(mark) for mark in sorted(marks) if mark))
        unusual = {mark[0] for mark in marks if mark} | set("':;?!\u00ab\u00bb")
        self.is_unusual = re.compile("[" + re.escape("".join(sorted(unusual))) + "]").search

    def read(self, text: str, around: list[tuple[Decoration, ...]]) -> list[Node] | str:
        """Return the nodes of a text, or the text itself where there is nothing to read.

        `around` holds the formatting that the text stands in, outermost first.
        """
        if not self._hint.search(text):
            return text
        return self._read(text, around)

    def _read(self, text: str, around: list[tuple[Decoration, ...]]) -> list[Node] | str:
        keep_space = text.startswith(" ") and not re.match(r"\s+['\"]", text)
        strings, tags, forced = self._tokens(" " + _INNER_APOSTROPHE.sub(r"\1'", text))
        if not tags:
            return text
        self._pair(strings, tags, forced)
        strings, tags, forced = _drop_empty(strings, tags, forced)
        outer = self._outer_quotes(strings, tags, forced)
        first = strings[0].removeprefix(" ")
        strings[0] = " " + first.removeprefix(" ") if keep_space else first.removeprefix(" ")
        if not tags:
            return strings[0]
        return self._nest(strings, tags, around, outer)

    def _tokens(self, text: str) -> tuple[list[str], list[str], list[bool]]:
        if "<span" in text:
            text = _SC_SPAN.sub(r'\1 \2\3;"\4', text)
            text = _CLASS_SPAN.sub(r"\1 \2\3", text)
        parts = self._split.split(text)
        strings, tags = parts[::2], parts[1::2]
        forced = [False] * len(tags)
        for index in range(len(tags) - 1):
            if tags[index] in self.tags and not strings[index + 1] and tags[index + 1] in ('"', "'"):
                tags[index + 1] = " " + tags[index + 1]
                forced[index + 1] = True
        return strings, tags, forced

    def _pair(self, strings: list[str], tags: list[str], forced: list[bool]) -> None:
        """Blank the tags that have no partner, putting their text back; marks become apostrophes."""
        pending: list[int] = []
        for index in range(len(tags)):
            tag, following = tags[index], strings[index + 1]
            apostrophe = _apostrophe(tag, following)
            if apostrophe:
                strings[index + 1] = apostrophe + following
                tags[index] = ""
            elif tag in self.tags:
                pending.append(index)
            else:
                self._close(index, pending, strings, tags, forced)
        for index in reversed(pending):
            mark = " \u2019" if tags[index] in (" '", "'") else tags[index]
            if forced[index] and tags[index] == " '":
                mark = "\u2019"
            strings[index + 1] = mark + strings[index + 1]
            tags[index] = ""

    def _close(
        self, index: int, pending: list[int], strings: list[str], tags: list[str], forced: list[bool]
    ) -> None:
        tag = tags[index]
        while True:
            if pending and self.tags[tags[pending[-1]]][0] == tag:
                opening = pending.pop()
                if self.tags[tags[opening]][1] == "nocase":
                    tags[opening] = tags[index] = ""
                return
            if tag == "'":
                strings[index + 1] = "\u2019" + strings[index + 1]
                tags[index] = ""
                return
            if not pending:
                strings[index + 1] = tag + strings[index + 1]
                tags[index] = ""
                return
            failed = pending.pop()
            mark = tags[failed][1:] if forced[failed] else tags[failed]
            strings[failed + 1] = mark.replace("'", "\u2019") + strings[failed + 1]
            tags[failed] = ""

    def _outer_quotes(self, strings: list[str], tags: list[str], forced: list[bool]) -> dict[str, str]:
        """Say which kind of straight quotation mark is the outer one: the one that comes first."""
        outer: dict[str, str] = {}
        for index, tag in enumerate(tags):
            if tag in _PLAIN_OPENERS:
                if not outer:
                    mark, other = tag[1], _OTHER_QUOTE[tag][1]
                    for start in (" ", "("):
                        outer[start + mark], outer[start + other] = "true", "inner"
                if not forced[index]:
                    strings[index] += tag[0]
        return outer

    def _nest(
        self,
        strings: list[str],
        tags: list[str],
        around: list[tuple[Decoration, ...]],
        outer: dict[str, str],
    ) -> list[Node]:
        top: list[Node] = []
        if strings[0]:
            top.append(Node(strings[0]))
        levels = [top]
        stack: list[Decoration] = []
        for tag, string in zip(tags, strings[1:], strict=True):
            if tag in self.tags:
                decoration = self._decoration(tag, stack, around, outer)
                stack.append(decoration)
                node = Node(kids=[], decor=_effective(decoration, around, stack))
                levels[-1].append(node)
                assert node.kids is not None
                levels.append(node.kids)
            elif len(levels) > 1:
                levels.pop()
                stack.pop()
            if string:
                levels[-1].append(Node(string))
        return top

    def _decoration(
        self,
        tag: str,
        stack: list[Decoration],
        around: list[tuple[Decoration, ...]],
        outer: dict[str, str],
    ) -> Decoration:
        _closer, attribute, value, flips = self.tags[tag]
        for name, current in reversed(stack):
            if name == attribute:
                return attribute, flips.get(current, value)
        for decorations in reversed(around):
            for name, current in reversed(decorations):
                if name == attribute:
                    return attribute, flips.get(current, value)
        return attribute, outer.get(tag, value)


def _effective(
    decoration: Decoration, around: list[tuple[Decoration, ...]], stack: list[Decoration]
) -> tuple[Decoration, ...]:
    """Return the formatting of a span: `nodecor` undoes the fonts around it."""
    if decoration[0] != "nodecor":
        return (decoration,)
    undone: dict[str, Decoration] = {}
    for decorations in [*around, tuple(stack)]:
        for name, _value in decorations:
            if name in ("font-weight", "font-style", "font-variant"):
                undone[name] = (name, "normal")
    return tuple(undone.values())


def _apostrophe(tag: str, following: str) -> str:
    if tag == "'" and following and following[0] not in _NO_WORD:
        return "\u2019"
    if tag == " '" and following.startswith(" "):
        return " \u2019"
    return ""


def _drop_empty(
    strings: list[str], tags: list[str], forced: list[bool]
) -> tuple[list[str], list[str], list[bool]]:
    kept_strings, kept_tags, kept_forced = [strings[0]], [], []
    for tag, string, force in zip(tags, strings[1:], forced, strict=True):
        if tag:
            kept_tags.append(tag)
            kept_forced.append(force)
            kept_strings.append(string)
        else:
            kept_strings[-1] += string
    return kept_strings, kept_tags, kept_forced


@lru_cache(maxsize=16)
def markup_reader(quotes: tuple[str, str, str, str]) -> MarkupReader:
    """Return the reader for a locale's quotation marks."""
    return MarkupReader(quotes)
