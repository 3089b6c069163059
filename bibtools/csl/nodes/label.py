"""cs:label: terms for variables and for the roles of names, singular or plural."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.constants import CITE_NUMBERS
from bibtools.csl.context import Context
from bibtools.csl.emit import emit, fixed_text
from bibtools.csl.numbers.value import number_value
from bibtools.csl.parts import NOTHING, Evaluator, Part, Variable
from bibtools.csl.token import Token, read_token

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.compiler import Compiler


def compile_label(element: _Element, compiler: Compiler) -> Part:
    """Compile a cs:label for a number variable or the locator."""
    variable = element.get("variable") or ""
    form = element.get("form") or "long"
    explicit = "form" in element.attrib
    rule = element.get("plural", "contextual")
    token = read_token(element)
    bare = Token(token.prefix, token.suffix, "", token.decor, token.text_case, False, token.display)
    locale, reader = compiler.locale, compiler.reader
    known: dict[tuple[str, bool], tuple[str, Evaluator]] = {}

    def evaluate(c: Context) -> None:
        value = number_value(c, variable)
        if value is None:
            return
        term = value.label
        plural = value.plural if rule == "contextual" else rule == "always"
        labels = c.label_forms = c.label_forms or {}
        labels.setdefault(variable, form if explicit else "")
        found = known.get((term, plural))
        if found is None:
            text = locale.term(term, form, plural) or ""
            text = text.replace(".", "") if token.strip else text
            found = known[term, plural] = text, fixed_text(text, bare, locale.code, reader)
        if not found[0]:
            return
        if c.strip:
            emit(c, found[0].replace(".", ""), bare, language=locale.code)
        else:
            found[1](c)

    return Part(evaluate) if variable in CITE_NUMBERS else Variable(evaluate, [variable], NOTHING)
