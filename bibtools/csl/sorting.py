"""Sorting of cites and of the bibliography."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from bibtools.csl.compiler import Compiler
from bibtools.csl.constants import DATE_VARIABLES, NAME_VARIABLES, NAMESPACE, NUMERIC_VARIABLES
from bibtools.csl.context import Context
from bibtools.csl.dates.sortkey import date_key
from bibtools.csl.names.options import NameOptions
from bibtools.csl.names.render import NamesSpec
from bibtools.csl.nodes.names import render_names
from bibtools.csl.richtext import plain_text
from bibtools.csl.token import PLAIN
from bibtools.language.collation import sort_key

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.environment import Environment
    from bibtools.csl.items import Item

Key = tuple[int, ...] | None
T = TypeVar("T")
Maker = Callable[["Environment", "Item"], str]
_RUNS = re.compile(r"\d+|\D+")
_OPENING = re.compile(r"^[\[\]'\"\u201c\u2018\u00ab]+")
_NUMBER = re.compile(r"\s*(-?[0-9]+)")
_TAGS = re.compile(r"</?(?:i|b|sup|sub|sc|span)(?:\s[^>]*)?>")


@lru_cache(maxsize=4096)
def collate(text: str, language: str) -> tuple[int, ...]:
    """Give a key that orders texts by the alphabet of a language; numbers in them by their value."""
    made: list[int] = []
    for run in _RUNS.findall(_OPENING.sub("", text)):
        if run.isdecimal():
            made += (500, int(run))
        else:
            made += sort_key(run, language)[0]
    return tuple(made)


class SortKey:
    """One cs:key: what it takes from an item, and its direction."""

    __slots__ = ("descending", "is_date", "is_number", "make")

    def __init__(self, make: Maker, descending: bool, is_date: bool, is_number: bool) -> None:
        self.make = make
        self.descending = descending
        self.is_date = is_date
        self.is_number = is_number


class Sorter:
    """The cs:sort of citation or bibliography."""

    def __init__(self, env: Environment, area: str, warn: Callable[[str], None]) -> None:
        """Compile the sort keys of an area; there may be none."""
        root = env.style.root
        element = root.find(f"{NAMESPACE}{area}/{NAMESPACE}sort")
        self.env = env
        self.area = f"{area}_sort"
        self.keys: list[SortKey] = []
        if element is None:
            return
        for key in element.iterfind(f"{NAMESPACE}key"):
            compiler = Compiler(root, env.locale, self.area, warn)
            self.keys.append(_read_key(key, compiler, self.area))

    def __bool__(self) -> bool:
        """Say whether there is anything to sort by."""
        return bool(self.keys)

    @property
    def by_number_descending(self) -> bool:
        """Whether the numbers of the bibliography run backwards."""
        return any(key.is_number and key.descending for key in self.keys)

    def keys_of(self, item: Item) -> list[Key]:
        """Give the keys of an item; None for one that is empty."""
        language = self.env.locale.code
        made: list[Key] = []
        for key in self.keys:
            text = key.make(self.env, item)
            made.append(collate(text, language) if text else None)
        return made

    @property
    def by_number(self) -> bool:
        """Whether the citation number is one of the keys."""
        return any(key.is_number for key in self.keys)

    @property
    def directions(self) -> list[bool]:
        """Whether each key sorts in descending order."""
        return [key.descending for key in self.keys]


def sort_keyed(keyed: list[tuple[list[Key], T]], directions: list[bool]) -> list[tuple[list[Key], T]]:
    """Sort things by their keys; those with an empty key come last whatever the direction."""
    for index in range(len(directions) - 1, -1, -1):
        full = [pair for pair in keyed if pair[0][index] is not None]
        full.sort(key=lambda pair: pair[0][index] or (), reverse=directions[index])
        keyed = full + [pair for pair in keyed if pair[0][index] is None]
    return keyed


def _read_key(element: _Element, compiler: Compiler, area: str) -> SortKey:
    descending = element.get("sort") == "descending"
    for attribute, option in (
        ("names-min", "et-al-min"),
        ("names-use-first", "et-al-use-first"),
        ("names-use-last", "et-al-use-last"),
    ):
        value = element.get(attribute)
        if value:
            compiler.name_defaults[option] = value
            compiler.key_options[option] = value
    variable = element.get("variable")
    if variable is None:
        return SortKey(_macro(compiler.macro(element.get("macro") or ""), area), descending, False, False)
    return SortKey(
        _variable(variable, compiler, area),
        descending,
        variable in DATE_VARIABLES,
        variable == "citation-number",
    )


def _macro(body: Callable[[Context], None], area: str) -> Maker:
    def make(env: Environment, item: Item) -> str:
        c = Context(env, item, None, area)
        body(c)
        return " ".join(filter(None, (plain_text(node) for node in c.out)))

    return make


def _variable(variable: str, compiler: Compiler, area: str) -> Maker:
    if variable in DATE_VARIABLES:
        return lambda _env, item: date_key(item.dates[variable]) if variable in item.dates else ""
    if variable in NAME_VARIABLES:
        return _names(variable, compiler, area)
    if variable == "citation-number":
        return lambda env, item: str(env.citation_number(item.id))
    if variable == "citation-label":
        return lambda env, item: env.citation_label(item, plain=True)
    if variable in NUMERIC_VARIABLES:
        return lambda _env, item: _padded(item.values.get(variable, ""))
    return lambda _env, item: _TAGS.sub("", item.values.get(variable, ""))


def _padded(text: str) -> str:
    match = _NUMBER.match(text)
    if match is None:
        return text
    number = int(match[1])
    return str(10**20 + number if number < 0 else number).zfill(20)


def _names(variable: str, compiler: Compiler, area: str) -> Maker:
    spec = NamesSpec()
    own = {"name-as-sort-order": "all", "sort-separator": " "}
    spec.variables = (variable,)
    spec.options = NameOptions(own, compiler.name_defaults, compiler.style_attributes, compiler.locale)
    spec.token = spec.et_al_token = PLAIN
    spec.delimiter = spec.et_al_term = ""

    def make(env: Environment, item: Item) -> str:
        c = Context(env, item, None, area)
        render_names(c, spec)
        return "".join(plain_text(node) for node in c.out)

    return make
