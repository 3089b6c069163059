"""The layout of a value: delimiters, line breaks, letters as Unicode or LaTeX."""

from __future__ import annotations

import re

from bibtools.bibtex.accents import ACCENTS, LETTERS
from bibtools.bibtex.decode import decode
from bibtools.bibtex.encode import command
from bibtools.bibtex.layout.options import FormatOptions
from bibtools.bibtex.variables import VERBATIM_FIELDS
from bibtools.model.datamodel import Dialect

_FIXED = VERBATIM_FIELDS | {"cslextra", "crossref", "xdata", "xref", "ids", "entryset", "related"}
_BEYOND = re.compile(r"[^\x00-\x7f]")
_ONE = r"(?:[A-Za-z]|\\[ij](?![A-Za-z]))"
_SIGN = r"""[`'^"~=.]"""
_WORD = rf"(?:{'|'.join(sorted((name for name in ACCENTS if name.isalpha()), key=len, reverse=True))})"
_LETTER = "|".join(sorted(LETTERS, key=len, reverse=True))
_ACCENTED = rf"\\(?:{_SIGN}\s*(?:\{{{_ONE}\}}|{_ONE})|{_WORD}(?:\s*\{{{_ONE}\}}|\s+[A-Za-z](?![A-Za-z])))"
_COMMAND = re.compile(
    rf"\{{({_ACCENTED})\}}|({_ACCENTED})|\{{\\({_LETTER})\s*\}}|\\({_LETTER})(?:\{{\}}|(?=[^A-Za-z\s]))"
)
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\r[ \t]*\r|\r\n[ \t]*\r\n")


def dressed(raw: str, name: str, width: int, options: FormatOptions, dialect: Dialect, newline: str) -> str:
    """Return a field's raw value laid out by the options; a macro or a value joined by `#` stays as it is.

    `name` is the lower-case name of the field, `width` the number of characters before the space and `=`.
    """
    first = raw[:1]
    if first not in '{"' or not _whole(raw):
        return _number(raw, options)
    inner = raw[1:-1]
    if name not in _FIXED:
        if options.letters != "keep":
            inner = _letters(inner, options, dialect)
        if options.one_line and not _PARAGRAPH.search(inner):
            inner = " ".join(inner.split())
        if options.wrap:
            inner = _wrapped(inner, width, options, newline)
    if options.numbers == "bare" and inner.isascii() and inner.isdecimal():
        return inner
    if options.delimiters == "braces" or (options.delimiters == "keep" and first == "{"):
        return "{" + inner + "}"
    kept = options.delimiters == "keep" and inner == raw[1:-1]
    return '"' + inner + '"' if kept or '"' not in inner else "{" + inner + "}"


def _whole(raw: str) -> bool:
    """Return whether a raw value is a single piece and not several joined by `#`."""
    if "#" not in raw:
        return True
    closing = "}" if raw[0] == "{" else '"'
    depth = 0
    for at, char in enumerate(raw):
        depth += (char == "{") - (char == "}")
        if not depth and char == closing and at:
            return at == len(raw) - 1
    return False


def _number(raw: str, options: FormatOptions) -> str:
    if options.numbers == "delimited" and raw.isdecimal():
        return f'"{raw}"' if options.delimiters == "quotes" else "{" + raw + "}"
    return raw


def _letters(inner: str, options: FormatOptions, dialect: Dialect) -> str:
    wanted = options.letters
    if wanted == "auto":
        wanted = "unicode" if dialect == "biblatex" else "keep"
    if wanted == "latex":
        return inner if inner.isascii() else _BEYOND.sub(lambda match: command(match[0]), inner)
    if wanted == "unicode" and "\\" in inner:
        return _COMMAND.sub(_letter, inner)
    return inner


def _letter(match: re.Match[str]) -> str:
    """Return the letter that a command stands for; the command itself if it stands for more than one letter."""
    letter = decode(match[0])
    return letter if len(letter) == 1 else match[0]


def _wrapped(inner: str, width: int, options: FormatOptions, newline: str) -> str:
    """Return a value with line breaks at spaces, so that its lines end before the column where possible."""
    if _PARAGRAPH.search(inner):
        return inner
    indent = 1 if options.tab else options.indent
    flat = " ".join(inner.split())
    lead = " " if inner[:1].isspace() else ""
    first = indent + width + 4
    if first + len(flat) + 2 <= options.wrap:
        return lead + flat if "\n" in inner or "\r" in inner else inner
    if options.wrap_in_block and " " in flat:
        return _block(flat, options, newline)
    deeper = ("\t" if options.tab else " " * options.indent) * 2
    lines: list[str] = []
    line, room = "", options.wrap - first
    for word in flat.split(" "):
        if line and len(line) + 1 + len(word) > room:
            lines.append(line)
            line, room = word, options.wrap - len(deeper)
        else:
            line = f"{line} {word}" if line else word
    return (newline + deeper).join([*lines, line])


def _block(flat: str, options: FormatOptions, newline: str) -> str:
    """Return a value on lines between those of its delimiters."""
    step = "\t" if options.tab else " " * options.indent
    lines: list[str] = [""]
    for word in flat.split(" "):
        if lines[-1] and len(step) * 2 + len(lines[-1]) + 1 + len(word) > options.wrap:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return "".join([*(newline + step * 2 + line for line in lines), newline, step])
