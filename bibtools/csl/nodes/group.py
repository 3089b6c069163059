"""cs:group and macro calls: suppressed where all variables that they call are empty."""

from __future__ import annotations

from bibtools.csl.context import Context
from bibtools.csl.kinds import Kind
from bibtools.csl.parts import UNTRIED, Evaluator, Part, marks_of, narrow_all
from bibtools.csl.richtext import Node
from bibtools.csl.token import PLAIN, Token


class Group(Part):
    """A group: its children, what stands around and between them, and the shells around the whole.

    `shells` are the tokens of the groups and macro calls that have this group as their only child, innermost first.
    Whether they render anything is decided with it; the levels remain, since punctuation moves level by level.
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

    def narrowed(self, kind: Kind) -> Part:
        """Narrow the children; a group in which no variable can be found is silent if one is asked for."""
        children = narrow_all(self.children, kind)
        left = marks_of(children, UNTRIED)
        if all(child.silent for child in children):
            return left
        if left.tried and not any(child.sees for child in children):
            return left
        if len(children) == 1 and isinstance(children[0], Group):
            return children[0].within(self.token, *self.shells)
        return self if children == self.children else Group(children, self.token, self.shells)


def _evaluator(children: list[Evaluator], token: Token, shells: tuple[Token, ...]) -> Evaluator:
    """Make the function that renders children as a group."""
    prefix, suffix, delimiter, decor = token.prefix, token.suffix, token.delimiter, token.decor
    bare = not (prefix or suffix or decor)
    levels = [(shell.prefix, shell.suffix, shell.delimiter, shell.decor) for shell in shells]
    # In sort keys and comparisons only what has a text of its own counts.
    bare_levels = [level for level in levels if level[0] or level[1] or level[3]]
    for one in (token, *shells):
        if one.decor or one.strip:
            children = [_enter(one), *children, _leave(one)]

    def evaluate(c: Context) -> None:
        term, tried, seen = c.term_seen, c.variable_tried, c.variable_seen
        before, out = c.text_before, c.out
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
                if c.bare:
                    node = (
                        kids[0]
                        if bare and len(kids) == 1
                        else Node(None, kids, prefix, suffix, delimiter, decor)
                    )
                    for level in bare_levels:
                        node = Node(None, [node], *level)
                else:
                    # Also for a single child: punctuation moves level by level.
                    node = Node(None, kids, prefix, suffix, delimiter, decor)
                    for level in levels:
                        node = Node(None, [node], *level)
                out.append(node)
        else:
            c.text_before = before
            c.variable_seen = seen
        c.term_seen = term

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
