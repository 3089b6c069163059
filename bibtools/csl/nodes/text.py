"""cs:text: variables, macros, terms and verbatim text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.addresses import LINKED, with_link
from bibtools.csl.constants import CITE_NUMBERS, DATE_VARIABLES, IDENTIFIERS, NAME_VARIABLES, PLURALISED_TEXT
from bibtools.csl.context import Context
from bibtools.csl.emit import emit, emit_verbatim, fixed_text, make_text
from bibtools.csl.itemlabel import citation_label
from bibtools.csl.nodes.number import mark_variable, raw_or_locator, render_number
from bibtools.csl.nodes.suffix import explicit_suffix
from bibtools.csl.parts import TRIED, Evaluator, Fixed, Part, Variable
from bibtools.csl.richtext import Node
from bibtools.csl.text.case import change_case
from bibtools.csl.token import Token, read_token
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.compiler import Compiler

_ABBREVIATION = lazy(r"\w \(([^()]+)\)$")
"""The short form that a source gives of an archive or a fonds: "Osmanlı Arşivi (BOA)"."""
_NUMBERS = PLURALISED_TEXT | {"locator", "first-reference-note-number"}


def compile_text(element: _Element, compiler: Compiler) -> Part:
    """Compile a cs:text element."""
    token = read_token(element)
    if element.get("macro") is not None:
        return compiler.macro_call(element.get("macro") or "", token)
    if element.get("term") is not None:
        return Fixed(_term(element, token, compiler))
    if element.get("value") is not None:
        return Fixed(_value(element.get("value") or "", token, compiler))
    variable = element.get("variable") or ""
    if variable == "citation-number":
        return Part(_citation_number(token))
    if variable == "year-suffix":
        return Part(_year_suffix(token))
    if variable == "citation-label":
        return Part(_citation_label(token))
    if variable in CITE_NUMBERS:
        return Part(_number(variable, token))
    if variable in _NUMBERS:
        return Variable(_number(variable, token), [variable], TRIED)
    if variable in DATE_VARIABLES or variable in NAME_VARIABLES:
        return TRIED
    form = element.get("form") or "long"
    # An abbreviation may stand for the long form alone.
    wanted = [variable, f"{variable}-short", variable.removesuffix("-short")]
    return Variable(_variable(variable, token, form), wanted, TRIED)


def _variable(variable: str, token: Token, form: str) -> Evaluator:
    short = f"{variable}-short" if form == "short" and not variable.endswith("-short") else ""
    base = variable.removesuffix("-short")
    verbatim = variable in IDENTIFIERS
    linked = variable in LINKED
    abbreviates = short or base != variable
    named = short and variable in ("archive", "archive_collection")

    def evaluate(c: Context) -> None:
        values = c.item.values
        text = (short and values.get(short)) or values.get(variable)
        if abbreviates and c.session.abbreviations:
            text = c.session.abbreviation(base, values.get(base, "")) or text
        if not text or (c.done is not None and not mark_variable(c, variable)):
            c.variable_tried = True
            return
        c.variable_seen = True
        if named and (abbreviation := _ABBREVIATION.search(text)):
            text = abbreviation[1]
        if verbatim:
            emit_verbatim(c, text, token, variable)
        else:
            # A hyphen is escaped where it does not make a range.
            c.out.append(make_text(c, text.replace("\\-", "-"), token, variable))
        if linked and c.session.links and not (c.looking or c.sorting):
            with_link(c.out[-1], variable, text)

    return evaluate


def _number(variable: str, token: Token) -> Evaluator:
    def evaluate(c: Context) -> None:
        if not mark_variable(c, variable) or not raw_or_locator(c, variable):
            c.variable_tried = True
            return
        c.variable_seen = True
        if not (c.looking and variable == "locator"):
            render_number(c, variable, token)

    return evaluate


def _term(element: _Element, token: Token, compiler: Compiler) -> Evaluator:
    name = (element.get("term") or "").replace("sub verbo", "sub-verbo")
    form = element.get("form") or "long"
    plural = element.get("plural") == "true"
    language = compiler.locale.code
    text = compiler.locale.term(name, form, plural) or ""
    capital = change_case(text, "capitalize-first", language)
    bare = Token(token.prefix, token.suffix, "", token.decor, token.text_case, False, token.display)
    # In citations of in-text styles terms stand inside a sentence.
    never = not compiler.is_note and compiler.area == "citation"
    if token.strip:
        text, capital = text.replace(".", ""), capital.replace(".", "")
    inside = fixed_text(text, bare, language, compiler.reader)
    opening = fixed_text(capital, bare, language, compiler.reader)

    def evaluate(c: Context) -> None:
        if not text:
            return
        opens = not (never or c.text_before)
        if c.strip:
            emit(c, (capital if opens else text).replace(".", ""), bare, language=language)
        else:
            (opening if opens else inside)(c)

    return evaluate


def _value(text: str, token: Token, compiler: Compiler) -> Evaluator:
    append = fixed_text(text, token, compiler.locale.code, compiler.reader)

    def evaluate(c: Context) -> None:
        append(c)

    return evaluate


def _citation_number(token: Token) -> Evaluator:
    def evaluate(c: Context) -> None:
        c.variable_seen = True
        if c.looking:
            return
        number = str(c.session.citation_number(c.item.id))
        node = Node(number, None, token.prefix, token.suffix, "", token.decor, "citation-number")
        c.out.append(node)
        # What stands behind the number still opens the entry, for terms and repeated names.

    return evaluate


def _year_suffix(token: Token) -> Evaluator:
    def evaluate(c: Context) -> None:
        # A suffix that is not needed is no missing variable: "n.d." in a group with it stays.
        if explicit_suffix(c, token):
            c.variable_seen = True

    return evaluate


def _citation_label(token: Token) -> Evaluator:
    def evaluate(c: Context) -> None:
        c.variable_seen = True
        emit(c, citation_label(c, plain=c.looking), token, "citation-label")

    return evaluate
