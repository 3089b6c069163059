"""Rendering the entries of a bibliography."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from bibtools.csl.context import Context
from bibtools.csl.punctuation import PUNCTUATION
from bibtools.csl.richtext import Node

if TYPE_CHECKING:
    from bibtools.csl.evaluation import Evaluation
    from bibtools.csl.items import Item
    from bibtools.csl.names.person import Person


class Entry(NamedTuple):
    """One entry: the item's id as `key`, and its `text` in the output format."""

    key: str
    text: str


class Bibliography:
    """A rendered bibliography.

    `entries` are in order; `text` is the whole of it. `hanging_indent`, `second_field_align` (empty,
    `flush` or `margin`), `entry_spacing` and `line_spacing` are the style's wishes for the layout;
    `max_offset` is the length of the longest first field, in characters.
    """

    def __init__(
        self,
        hanging_indent: bool = False,
        second_field_align: str = "",
        entry_spacing: int = 1,
        line_spacing: int = 1,
    ) -> None:
        self.entries: list[Entry] = []
        self.text = ""
        self.hanging_indent = hanging_indent
        self.second_field_align = second_field_align
        self.entry_spacing = entry_spacing
        self.line_spacing = line_spacing
        self.max_offset = 0


class Substitution:
    """Replaces the names of an entry that are those of the entry before (`subsequent-author-substitute`)."""

    def __init__(self, text: str, rule: str) -> None:
        """Take the style's substitute and rule."""
        self.text = text
        self.rule = rule
        self.each = rule != "complete-all"
        self.last: list[str] = []
        self.people: list[str] = []
        self.children: list[Node] = []
        self.open = False

    def start(self) -> None:
        """Begin an entry."""
        self.open = True
        self.people, self.children = [], []

    def see_people(self, people: Sequence[Person], nodes: list[Node]) -> None:
        """Take the people of a list of names and their nodes, before the list is placed."""
        if self.open:
            self.people += ["\0".join(filter(None, person.parts())) for person in people]
            self.children += [node.kids[0] if node.kids else node for node in nodes]

    def see_names(self, c: Context, _whole: Node, top: Node) -> None:
        """Take the names of an entry as rendered; only those that open the entry count."""
        if not self.open:
            return
        self.open = False
        if c.text_before:
            return
        same = self.people == self.last
        if self.rule == "complete-all":
            if same and top.kids:
                self._replace_all(top)
        elif self.rule == "complete-each":
            if same:
                for child in self.children:
                    self._put(child)
        else:
            self._replace_partly()
        self.last = self.people

    def _replace_all(self, top: Node) -> None:
        assert top.kids is not None
        first = top.kids[0]
        label = first.kids[1] if first.labelled and first.kids else None
        if label is not None:
            top.kids[:] = [Node(self.text), label]
        else:
            self._put(first)

    def _replace_partly(self) -> None:
        for index, child in enumerate(self.children):
            if index >= len(self.last) or self.people[index] != self.last[index]:
                return
            self._put(child)
            if self.rule == "partial-first":
                return

    def _put(self, node: Node) -> None:
        node.text, node.kids = None, [Node(self.text)]

    def see_text(self, c: Context, node: Node, text: str, _title: bool) -> None:
        """Take the text that stands in for names."""
        if not self.open:
            return
        self.open = False
        self.people = [text]
        if self.people == self.last:
            self._put(node)
        self.last = self.people


def evaluate_entry(ev: Evaluation, item: Item, substitution: Substitution | None) -> Node:
    """Evaluate an entry."""
    area = ev.env.bibliography
    c = ev.context(item, None, "bibliography")
    c.expanded = ev.session.states.get(item.id)
    c.shared = substitution
    top: list[Node] = []
    c.out = top
    ev.run(c, ev.style.bibliography)
    body = Node(None, top)
    if area.suffix:
        if top and (c.second_field or any(node.display for node in top)):
            repeated = top[-1].suffix[-1:] == area.suffix[0] in PUNCTUATION
            top[-1].suffix += area.suffix[1:] if repeated else area.suffix
        else:
            body.suffix = area.suffix
    if top and area.prefix:
        top[0].prefix = area.prefix + top[0].prefix
    return Node(None, [body], decor=area.decor)
