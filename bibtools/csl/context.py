"""The state of rendering one item once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bibtools.csl.cites import Cite, Cluster
from bibtools.csl.environment import Environment
from bibtools.csl.items import Item
from bibtools.csl.names.etal import NameList
from bibtools.csl.names.person import Person
from bibtools.csl.richtext import Decoration, Node
from bibtools.csl.session import Session
from bibtools.language.casing import base_language


class Watch(Protocol):
    """Who is told of the names that an entry renders; with `each`, of each name by itself."""

    each: bool

    def see_people(self, people: Sequence[Person], nodes: list[Node]) -> None:
        """Take the people of a list of names, and the nodes of their names."""

    def see_names(self, c: Context, whole: Node, top: Node) -> None:
        """Take the node of a cs:names element, and the one of the lists in it."""

    def see_text(self, c: Context, node: Node, text: str, title: bool) -> None:
        """Take the node of a text that stands in for names."""


class Context:
    """What the evaluators read and change while they render one item.

    `out` is the list of nodes that is being filled. The flags of the group that is being rendered:
    `term_seen` (fixed text was rendered), `variable_tried` (a variable was asked for and had no value),
    `variable_seen` (one had). `text_before` says whether text other than the citation number
    precedes in this cite or entry.
    """

    __slots__ = (
        "area",
        "around",
        "bare",
        "cite",
        "citing",
        "collapse",
        "counts",
        "date_only",
        "done",
        "env",
        "expanded",
        "extra_count",
        "extra_seen",
        "item",
        "label_forms",
        "left_out",
        "lists",
        "looking",
        "nameset",
        "out",
        "own_text",
        "rendered",
        "second_field",
        "session",
        "shared",
        "sorting",
        "strip",
        "substituting",
        "suffix_done",
        "term_seen",
        "text_before",
        "trace",
        "variable_seen",
        "variable_tried",
        "years",
    )

    def __init__(
        self,
        env: Environment,
        session: Session,
        item: Item,
        cite: Cite | None,
        area: str,
        *,
        looking: bool = False,
    ) -> None:
        self.env = env
        self.session = session
        self.item = item
        self.cite = cite
        self.area = area
        self.looking = looking
        self.citing = area == "citation"
        self.sorting = area.endswith("_sort")
        self.bare = looking or self.sorting
        self.out: list[Node] = []
        decor = env.area_options(area).decor
        self.around: list[tuple[Decoration, ...]] = [decor] if decor else []
        self.strip = 0
        self.done: set[str] | None = None
        self.substituting = False
        self.term_seen = self.variable_tried = self.variable_seen = False
        self.text_before = self.own_text = False
        self.nameset = 0
        self.lists: list[NameList] = []
        # Cites are sorted by the names that they show.
        self.expanded = session.states.get(item.id) if area == "citation_sort" else None
        self.extra_count = self.extra_seen = 0
        self.suffix_done = False
        self.left_out = False
        self.rendered = False
        self.collapse: Cluster | None = None
        self.years: list[int | None] = []
        self.trace = False
        self.date_only = 0
        self.second_field = 0
        self.shared: Watch | None = None
        self.counts: list[int] = []
        self.label_forms: dict[str, str] | None = None

    def field_language(self) -> str:
        """Return the language by whose rules fields are cased: the item's, else the locale's."""
        return self.item.language or self.env.locale.code

    def is_english(self) -> bool:
        """Return whether title case may be applied to the item's fields."""
        return (base_language(self.item.language) or self.env.locale.base) == "en"
