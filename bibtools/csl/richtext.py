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
    CSL variable that the text was taken from, `display` is a CSL display class, `number` holds the value
    of a number that may be collapsed with its neighbours, `is_number` marks text that is a number.
    """

    __slots__ = (
        "decor",
        "delimiter",
        "display",
        "is_number",
        "kids",
        "labelled",
        "number",
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
        self.number: Number | None = None
        self.is_number = False
        self.labelled = False


class Number:
    """A number that collapsing may join with its neighbours into a range: `[1–3]`, `2001a–c`.

    `kind` tells numbers that may not be joined with each other apart; `range_delimiter` is empty where
    ranges are not wanted; `successor` stands before a number that follows directly on its neighbour,
    `splice` before any other (both None where the usual delimiter applies). `tight` ones belong to the text
    before them (2001a), so that no delimiter parts them.
    """

    __slots__ = (
        "kind",
        "no_splice",
        "node",
        "range_delimiter",
        "splice",
        "status",
        "successor",
        "text",
        "tight",
        "value",
    )

    def __init__(self, value: int, text: str, kind: str) -> None:
        self.value = value
        self.text = text
        self.kind = kind
        self.range_delimiter = ""
        self.successor = ""
        self.splice = ""
        self.no_splice = self.tight = False
        self.status = 0
        self.node: Node | None = None


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
