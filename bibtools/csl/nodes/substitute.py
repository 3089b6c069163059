"""cs:substitute: what is rendered in place of names that an item has not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bibtools.csl.constants import NAMESPACE
from bibtools.csl.context import Context
from bibtools.csl.parts import NOTHING, Evaluator, Kind, Part, Silent
from bibtools.csl.richtext import hold_text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.compiler import Compiler
    from bibtools.csl.names.render import NamesSpec


Choice = tuple[Part, bool]
"""What may stand in for names, and whether it is fixed text, which ends the search even where it is empty."""


class Substitute:
    """A cs:substitute element: `run` renders the first choice that gives anything and says whether one did."""

    __slots__ = ("choices", "run")

    def __init__(self, choices: list[Choice]) -> None:
        """Take the choices in their order."""
        self.choices = choices
        self.run = _evaluator([(part.run, fixed) for part, fixed in choices])

    @property
    def silent(self) -> bool:
        """Whether no choice ever renders anything."""
        return all(part.silent for part, _fixed in self.choices)

    @property
    def left(self) -> Silent:
        """What the silent choices come to."""
        left = NOTHING
        for part, _fixed in self.choices:
            if isinstance(part, Silent):
                left = left.then(part)
        return left

    def narrowed(self, kind: Kind) -> Substitute:
        """Narrow the choices; of neighbouring silent ones one mark is left."""
        choices: list[Choice] = []
        for part, fixed in self.choices:
            left = part.narrowed(kind)
            if left is NOTHING:
                continue
            last = choices[-1][0] if choices else None
            if isinstance(left, Silent) and isinstance(last, Silent):
                choices[-1] = (last.then(left), False)
            else:
                choices.append((left, fixed))
        if len(choices) == len(self.choices) and all(
            one is other for (one, _), (other, _) in zip(choices, self.choices, strict=True)
        ):
            return self
        return Substitute(choices)


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
    choices = [
        (alternative(child), child.get("term") is not None or child.get("value") is not None)
        for child in element
    ]
    compiler.names_to_stand_for = around
    return Substitute(choices)


def _evaluator(choices: list[tuple[Evaluator, bool]]) -> Callable[[Context], bool]:
    def evaluate(c: Context) -> bool:
        if c.done is None:
            c.done = set()
        was_substituting, out = c.substituting, c.out
        c.substituting = True
        try:
            for choice, fixed in choices:
                c.out = []
                c.left_out = False
                done = set(c.done)
                choice(c)
                # Fixed text ends the search even where the locale leaves it empty, as do names that the
                # cite asks to leave out.
                if fixed or c.left_out or hold_text(c.out):
                    out += c.out
                    return True
                c.done = done
            return False
        finally:
            c.substituting = was_substituting
            c.out = out

    return evaluate
