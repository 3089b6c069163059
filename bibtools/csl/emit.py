"""Text of fields and styles as nodes, and nodes appended to what is being rendered."""

from __future__ import annotations

from bibtools.csl.context import Context
from bibtools.csl.parts import Evaluator
from bibtools.csl.richtext import Node
from bibtools.csl.text.case import change_case
from bibtools.csl.text.reader import MarkupReader
from bibtools.csl.token import Token
from bibtools.language.casing import base_language
from bibtools.support.patterns import lazy

_GUILLEMETS = lazy("(?<=\u00ab) | (?=\u00bb)")
_FRENCH_MARKS = lazy(" (?=[:;?!])")
_NARROW_SPACE = "\u202f"


def emit(
    c: Context,
    text: str,
    token: Token,
    variable: str | None = None,
    *,
    strip: bool = True,
    language: str = "",
    minor: bool = False,
) -> None:
    """Append a text with the affixes and formatting of an element; for the options see `make_text`."""
    if text:
        c.out.append(make_text(c, text, token, variable, strip=strip, language=language, minor=minor))


def emit_verbatim(c: Context, text: str, token: Token, variable: str) -> None:
    """Append an address or identifier with the affixes and formatting of an element, letter by letter as it is."""
    c.text_before = c.text_before or any(map(str.isalnum, text))
    c.out.append(Node(text, None, token.prefix, token.suffix, "", token.decor, variable))


def fixed_text(text: str, token: Token, language: str, reader: MarkupReader) -> Evaluator:
    """Return the function that appends a text that is the same for all items, in a language."""
    prefix, suffix, decor = token.prefix, token.suffix, token.decor
    bare = text.replace(".", "") if token.strip else text
    cased = change_case(bare, _term_case(token.text_case, language), language) if token.text_case else bare
    is_plain = not reader.has_markup(cased)
    plain = reader.plain(_spaced(cased, language))
    counts = any(map(str.isalnum, plain))

    def evaluate(c: Context) -> None:
        if not is_plain or c.strip:
            emit(c, text, token, language=language)
        elif text:
            c.text_before = c.text_before or counts
            c.out.append(Node(plain, None, prefix, suffix, "", decor))

    return evaluate


def make_text(
    c: Context,
    text: str,
    token: Token,
    variable: str | None = None,
    *,
    strip: bool = True,
    language: str = "",
    minor: bool = False,
) -> Node:
    """Return the node of a text with the affixes and formatting of an element.

    `language` is that of a term (default: that of fields); without `strip` the text keeps its full stops in any case;
    `minor` text does not count as text before what follows.
    """
    if strip and (c.strip or token.strip):
        text = text.replace(".", "")
    if token.text_case:
        text = _cased(c, text, token.text_case, language)
    speech = language or c.item.language or c.env.locale.language
    if "\u00ab" in text or "\u00bb" in text or speech[:2] == "fr":
        text = _spaced(text, speech)
    reader = c.env.reader
    if reader.has_markup(text):
        content = reader.read(text, (*c.around, token.decor))
        whole, kids = (content, None) if isinstance(content, str) else (None, content)
    else:
        whole, kids = reader.plain(text), None
    if not (minor or c.text_before):
        c.text_before = any(map(str.isalnum, text))
    return Node(whole, kids, token.prefix, token.suffix, "", token.decor, variable)


def _spaced(text: str, language: str) -> str:
    """Return a text whose spaces inside of guillemets, and in French those before double marks, do not break."""
    if "\u00ab" in text or "\u00bb" in text:
        text = _GUILLEMETS.sub(_NARROW_SPACE, text)
    return _FRENCH_MARKS.sub(_NARROW_SPACE, text) if language[:2] == "fr" else text


def _cased(c: Context, text: str, case: str, language: str) -> str:
    """Return a text in a case; a field in another language than English has no title case and stays as it is."""
    if language:
        return change_case(text, _term_case(case, language), language)
    if case == "title" and not c.is_english():
        return text
    return change_case(text, case, c.field_language())


def _term_case(case: str, language: str) -> str:
    """Return the case for a term: outside of English, title case is a capital at its beginning ("Ed.", "Çev.")."""
    return "capitalize-first" if case == "title" and base_language(language) != "en" else case
