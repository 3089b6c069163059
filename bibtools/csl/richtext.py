"""The rich-text tree: what evaluating a style gives, and what every later pass works on."""

from __future__ import annotations

Decoration = tuple[str, str]
"""A formatting attribute and its value: `("font-style", "italic")`, `("quotes", "true")`."""

NO_DECOR: tuple[Decoration, ...] = ()

DECORATIONS = (
    "strip-periods",
    "font-style",
    "font-variant",
    "font-weight",
    "text-decoration",
    "vertical-align",
    "quotes",
)
"""Formatting attributes, innermost first."""


class Node:
    """A piece of rendered text.

    Either `text` is its own text, or `kids` are the nodes inside it, joined by `delimiter`; `prefix` and
    `suffix` stand around it, outside of `decor` (its formatting, innermost first). `variable` names the
    CSL variable that the text was taken from, `display` is a CSL display class.
    """

    __slots__ = (
        "decor",
        "delimiter",
        "display",
        "kids",
        "prefix",
        "suffix",
        "text",
        "variable",
    )

    def __init__(
        self,
        text: str | None = None,
        kids: list[Node] | None = None,
        prefix: str = "",
        suffix: str = "",
        delimiter: str = "",
        decor: tuple[Decoration, ...] = NO_DECOR,
        variable: str | None = None,
    ) -> None:
        self.text = text
        self.kids = kids
        self.prefix = prefix
        self.suffix = suffix
        self.delimiter = delimiter
        self.decor = decor
        self.variable = variable
        self.display: str | None = None


def plain_text(node: Node) -> str:
    """Return the text of a tree without any formatting."""
    inside = (
        node.text
        if node.text is not None
        else node.delimiter.join(filter(None, map(plain_text, node.kids or ())))
    )
    return node.prefix + inside + node.suffix if inside else ""


def hold_text(nodes: list[Node]) -> bool:
    """Return whether any of some trees holds a text (affixes do not count)."""
    # A loop, since it is asked of everything that may stand in for names.
    for node in nodes:  # noqa: SIM110
        if node.text or (node.kids and hold_text(node.kids)):
            return True
    return False


def prune(node: Node) -> None:
    """Take empty nodes out of a tree."""
    kids = node.kids
    if kids is None:
        return
    empty = False
    for kid in kids:
        if kid.kids is not None:
            prune(kid)
        empty = empty or not (kid.text or kid.kids)
    if empty:
        kids[:] = [kid for kid in kids if kid.text or kid.kids]
