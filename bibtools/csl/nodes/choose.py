"""cs:choose: its branches."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bibtools.csl.constants import NAMESPACE
from bibtools.csl.context import Context
from bibtools.csl.kinds import Probe
from bibtools.csl.nodes.conditions import Test, compile_condition
from bibtools.csl.parts import NOTHING, Evaluator, Part, Several, in_turn, narrow_all
from bibtools.csl.richtext import hold_text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.compiler import Compiler


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
        children = self._children
        if children is None:
            children = self._make()
            runs = [child.run for child in children]
            self.run = _until_any(runs) if self._alternatives else in_turn(runs)
            # Last, since another thread that sees the children calls `run`.
            self._children = children
        return children

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

    def narrowed(self, kind: Probe) -> Part:
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
        test = None if inside.tag == f"{NAMESPACE}else" else compile_condition(inside)
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
