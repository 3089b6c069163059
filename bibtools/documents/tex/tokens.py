"""Tokens of LaTeX and the arguments of its commands."""

from __future__ import annotations

import re

TOKEN = re.compile(
    r"(?P<comment>%[^\r\n]*(?:(?:\r\n|\r(?!\n)|\n)[ \t]*)?)"
    r"|\\(?P<word>[A-Za-z]+)(?P<star>\*?)[ \t]*(?:(?:\r\n|\r(?!\n)|\n)[ \t]*(?![ \t]*[\r\n]))?"
    r"|\\(?P<sign>[\s\S]|\Z)"
    r"|(?P<brace>[{}])"
    r"|(?P<math>\$\$[^$]*\$\$|\$[^$]*\$|\$)"
    r"|(?P<paragraph>[ \t]*(?:\r\n|\r(?!\n)|\n)[ \t]*(?:(?:\r\n|\r(?!\n)|\n)[ \t]*)+)"
    r"|(?P<space>[ \t\r\n]+)"
    r"|(?P<dash>---?)|(?P<quote>``|''|,,)|(?P<tie>~)|(?P<cell>&)"
    r"|(?P<text>[^\\{}$%~&`',\-\s]+|[\s\S])"
)
_SPACES = re.compile(r"(?:[ \t]*(?:\r\n|\r(?!\n)|\n)?[ \t]*(?:%[^\r\n]*(?:\r\n|\r(?!\n)|\n)[ \t]*)*)")
_EDGE = re.compile(r"\\[\s\S]|%[^\r\n]*|[{}\[\]]")
_BRACE = re.compile(r"\\[\s\S]|[{}]")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_LONGEST_OPTION = 2_000
_LONGEST_ARGUMENT = 20_000
"""How far the end of an argument is looked for, in characters; the text of a note is not read as one."""
_BARE = re.compile(r"\\(?:[A-Za-z@]+|[\s\S])|[\s\S]")


def after_spaces(source: str, at: int) -> int:
    """Return the offset behind spaces, one line end and comments: where an argument may begin."""
    match = _SPACES.match(source, at)
    return match.end() if match else at


def closing(source: str, at: int, within: int = _LONGEST_ARGUMENT) -> int:
    """Return the offset of the brace or bracket that closes the one at `at`.

    If none does, return the end of the paragraph: a source with a brace too few loses no more than that.
    """
    bracket = source[at] == "["
    depth = 0
    for match in _EDGE.finditer(source, at, at + within):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth < 0 or (depth == 0 and not bracket):
                return match.start()
        elif sign == "]" and bracket and depth == 0:
            return match.start()
    blank = _BLANK_LINE.search(source, at)
    return blank.start() if blank else len(source)


def optional(source: str, at: int) -> tuple[str | None, int]:
    """Return an optional argument in brackets (None if there is none) and the offset behind it."""
    start = after_spaces(source, at)
    if source[start : start + 1] != "[":
        return None, at
    end = closing(source, start, _LONGEST_OPTION)
    if source[end : end + 1] != "]":
        return None, at
    return source[start + 1 : end], end + 1


def verbatim(source: str, at: int) -> tuple[str, int]:
    """Return a mandatory argument in which a percent sign is one, as in an address, and the offset behind it."""
    start = after_spaces(source, at)
    if source[start : start + 1] != "{":
        return mandatory(source, at)
    depth = 0
    for match in _BRACE.finditer(source, start, start + _LONGEST_ARGUMENT):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth:
            return source[start + 1 : match.start()], match.end()
    return mandatory(source, at)


def mandatory(source: str, at: int) -> tuple[str, int]:
    """Return a mandatory argument, without its braces if it has any, and the offset behind it."""
    start = after_spaces(source, at)
    if source[start : start + 1] == "{":
        end = closing(source, start)
        return source[start + 1 : end], end + (source[end : end + 1] == "}")
    match = _BARE.match(source, start)
    return (match[0], match.end()) if match else ("", start)
