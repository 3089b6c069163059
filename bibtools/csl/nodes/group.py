"""cs:group and macro calls: suppressed where all variables that they call are empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.context import Context
from bibtools.csl.parts import SILENT, Evaluator, Kind, Part, Silent, narrow_all
from bibtools.csl.richtext import Decoration, Node
from bibtools.csl.token import PLAIN, Token, read_token

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.compiler import Compiler


class Group(Part):
    """A group: its children and what stands around and between them."""

    __slots__ = ("children", "token")

    def __init__(self, children: list[Part], token: Token = PLAIN) -> None:
        """Take the compiled children and the affixes, delimiter and formatting of the group."""
        super().__init__(_evaluator([child.run for child in children], token))
        self.children = children
        self.token = token

    def narrowed(self, kind: Kind) -> Part:
        """Narrow the children; a group in which no variable can be found is silent if one is asked for."""
        children = narrow_all(self.children, kind)
        left = SILENT[False, False]
        for child in children:
            if isinstance(child, Silent):
                left = left.then(child)
        if len(children) == 1 and children[0].silent:
            return left
        if not children or (left.tried and not any(child.sees for child in children)):
            return left
        return self if children == self.children else Group(children, self.token)


def compile_group(element: _Element, compiler: Compiler) -> Part:
    """Compile a cs:group element."""
    children = [compiler.compile(child) for child in compiler.children(element)]
    return Group(children, read_token(element))


def _evaluator(children: list[Evaluator], token: Token) -> Evaluator:
    """Make the function that renders children as a group."""
    prefix, suffix, delimiter, decor = token.prefix, token.suffix, token.delimiter, token.decor
    if decor or token.strip:
        children = [_enter(decor, token.strip), *children, _leave(decor, token.strip)]

    def evaluate(c: Context) -> None:
        term, tried, seen = c.term_seen, c.variable_tried, c.variable_seen
        before, own, out = c.text_before, c.own_text, c.out
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
            c.text_before, c.own_text = before, own
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
