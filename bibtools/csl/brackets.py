"""Round brackets inside round brackets, which notes set as square ones."""

from __future__ import annotations

from bibtools.csl.constants import DATE_VARIABLES, NUMERIC_VARIABLES
from bibtools.csl.richtext import Node
from bibtools.support.patterns import lazy

_WHOLES = DATE_VARIABLES | NUMERIC_VARIABLES
"""Variables whose nodes enclose affixes of the style; those of the rest enclose the text of a field."""
_BRACKET = lazy(r"[][()]")
_PARTNERS = {"(": ")", "[": "]"}


class Brackets:
    """The brackets that are open where a walk through a tree has come to."""

    def __init__(self, texts: list[Node]) -> None:
        """Take the nodes whose texts count, too: those of affixes that cites have of their own."""
        self._texts = texts
        self._opened: list[str] = []

    def nest(self, node: Node, *, text: bool = False) -> None:
        """Set round brackets inside round ones as square ones: in the affixes of a tree, and in its `text`."""
        text = text or any(node is one for one in self._texts)
        if node.prefix:
            node.prefix = self._nested(node.prefix)
        if text and node.text:
            node.text = self._nested(node.text)
        elif node.kids and (text or node.variable is None or node.variable in _WHOLES):
            for kid in node.kids:
                self.nest(kid, text=text)
        if node.suffix:
            node.suffix = self._nested(node.suffix)

    def _nested(self, text: str) -> str:
        return _BRACKET.sub(lambda match: self._bracket(match[0]), text)

    def _bracket(self, found: str) -> str:
        """Return a bracket as it is set: one that closes is the partner of the one that it closes."""
        if found not in _PARTNERS:
            return _PARTNERS[self._opened.pop()] if self._opened else found
        made = "[" if found == "(" and self._opened[-1:] == ["("] else found
        self._opened.append(made)
        return made
