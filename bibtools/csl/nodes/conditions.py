"""The conditions of cs:choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bibtools.csl.constants import CITE_NUMBERS, NAMESPACE
from bibtools.csl.context import Context
from bibtools.csl.kinds import Probe
from bibtools.csl.numbers.value import number_value
from bibtools.csl.position import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT

if TYPE_CHECKING:
    from lxml.etree import _Element

Holds = Callable[[Context], bool]
Settled = Callable[[Probe], "bool | None"]
_LEAST = {"subsequent": SUBSEQUENT, "ibid": IBID, "ibid-with-locator": IBID_WITH_LOCATOR}


class Test:
    """A condition: whether it `holds` for what is rendered, and how far it is `settled` for a kind of item.

    What is not settled for a kind (None) may hold for some of its items, or has to be asked each time. `asked`
    conditions count how often they are asked, so that none may be left out.
    """

    __slots__ = ("asked", "holds", "settled")

    def __init__(
        self,
        holds: Holds,
        settled: Settled = lambda _kind: None,
        *,
        asked: bool = False,
    ) -> None:
        """Take the parts of a condition."""
        self.holds = holds
        self.settled = settled
        self.asked = asked


def compile_condition(element: _Element) -> Test:
    """Compile the conditions of cs:if or cs:else-if."""
    nested = element.find(f"{NAMESPACE}conditions")
    if nested is not None:
        return _combine([compile_condition(child) for child in nested], nested.get("match", "all"))
    tests: list[Test] = []
    for name, value in element.attrib.items():
        made = _TESTS.get(str(name))
        if made is not None:
            tests += made(str(value).split())
    return _combine(tests, element.get("match", "all"))


def _combine(tests: list[Test], match: str) -> Test:
    if len(tests) == 1 and match != "none":
        return tests[0]
    wanted, found = match == "all", match != "none"
    if any(test.asked for test in tests):
        return Test(_joined(tests, wanted, found), asked=True)
    return Test(_joined(tests, wanted, found), _joined_settled(tests, wanted, found))


def _joined(tests: list[Test], wanted: bool, found: bool) -> Holds:
    """Make one condition of several: of `all` where each is wanted, else of any, or of none."""
    holds = [test.holds for test in tests]
    if len(holds) == 1:
        only = holds[0]
        return only if found else lambda c: not only(c)

    # Loops, since these are asked more often than anything else.
    def all_hold(c: Context) -> bool:
        for one in holds:  # noqa: SIM110
            if not one(c):
                return False
        return True

    def any_holds(c: Context) -> bool:
        for one in holds:
            if one(c):
                return found
        return not found

    return all_hold if wanted else any_holds


def _joined_settled(tests: list[Test], wanted: bool, found: bool) -> Settled:
    def settled(kind: Probe) -> bool | None:
        answers = [test.settled(kind) for test in tests]
        if (not wanted) in answers:
            return False if wanted else found
        if None in answers:
            return None
        return True if wanted else not found

    return settled


def _types(words: list[str]) -> list[Test]:
    wanted = frozenset(words)
    return [Test(lambda c: c.item.type in wanted, lambda kind: kind.type in wanted)]


def _variables(words: list[str]) -> list[Test]:
    return [_has(word) for word in words]


def _has(variable: str) -> Test:
    if variable == "locator":
        return Test(lambda c: c.cite is not None and bool(c.cite.locator))
    if variable == "first-reference-note-number":
        return Test(lambda c: c.cite is not None and bool(c.cite.first_note))
    return Test(lambda c: variable in c.item.present, lambda kind: kind.settles(variable))


def _numeric(words: list[str]) -> list[Test]:
    return [_is_numeric(word) for word in words]


def _is_numeric(variable: str) -> Test:
    def test(c: Context) -> bool:
        value = number_value(c, variable)
        return value is not None and value.numeric

    if variable in CITE_NUMBERS:
        return Test(test)
    return _of_value(test, variable)


def _of_value(test: Holds, variable: str) -> Test:
    """Make a condition on a variable's value, which is settled for items that have none."""
    return Test(test, lambda kind: None if kind.has(variable) else False)


def _uncertain(words: list[str]) -> list[Test]:
    def made(variable: str) -> Test:
        def test(c: Context) -> bool:
            date = c.item.dates.get(variable)
            return date is not None and date.circa

        return _of_value(test, variable)

    return [made(word) for word in words]


def _locators(words: list[str]) -> list[Test]:
    def made(label: str) -> Test:
        def test(c: Context) -> bool:
            value = number_value(c, "locator")
            if value is None:
                return False
            said = c.cite.label.replace(" ", "-") if c.cite is not None else ""
            return (value.label or said or "page") == label

        return Test(test)

    return [made(word) for word in " ".join(words).replace("sub verbo", "sub-verbo").split()]


def _positions(words: list[str]) -> list[Test]:
    return [_near_note() if word == "near-note" else _position(word) for word in words]


def _near_note() -> Test:
    return Test(lambda c: c.citing and c.cite is not None and c.cite.near)


def _position(word: str) -> Test:
    """Make a test of a position: each is one of the kinds before it, too, but the first stands for itself."""
    if word == "first":
        return Test(lambda c: c.citing and c.cite is not None and c.cite.position == FIRST)
    least = _LEAST.get(word, len(_LEAST) + 1)
    return Test(lambda c: c.citing and c.cite is not None and c.cite.position >= least)


def _disambiguate(words: list[str]) -> list[Test]:
    wanted = words == ["true"]

    def test(c: Context) -> bool:
        c.extra_seen += 1
        allowed = c.expanded.extra if c.expanded is not None else 0
        if c.area == "bibliography":
            allowed = c.session.extra_text(c.item.id)
        if c.extra_count < allowed:
            c.extra_count += 1
            return wanted
        return not wanted

    return [Test(test, asked=True)]


_TESTS: dict[str, Callable[[list[str]], list[Test]]] = {
    "type": _types,
    "variable": _variables,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locators,
    "position": _positions,
    "disambiguate": _disambiguate,
}
