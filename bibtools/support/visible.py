"""Text of foreign data in messages and on terminals: characters that act are shown instead of sent.

A title may hold the escape codes of a terminal, a file name a line break and a command for a CI service, a key a
character that turns the direction of the whole line. Who reads a report must see what is there and nothing else.
"""

from __future__ import annotations

import re
from typing import Any

from bibtools.support.patterns import lazy

_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters that set the direction of what follows (Unicode Standard Annex #9)."""
_UNFIT = "\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
"""DEL, C1 controls, line ends of Unicode, noncharacters, lone surrogates: terminals act on some, XML forbids others."""
_IN_LINE = lazy(rf"[\x00-\x1f{_UNFIT}{_TURNING}]|##(?=\w*\[)")
"""Also `##[…]`, `##vso[…]`, `##teamcity[…]`: CI services take them for commands anywhere in a line."""
_IN_TEXT = lazy(rf"[\x00-\x08\x0b\x0c\x0e-\x1f{_UNFIT}{_TURNING}]|\r(?!\n)")
_IN_DATA = lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
_IN_JSON = lazy(rf"[{_UNFIT}{_TURNING}]")


def visible(text: str) -> str:
    """Return a text as one line in which no character acts: controls as `␛`, others as `[U+202E]`."""
    return _IN_LINE.sub(_shown, text)


def visible_text(text: str) -> str:
    """Return a text of several lines in which nothing acts but line ends and tabs."""
    return _IN_TEXT.sub(_shown, text)


def without_controls(text: str) -> str:
    """Return data of several lines in which control characters are shown; everything else is kept as it is."""
    return _IN_DATA.sub(_shown, text)


def json_text(value: Any, indent: int | None = None, level: int = 0) -> str:
    """Return a value as JSON; the characters that `visible` shows are escaped, so that the value stays the same.

    `level` is the number of objects and arrays around it: with `indent`, the lines after its first are indented for it.
    """
    if indent:
        from bibtools.support.indented_json import indented

        return _IN_JSON.sub(_escaped, indented(value, indent, level))
    import json

    return _IN_JSON.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=indent))


def at_line_start(line: str) -> str:
    """Return a line that GitHub Actions does not take for one of its commands, which begin with `::`."""
    return f"./{line}" if line.lstrip().startswith("::") else line


def _shown(match: re.Match[str]) -> str:
    found = match[0]
    if found == "##":
        return "# #"
    code = ord(found)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"[U+{code:04X}]"


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
