"""cs:choose: conditions."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from bibtools.csl.constants import CITE_NUMBERS, NAMESPACE, NUMERIC_VARIABLES
from bibtools.csl.context import Context
from bibtools.csl.numbers.value import number_value
from bibtools.csl.parts import NOTHING, Evaluator, Kind, Part, Several, in_turn, narrow_all
from bibtools.csl.richtext import hold_text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.compiler import Compiler

Holds = Callable[[Context], bool]
Settled = Callable[[Kind], "bool | None"]
FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = range(4)
_POSITIONS = {"first": 0, "subsequent": 1, "ibid": 2, "ibid-with-locator": 3}


class Test:
    """A condition: whether it `holds` for what is rendered, and how far it is `settled` for a kind of item.

    What is not settled for a kind (None) may hold for some of its items, or have to be asked each time.
    """

    __slots__ = ("asked", "holds", "settled")

    def __init__(self, holds: Holds, settled: Settled = lambda _kind: None, *, asked: bool = False) -> None:
        """Take both; `asked` tests count how often they are asked, so that none may be left out."""
        self.holds = holds
        self.settled = settled
        self.asked = asked


class Branch:
    """A branch of a choice: `run` renders its children, which are compiled when it is first taken.

    A style has many branches, and a short bibliography takes few of them.
    """

    __slots__ = ("_alternatives", "_children", "_make", "run", "test")

    def __init__(self, test: Test | None, make: Callable[[], list[Part]], *, alternatives: bool) -> None:
        """Take the condition (None for cs:else) and what compiles the children."""
        self.test = test
        self._make = make
        self._alternatives = alternatives
        self._children: list[Part] | None = None
        self.run: Evaluator = self._compile_and_run

    @property
    def children(self) -> list[Part]:
        """The compiled children."""
        if self._children is None:
            self._children = self._make()
            runs = [child.run for child in self._children]
            self.run = _until_any(runs) if self._alternatives else in_turn(runs)
        return self._children

    def _compile_and_run(self, c: Context) -> None:
        if self.children:
            self.run(c)


class Choose(Part):
    """A cs:choose. In cs:substitute its children are `alternatives`: the first that renders anything ends it."""

    __slots__ = ("alternatives", "branches")

    def __init__(self, branches: list[Branch], *, alternatives: bool = False) -> None:
        """Take the branches; the last may have no condition (cs:else)."""
        super().__init__(_evaluator(branches))
        self.branches = branches
        self.alternatives = alternatives

    def narrowed(self, kind: Kind) -> Part:
        """Leave out branches that items of the kind never take, and all behind one that they always take."""
        left: list[tuple[Test | None, list[Part]]] = []
        for branch in self.branches:
            settled = True if branch.test is None else branch.test.settled(kind)
            if settled is False:
                continue
            left.append((None if settled else branch.test, narrow_all(branch.children, kind)))
            if settled:
                break
        if not any(children or (test is not None and test.asked) for test, children in left):
            return NOTHING
        test, children = left[0]
        if test is None and (not self.alternatives or all(child.silent for child in children)):
            return children[0] if len(children) == 1 else Several(children)
        return Choose([self._branch(*one) for one in left], alternatives=self.alternatives)

    def _branch(self, test: Test | None, children: list[Part]) -> Branch:
        return Branch(test, lambda: children, alternatives=self.alternatives)


def compile_choose(
    element: _Element, compiler: Compiler, alternative: Callable[[_Element], Part] | None = None
) -> Part:
    """Compile a cs:choose element; in cs:substitute `alternative` compiles its children."""
    compile_child = alternative or compiler.compile

    def branch(inside: _Element) -> Branch:
        test = None if inside.tag == f"{NAMESPACE}else" else _condition(inside, compiler)
        make = compiler.later(
            lambda: [
                compile_child(child)
                for child in compiler.children(inside)
                if child.tag != f"{NAMESPACE}conditions"
            ]
        )
        return Branch(test, make, alternatives=alternative is not None)

    branches = [branch(inside) for inside in compiler.children(element)]
    return Choose(branches, alternatives=alternative is not None)


def _evaluator(branches: list[Branch]) -> Evaluator:
    tests = [(None if branch.test is None else branch.test.holds, branch) for branch in branches]

    def evaluate(c: Context) -> None:
        for holds, branch in tests:
            if holds is None or holds(c):
                branch.run(c)
                return

    return evaluate


def _until_any(runs: list[Evaluator]) -> Evaluator:
    def evaluate(c: Context) -> None:
        for run in runs:
            run(c)
            if hold_text(c.out):
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
    if len(tests) == 1 and match != "none":
        return tests[0]
    asked = any(test.asked for test in tests)
    wanted, found = match == "all", match != "none"
    return Test(_joined(tests, wanted, found), _joined_settled(tests, wanted, found, asked), asked=asked)


def _joined(tests: list[Test], wanted: bool, found: bool) -> Holds:
    """Make one condition of several: of `all` where each is wanted, else of any, or of none."""
    holds = [test.holds for test in tests]
    if wanted:
        return lambda c: all(one(c) for one in holds)
    if len(holds) == 1:
        only = holds[0]
        return only if found else lambda c: not only(c)

    def test(c: Context) -> bool:
        for one in holds:
            if one(c):
                return found
        return not found

    return test


def _joined_settled(tests: list[Test], wanted: bool, found: bool, asked: bool) -> Settled:
    def settled(kind: Kind) -> bool | None:
        if asked:
            return None
        answers = [test.settled(kind) for test in tests]
        if (not wanted) in answers:
            return False if wanted else found
        if None in answers:
            return None
        return True if wanted else not found

    return settled


def _types(words: list[str], match: str, _compiler: Compiler) -> list[Test]:
    wanted = frozenset(words)
    return [Test(lambda c: c.item.type in wanted, lambda kind: kind.type in wanted)]


def _variables(words: list[str], _match: str, _compiler: Compiler) -> list[Test]:
    return [_has(word) for word in words]


def _has(variable: str) -> Test:
    if variable == "locator":
        return Test(lambda c: c.cite is not None and bool(c.cite.locator))
    if variable == "first-reference-note-number":
        return Test(lambda c: c.cite is not None and bool(c.cite.first_note))
    return Test(lambda c: variable in c.item.present, lambda kind: variable in kind.present)


def _numeric(words: list[str], _match: str, _compiler: Compiler) -> list[Test]:
    return [_is_numeric(word) for word in words]


def _is_numeric(variable: str) -> Test:
    def test(c: Context) -> bool:
        if variable in NUMERIC_VARIABLES:
            value = number_value(c, variable)
            return value is not None and value.numeric
        return bool(re.search(r"[0-9]$", c.item.values.get(variable, "")))

    if variable in CITE_NUMBERS:
        return Test(test)
    return Test(test, _false_without(variable))


def _false_without(variable: str) -> Settled:
    """Give what a test of a variable's value comes to: False for items that have none."""
    return lambda kind: None if variable in kind.present else False


