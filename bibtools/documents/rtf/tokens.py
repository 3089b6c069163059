"""Tokens of RTF: control words, control symbols, bytes as `\\'hh`, braces and text."""

from __future__ import annotations

import re

TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<byte>[0-9A-Fa-f]{2})"
    rb"|\\(?P<symbol>[^A-Za-z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n\x00]+)"
    rb"|[\r\n\x00]+|\\",
    re.DOTALL,
)
_EDGE = re.compile(rb"\\bin(\d{1,10}) ?|\\[^b]|\\b(?!in\d)|[{}]", re.DOTALL)


def group_end(data: bytes, at: int) -> int:
    """Return the offset of the brace that closes the group which is open at `at`; binary data is jumped over."""
    depth = 1
    while match := _EDGE.search(data, at):
        at = match.end()
        if match[1]:
            at += int(match[1])
        elif match[0] == b"{":
            depth += 1
        elif match[0] == b"}":
            depth -= 1
            if not depth:
                return match.start()
    return len(data)
