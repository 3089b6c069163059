"""cs:substitute: what is rendered in place of names that an item has not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bibtools.csl.constants import NAMESPACE
from bibtools.csl.context import Context
from bibtools.csl.kinds import Probe
from bibtools.csl.parts import Evaluator, Fixed, Part, Silent, marks_of, without_idle
from bibtools.csl.richtext import hold_text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.compiler import Compiler
    from bibtools.csl.names.spec import NamesSpec


class Substitute:
    """A cs:substitute element: `run` renders the first choice with a result, and returns whether there was one."""

    __slots__ = ("choices", "run")

    def __init__(self, choices: list[Part]) -> None:
        """Take the choices in their order."""
        self.choices = choices
        self.run = _evaluator([(part.run, isinstance(part, Fixed)) for part in choices])

    @property
    def silent(self) -> bool:
        """Whether no choice ever renders anything."""
        return all(part.silent for part in self.choices)

    @property
    def left(self) -> Silent:
        """The marks that the choices leave where none renders anything."""
        return marks_of(self.choices)

    def narrowed(self, kind: Probe) -> Substitute:
        """Narrow the choices; those of a branch that is taken stay one choice."""
        choices = without_idle(part.narrowed(kind) for part in self.choices)
        return self if choices == self.choices else Substitute(choices)


def compile_substitute(element: _Element, compiler: Compiler, spec: NamesSpec) -> Substitute:
    """Compile a cs:substitute element.

    Variables that are rendered in place of names are suppressed in the rest of the output.
    """
    from bibtools.csl.nodes.choose import compile_choose

    def alternative(child: _Element) -> Part:
        """Compile a child; those of a choice are alternatives as it is one itself."""
        if child.tag == f"{NAMESPACE}choose":
            return compile_choose(child, compiler, alternative)
        return compiler.compile(child)

    around, compiler.names_to_stand_for = compiler.names_to_stand_for, spec
    choices = [alternative(child) for child in element]
    compiler.names_to_stand_for = around
    return Substitute(choices)


def _evaluator(choices: list[tuple[Evaluator, bool]]) -> Callable[[Context], bool]:
    """Return the function that tries the choices, each with whether it is fixed text."""

    def evaluate(c: Context) -> bool:
        if c.done is None:
            c.done = set()
        was_substituting, out = c.substituting, c.out
        c.substituting = True
        try:
            for choice, fixed in choices:
                c.out = []
                done = set(c.done)
                choice(c)
                # Fixed text ends the search even where the locale leaves it empty.
                if fixed or hold_text(c.out):
                    out += c.out
                    return True
                c.done = done
            return False
        finally:
            c.substituting = was_substituting
            c.out = out

    return evaluate