def _uncertain(words: list[str], _match: str, _compiler: Compiler) -> list[Test]:
    def made(variable: str) -> Test:
        def test(c: Context) -> bool:
            date = c.item.dates.get(variable)
            return date is not None and date.circa

        return Test(test, _false_without(variable))

    return [made(word) for word in words]


def _locators(words: list[str], _match: str, _compiler: Compiler) -> list[Test]:
    def made(label: str) -> Test:
        def test(c: Context) -> bool:
            value = number_value(c, "locator")
            if value is None:
                return False
            said = c.cite.label.replace(" ", "-") if c.cite is not None else ""
            return (value.label or said or "page") == label

        return Test(test)

    return [made(word) for word in " ".join(words).replace("sub verbo", "sub-verbo").split()]


def _positions(words: list[str], _match: str, _compiler: Compiler) -> list[Test]:

    def made(word: str) -> Test:
        if word == "near-note":
            return Test(lambda c: c.citing and c.cite is not None and c.cite.position > 0 and c.cite.near)
        if word == "far-note":
            return Test(
                lambda c: c.citing and c.cite is not None and c.cite.position == 1 and not c.cite.near
            )
        wanted = _POSITIONS.get(word, 9)

        def test(c: Context) -> bool:
            if c.area == "bibliography":
                return False
            position = c.cite.position if c.cite is not None else 0
            return position >= wanted if wanted else position == 0

        return Test(test)

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

    return [Test(test, asked=True)]


_TESTS: dict[str, Callable[[list[str], str, Compiler], list[Test]]] = {
    "type": _types,
    "variable": _variables,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locators,
    "position": _positions,
    "disambiguate": _disambiguate,
}
