"""cs:group and macro calls: suppressed where all variables that they call are empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bibtools.csl.context import Context
from bibtools.csl.richtext import Decoration, Node
from bibtools.csl.token import PLAIN, Token, read_token

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.compiler import Compiler

Evaluator = Callable[[Context], None]


def compile_group(element: _Element, compiler: Compiler) -> Evaluator:
    """Compile a cs:group element."""
    children = [compiler.compile(child) for child in compiler.children(element)]
    return group_evaluator(children, read_token(element))


def group_evaluator(children: list[Evaluator], token: Token = PLAIN) -> Evaluator:
    """Make the function that renders children as a group."""
    prefix, suffix, delimiter, decor = token.prefix, token.suffix, token.delimiter, token.decor
    if decor or token.strip:
        children = [*children]
        children.insert(0, _enter(decor, token.strip))
        children.append(_leave(decor, token.strip))

    def evaluate(c: Context) -> None:
        term, tried, seen, before = c.term_seen, c.variable_tried, c.variable_seen, c.text_before
        out = c.out
        kids: list[Node] = []
        c.out = kids
        c.term_seen = c.variable_tried = c.variable_seen = False
        for child in children:
            child(c)
        c.out = out
        if c.variable_seen or (c.term_seen and not c.variable_tried):
            c.variable_seen = True
            c.variable_tried = tried
            if kids:
                # Also for a single child: punctuation moves level by level.
                out.append(Node(None, kids, prefix, suffix, delimiter, decor))
        else:
            c.text_before = before
            c.variable_seen = seen
        c.term_seen = term

    return evaluate


def _enter(decor: tuple[Decoration, ...], strip: bool) -> Evaluator:
    def evaluate(c: Context) -> None:
        c.around.append(decor)
        c.strip += strip

    return evaluate


def _leave(decor: tuple[Decoration, ...], strip: bool) -> Evaluator:
    def evaluate(c: Context) -> None:
        c.around.pop()
        c.strip -= strip

    return evaluate
