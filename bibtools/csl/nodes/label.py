"""cs:label: terms for variables and for the roles of names, singular or plural."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.constants import CITE_NUMBERS, NAMESPACE, NUMERIC_VARIABLES
from bibtools.csl.context import Context
from bibtools.csl.emit import emit, fixed_text
from bibtools.csl.numbers.value import number_value
from bibtools.csl.parts import NOTHING, Evaluator, Part, Variable
from bibtools.csl.token import Token, read_token

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.compiler import Compiler


def compile_label(element: _Element, compiler: Compiler) -> Part:
    """Compile a cs:label for a number variable or the locator.

    A label that stands beside another number than its own, such as "vol." beside `number-of-volumes`, is the label of
    that number where the item lacks its own: some styles rely on it, and the number would stand bare.
    """
    variable = element.get("variable") or ""
    beside = _number_beside(element, variable)
    form = element.get("form") or "long"
    explicit = "form" in element.attrib
    rule = element.get("plural", "contextual")
    token = read_token(element)
    bare = Token(token.prefix, token.suffix, "", token.decor, token.text_case, False, token.display)
    locale, reader = compiler.locale, compiler.reader
    known: dict[tuple[str, bool], tuple[str, Evaluator]] = {}

    def evaluate(c: Context) -> None:
        value = number_value(c, variable)
        if value is not None:
            term = value.label
        elif beside and (value := number_value(c, beside)) is not None:
            term = value.label if "locator" in (variable, beside) else variable
        else:
            return
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

    variables = [variable, beside] if beside else [variable]
    return Variable(evaluate, variables, NOTHING) if CITE_NUMBERS.isdisjoint(variables) else Part(evaluate)


def _number_beside(element: _Element, variable: str) -> str:
    """Return the number variable that stands right behind a label, or before it, if the label's own is not near."""
    parent = element.getparent()
    near = [each for each in parent if each is not element] if parent is not None else []
    taken = {str(each.get("variable")) for each in near if each.tag == f"{NAMESPACE}label"}
    numbers = {each.get("variable") for each in near if each.tag != f"{NAMESPACE}label"}
    if variable in numbers:
        return ""
    for other in (element.getnext(), element.getprevious()):
        if other is not None and other.tag in (f"{NAMESPACE}text", f"{NAMESPACE}number"):
            found = str(other.get("variable"))
            if found in NUMERIC_VARIABLES - taken:
                return found
    return ""
