"""cs:group and macro calls: suppressed where all variables that they call are empty."""

from __future__ import annotations

from bibtools.csl.context import Context
from bibtools.csl.kinds import Probe
from bibtools.csl.parts import Evaluator, Part, marks_of, narrow_all
from bibtools.csl.richtext import Node
from bibtools.csl.token import PLAIN, Token


class Group(Part):
    """A group: its children, what stands around and between them, and the shells around the whole.

    `shells` are the tokens of the groups and macro calls that have this group as their only child, innermost first.
    Whether they render anything is decided with it.
    """

    __slots__ = ("children", "shells", "token")

    def __init__(self, children: list[Part], token: Token = PLAIN, shells: tuple[Token, ...] = ()) -> None:
        """Take the compiled children, the affixes, delimiter and formatting of the group, and its shells."""
        super().__init__(_evaluator([child.run for child in children], token, shells))
        self.children = children
        self.token = token
        self.shells = shells

    def within(self, *shells: Token) -> Group:
        """Return the group with more shells around it."""
        return Group(self.children, self.token, (*self.shells, *shells))

    def narrowed(self, kind: Probe) -> Part:
        """Narrow the children; a group in which no variable can be found is silent if one is asked for."""
        children = narrow_all(self.children, kind)
        left = marks_of(children)
        if all(child.silent for child in children):
            return left
        if left.tried and not any(child.sees for child in children):
            return left
        if len(children) == 1 and isinstance(children[0], Group):
            return children[0].within(self.token, *self.shells)
        return self if children == self.children else Group(children, self.token, self.shells)


def _evaluator(children: list[Evaluator], token: Token, shells: tuple[Token, ...]) -> Evaluator:
    """Make the function that renders children as a group.

    A group is left out where variables are called in it and all of them are empty; a group inside of it that renders
    anything counts as a variable that is not (CSL 1.0.2, "Group").
    """
    prefix, suffix, delimiter, decor = token.prefix, token.suffix, token.delimiter, token.decor
    bare = not (prefix or suffix or decor)
    levels = [
        (one.prefix, one.suffix, "", one.decor) for one in shells if one.prefix or one.suffix or one.decor
    ]
    for one in (token, *shells):
        if one.decor or one.strip:
            children = [_enter(one), *children, _leave(one)]

    def evaluate(c: Context) -> None:
        out, seen, tried, before = c.out, c.variable_seen, c.variable_tried, c.text_before
        c.variable_seen = c.variable_tried = False
        inside: list[Node] = []
        c.out = inside
        for child in children:
            child(c)
        c.out = out
        if c.variable_tried and not c.variable_seen:
            c.text_before = before
        elif inside:
            node = (
                inside[0]
                if bare and len(inside) == 1
                else Node(None, inside, prefix, suffix, delimiter, decor)
            )
            for level in levels:
                node = Node(None, [node], *level)
            out.append(node)
            seen = True
        c.variable_seen = seen or c.variable_seen
        c.variable_tried = c.variable_tried or tried

    return evaluate


def _enter(token: Token) -> Evaluator:
    def evaluate(c: Context) -> None:
        c.around.append(token.decor)
        c.strip += token.strip

    return evaluate


def _leave(token: Token) -> Evaluator:
    def evaluate(c: Context) -> None:
        c.around.pop()
        c.strip -= token.strip

    return evaluate
