"""cs:number, and number variables that cs:text renders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.constants import CITE_NUMBERS
from bibtools.csl.context import Context
from bibtools.csl.emit import emit
from bibtools.csl.numbers.spelling import spell
from bibtools.csl.numbers.value import number_value, raw_number
from bibtools.csl.parts import Part, Variable
from bibtools.csl.richtext import Node
from bibtools.csl.token import Token, read_token

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.compiler import Compiler


def compile_number(element: _Element, compiler: Compiler) -> Part:
    """Compile a cs:number element."""
    variable = element.get("variable") or ""
    token = read_token(element)
    form = element.get("form") or "numeric"

    def evaluate(c: Context) -> None:
        if mark_variable(c, variable) and raw_or_locator(c, variable):
            c.variable_seen = True
            render_number(c, variable, token, form)
        else:
            c.variable_tried = True

    return Part(evaluate) if variable in CITE_NUMBERS else Variable(evaluate, [variable])


def raw_or_locator(c: Context, variable: str) -> str:
    """Return the text of a number variable or of the locator."""
    if variable == "locator":
        return c.cite.locator if c.cite is not None else ""
    return raw_number(c, variable)


def mark_variable(c: Context, variable: str) -> bool:
    """Return whether a variable may be rendered; note it where it stands in for names."""
    done = c.done
    if done is None:
        return True
    if variable in done:
        return False
    if c.substituting:
        done.add(variable)
    return True


def render_number(c: Context, variable: str, token: Token, form: str = "numeric") -> None:
    """Render a number variable that has a value; `form` is that of cs:number."""
    value = number_value(c, variable)
    if value is None:
        return
    if variable == "locator":
        # Some styles have it in the branch for pages and behind the branches again.
        if c.locator_done:
            return
        c.locator_done = True
    first = value.pieces[0]
    text = first.text
    if not value.is_plain or form != "numeric":
        text = spell(c, value, variable, form)
    # Markup is read in text, but not in one word that opens with a digit ("1<sup>er</sup>").
    is_word = len(value.pieces) == 1 and text[:1].isdecimal()
    if token.text_case or not (value.numeric or is_word):
        emit(c, text, token, variable)
        return
    if c.strip or token.strip:
        text = text.replace(".", "")
    node = Node(text, None, token.prefix, token.suffix, "", token.decor, variable)
    c.text_before = True
    c.out.append(node)
