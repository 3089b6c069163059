"""cs:substitute: what is rendered in place of names that an item has not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bibtools.csl.constants import NAMESPACE
from bibtools.csl.context import Context
from bibtools.csl.richtext import is_empty

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.compiler import Compiler
    from bibtools.csl.names.render import NamesSpec


def compile_substitute(element: _Element, compiler: Compiler, spec: NamesSpec) -> Callable[[Context], bool]:
    """Compile a cs:substitute element; what it gives says whether anything was rendered.

    Variables that are rendered in place of names are suppressed in the rest of the output.
    """
    from bibtools.csl.nodes.choose import compile_choose
    from bibtools.csl.nodes.names import names_evaluator, read_names_spec

    def alternative(child: _Element) -> Callable[[Context], None]:
        """Compile a child; names without children of their own look like the names they stand for."""
        if child.tag == f"{NAMESPACE}names" and not len(child):
            return names_evaluator(read_names_spec(child, compiler, spec))
        if child.tag == f"{NAMESPACE}choose":
            return compile_choose(child, compiler, alternative)
        return compiler.compile(child)

    choices = [
        (alternative(child), child.get("term") is not None or child.get("value") is not None)
        for child in element
    ]

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
                if fixed or c.left_out or any(not is_empty(node) for node in c.out):
                    out += c.out
                    return True
                c.done = done
            return False
        finally:
            c.substituting = was_substituting
            c.out = out

    return evaluate
