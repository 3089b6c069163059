"""Evaluating items: the layouts of a style, with what a processor knows of its items."""

from __future__ import annotations

from bibtools.csl.cites import Cite
from bibtools.csl.compiled import CompiledStyle
from bibtools.csl.context import Context
from bibtools.csl.items import Item
from bibtools.csl.layouts import Layout
from bibtools.csl.session import Session


class Evaluation:
    """The options `env` and the layouts of a style, and the `session` of one processor."""

    def __init__(self, style: CompiledStyle) -> None:
        """Take a compiled style; nothing is cited yet."""
        self.style = style
        self.env = style.env
        self.session = Session(style.env)

    def context(self, item: Item, cite: Cite | None, area: str, *, looking: bool = False) -> Context:
        """Return the state in which an item is rendered in an area (citation or bibliography)."""
        return Context(self.env, self.session, item, cite, area, looking=looking)

    def run(self, c: Context, layout: Layout) -> None:
        """Render the item of a state by a layout, into its `out`."""
        for evaluate in layout.program.of(self.env.kind_of(c.item)):
            evaluate(c)
