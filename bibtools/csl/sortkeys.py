"""The keys of cs:sort: what each takes from an item."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bibtools.csl.compiler import Compiler
from bibtools.csl.constants import DATE_VARIABLES, NAME_VARIABLES, NAMESPACE, NUMERIC_VARIABLES
from bibtools.csl.context import Context
from bibtools.csl.dates.sortkey import date_key
from bibtools.csl.elements import new_compiler
from bibtools.csl.environment import Environment
from bibtools.csl.itemlabel import make_label
from bibtools.csl.items import Item
from bibtools.csl.locale import Locale
from bibtools.csl.names.options import NameOptions
from bibtools.csl.names.spec import NamesSpec
from bibtools.csl.nodes.names import render_names
from bibtools.csl.parts import Part
from bibtools.csl.program import Program
from bibtools.csl.richtext import plain_text
from bibtools.csl.session import Session
from bibtools.csl.token import PLAIN
from bibtools.csl.usage import renders
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element

Maker = Callable[[Environment, Session, Item], str]
_NUMBER = lazy(r"\s*([0-9]+)")
_TAGS = lazy(r"</?(?:i|b|sup|sub|sc|span)(?:\s[^>]*)?>")


class SortKey:
    """One cs:key: what it takes from an item, and its direction."""

    __slots__ = ("descending", "is_date", "is_number", "make")

    def __init__(self, make: Maker, descending: bool, is_date: bool, is_number: bool) -> None:
        self.make = make
        self.descending = descending
        self.is_date = is_date
        self.is_number = is_number


def read_sort_keys(root: _Element, area: str, locale: Locale) -> list[SortKey]:
    """Compile the cs:sort of citation or bibliography; there may be no keys."""
    keys: list[SortKey] = []
    shared = new_compiler(root, locale, f"{area}_sort")
    for element in root.iterfind(f"{NAMESPACE}{area}/{NAMESPACE}sort/{NAMESPACE}key"):
        own = any(str(name).startswith("names-") for name in element.attrib)
        compiler = new_compiler(root, locale, f"{area}_sort") if own else shared
        keys.append(_read_key(element, compiler, f"{area}_sort"))
    return keys


def _read_key(element: _Element, compiler: Compiler, area: str) -> SortKey:
    descending = element.get("sort") == "descending"
    for attribute, option in (
        ("names-min", "et-al-min"),
        ("names-use-first", "et-al-use-first"),
        ("names-use-last", "et-al-use-last"),
    ):
        value = element.get(attribute)
        if value and value != "0":
            compiler.name_defaults[option] = value
            compiler.key_options[option] = value
    variable = element.get("variable")
    if variable is None:
        by_number = renders(compiler.style, element, "citation-number")
        return SortKey(_macro(compiler.macro(element.get("macro") or ""), area), descending, False, by_number)
    return SortKey(
        _variable(variable, compiler, area),
        descending,
        variable in DATE_VARIABLES,
        variable == "citation-number",
    )


def _macro(body: Part, area: str) -> Maker:
    program = Program([body])

    def make(env: Environment, session: Session, item: Item) -> str:
        c = Context(env, session, item, None, area)
        for run in program.of(env.kind_of(item)):
            run(c)
        return " ".join(filter(None, (plain_text(node) for node in c.out)))

    return make


def _variable(variable: str, compiler: Compiler, area: str) -> Maker:
    if variable in DATE_VARIABLES:
        return lambda _env, _session, item: date_key(item.dates[variable]) if variable in item.dates else ""
    if variable in NAME_VARIABLES:
        return _names(variable, compiler, area)
    if variable == "citation-number":
        return lambda _env, session, item: str(session.citation_number(item.id))
    if variable == "citation-label":
        return lambda _env, _session, item: make_label(item)
    if variable in NUMERIC_VARIABLES:
        return lambda _env, _session, item: _number(item.values.get(variable, ""))
    return lambda _env, _session, item: _TAGS.sub("", item.values.get(variable, ""))


def _number(text: str) -> str:
    """Return the integer that a number opens with, or a text that is no number as it is; `collate` compares values."""
    match = _NUMBER.match(text)
    return match[1] if match else text


def _names(variable: str, compiler: Compiler, area: str) -> Maker:
    spec = NamesSpec()
    own = {"name-as-sort-order": "all", "sort-separator": " "}
    spec.variables = (variable,)
    spec.options = NameOptions(own, compiler.name_defaults, compiler.style_attributes, compiler.locale)
    spec.token = spec.et_al_token = PLAIN
    spec.delimiter = spec.et_al_term = ""

    def make(env: Environment, session: Session, item: Item) -> str:
        c = Context(env, session, item, None, area)
        render_names(c, spec)
        return "".join(plain_text(node) for node in c.out)

    return make
