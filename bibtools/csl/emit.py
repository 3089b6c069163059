"""Appending text to what is being rendered."""

from __future__ import annotations

from bibtools.csl.constants import SPACED_SCRIPT, TERMINAL
from bibtools.csl.context import Context
from bibtools.csl.parts import Evaluator
from bibtools.csl.richtext import Decoration, Node
from bibtools.csl.text.markup import MarkupReader
from bibtools.csl.text.textcase import change_case
from bibtools.csl.token import Token
from bibtools.support.patterns import lazy

_SPACE_BEFORE = lazy(" ([:;?!\u00bb])")
_SPACES_APOSTROPHE = lazy(r"\s+'")
PERIODS = lazy(r"\.([^a-z]|$)")
"""A full stop that `strip-periods` removes: not the one before a lower-case letter."""


def emit(
    c: Context,
    text: str,
    token: Token,
    variable: str | None = None,
    *,
    minor: bool = False,
    language: str = "",
    strip: bool = True,
) -> None:
    """Append text with an element's affixes and formatting.

    `minor` text (parts of names) does not count as text that precedes; `language` is the language of the
    casing rules (the field's by default); `strip` false keeps full stops (in URL and DOI).
    """
    if not text:
        return
    node = make_text(c, text, token, variable, minor=minor, language=language, strip=strip)
    if not minor:
        c.text_before = True
    c.out.append(node)


def fixed_text(text: str, token: Token, language: str, reader: MarkupReader) -> Evaluator:
    """Make the function that appends a text which is always the same, with an element's affixes and formatting."""
    usual = bool(text) and text[0] != "." and not (token.text_case or token.strip or reader.is_unusual(text))
    prefix, suffix, decor = token.prefix, token.suffix, _decor(text, token)

    def evaluate(c: Context) -> None:
        if not usual or c.strip:
            emit(c, text, token, language=language)
            return
        c.text_before = True
        c.out.append(Node(text, None, prefix, suffix, "", decor))

    return evaluate


def _decor(text: str, token: Token) -> tuple[Decoration, ...]:
    """Return the formatting of a text: none of the scripts without spaces between words is set in italics."""
    decor = token.decor
    if decor and not SPACED_SCRIPT.search(text):
        return tuple(pair for pair in decor if pair[0] != "font-style")
    return decor


def make_text(
    c: Context,
    text: str,
    token: Token,
    variable: str | None = None,
    *,
    minor: bool = False,
    language: str = "",
    strip: bool = True,
) -> Node:
    """Make a text node: text case, full stops, punctuation that opens the text, markup."""
    if text[0] != "." and not c.env.reader.is_unusual(text):
        return _make_usual(c, text, token, variable, language, strip)
    if " " in text:
        text = _SPACE_BEFORE.sub("\u202f\\1", text).replace("\u00ab ", "\u00ab\u202f")
        if "'" in text:
            text = _SPACES_APOSTROPHE.sub(" '", text)
    if text[0] == "'" and not minor:
        text = " " + text
    prefix = token.prefix
    if token.text_case:
        text = _cased(c, text, token.text_case, language)
    if text and text[0] in TERMINAL and text[0] != " ":
        rest = text.lstrip(":.;!? ")
        if rest:
            prefix += text[: len(text) - len(rest)]
            text = rest
    if (c.strip or token.strip) and strip:
        text = PERIODS.sub(r"\1", text)
    decor = _decor(text, token)
    made = c.env.reader.read(text, [*c.around, decor] if decor else c.around)
    return (
        Node(made, None, prefix, token.suffix, "", decor, variable)
        if isinstance(made, str)
        else Node(None, made, prefix, token.suffix, "", decor, variable)
    )


def _make_usual(
    c: Context, text: str, token: Token, variable: str | None, language: str, strip: bool
) -> Node:
    """Make a text node of a text without any character that markup or spacing depend on."""
    if token.text_case:
        text = _cased(c, text, token.text_case, language)
    if strip and (c.strip or token.strip):
        text = PERIODS.sub(r"\1", text)
    return Node(text, None, token.prefix, token.suffix, "", _decor(text, token), variable)


def _cased(c: Context, text: str, case: str, language: str) -> str:
    if case == "title" and not language and not c.is_english():
        return text
    return change_case(text, case, language or c.field_language())
