"""cs:choose: conditions."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from bibtools.csl.constants import NAMESPACE, NUMERIC_VARIABLES
from bibtools.csl.context import Context
from bibtools.csl.numbers.value import number_value
from bibtools.csl.richtext import is_empty

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.compiler import Compiler

Evaluator = Callable[[Context], None]
Test = Callable[[Context], bool]
FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = range(4)
_POSITIONS = {"first": 0, "subsequent": 1, "ibid": 2, "ibid-with-locator": 3}
_CITE_VARIABLES = frozenset({"locator", "first-reference-note-number"})


def compile_choose(
    element: _Element, compiler: Compiler, alternative: Callable[[_Element], Evaluator] | None = None
) -> Evaluator:
    """Compile a cs:choose element.

    In cs:substitute its children are alternatives, as the element itself is one: `alternative` compiles them.
    """
    compile_child = alternative or compiler.compile
    branches: list[tuple[Test | None, list[Evaluator]]] = []
    for branch in compiler.children(element):
        children = [compile_child(child) for child in compiler.children(branch)]
        test = None if branch.tag == f"{NAMESPACE}else" else _condition(branch, compiler)
        branches.append((test, children))

    def evaluate(c: Context) -> None:
        for test, children in branches:
            if test is None or test(c):
                for child in children:
                    child(c)
                    if alternative and any(not is_empty(node) for node in c.out):
                        return
                return

    return evaluate


def _condition(element: _Element, compiler: Compiler) -> Test:
    nested = element.find(f"{NAMESPACE}conditions")
    if nested is not None:
        tests = [_condition(child, compiler) for child in nested]
        return _combine(tests, nested.get("match", "all"))
    match = element.get("match", "all")
    tests = []
    for name, value in element.attrib.items():
        made = _TESTS.get(str(name))
        if made is not None:
            tests += made(str(value).split(), match, compiler)
    return _combine(tests, match)


def _combine(tests: list[Test], match: str) -> Test:
    if len(tests) == 1:
        only = tests[0]
        return (lambda c: not only(c)) if match == "none" else only
    if match == "all":
        return _all(tests)
    return _any(tests, match != "none")


def _any(tests: list[Test], found: bool) -> Test:
    def test(c: Context) -> bool:
        for one in tests:
            if one(c):
                return found
        return not found

    return test


def _all(tests: list[Test]) -> Test:
    def test(c: Context) -> bool:
        return all(one(c) for one in tests)

    return test


def _types(words: list[str], match: str, _compiler: Compiler) -> list[Test]:
    wanted = frozenset(words)
    return [lambda c: c.item.type in wanted]


def _variables(words: list[str], _match: str, _compiler: Compiler) -> list[Test]:
    return [_has(word) for word in words]


def _has(variable: str) -> Test:
    if variable == "locator":
        return lambda c: c.cite is not None and bool(c.cite.locator)
    if variable == "first-reference-note-number":
        return lambda c: c.cite is not None and bool(c.cite.first_note)

    def test(c: Context) -> bool:
        return variable in c.item.present

    return test


def _numeric(words: list[str], _match: str, _compiler: Compiler) -> list[Test]:
    return [_is_numeric(word) for word in words]


def _is_numeric(variable: str) -> Test:
    def test(c: Context) -> bool:
        if variable in NUMERIC_VARIABLES:
            value = number_value(c, variable)
            return value is not None and value.numeric
        return bool(re.search(r"[0-9]$", c.item.values.get(variable, "")))

    return test


def _uncertain(words: list[str], _match: str, _compiler: Compiler) -> list[Test]:
    def made(variable: str) -> Test:
        def test(c: Context) -> bool:
            date = c.item.dates.get(variable)
            return date is not None and date.circa

        return test

    return [made(word) for word in words]


def _locators(words: list[str], _match: str, _compiler: Compiler) -> list[Test]:
    def made(label: str) -> Test:
        def test(c: Context) -> bool:
            value = number_value(c, "locator")
            if value is None:
                return False
            said = c.cite.label.replace(" ", "-") if c.cite is not None else ""
            return (value.label or said or "page") == label

        return test

    return [made(word) for word in " ".join(words).replace("sub verbo", "sub-verbo").split()]


def _positions(words: list[str], _match: str, _compiler: Compiler) -> list[Test]:

    def made(word: str) -> Test:
        if word == "near-note":
            return lambda c: c.citing and c.cite is not None and c.cite.position > 0 and c.cite.near
        if word == "far-note":
            return lambda c: c.citing and c.cite is not None and c.cite.position == 1 and not c.cite.near
        wanted = _POSITIONS.get(word, 9)

        def test(c: Context) -> bool:
            if c.area == "bibliography":
                return False
            position = c.cite.position if c.cite is not None else 0
            return position >= wanted if wanted else position == 0

        return test

    return [made(word) for word in words]


def _disambiguate(words: list[str], _match: str, _compiler: Compiler) -> list[Test]:
    wanted = words == ["true"]

    def test(c: Context) -> bool:
        c.extra_seen += 1
        allowed = c.expanded.extra if c.expanded is not None else 0
        if c.area == "bibliography":
            allowed = c.env.extra_text(c.item.id)
        if c.extra_count < allowed:
            c.extra_count += 1
            return wanted
        return not wanted

    return [test]


_TESTS: dict[str, Callable[[list[str], str, Compiler], list[Test]]] = {
    "type": _types,
    "variable": _variables,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locators,
    "position": _positions,
    "disambiguate": _disambiguate,
}
