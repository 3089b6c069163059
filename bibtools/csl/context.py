"""The state of rendering one item once."""

from __future__ import annotations

from bibtools.csl.cites import Cite
from bibtools.csl.environment import Environment
from bibtools.csl.items import Item
from bibtools.csl.marks import Marks
from bibtools.csl.names.shown import NameList
from bibtools.csl.richtext import Decoration, Node
from bibtools.csl.session import Session
from bibtools.language.casing import base_language


class Context:
    """What the evaluators read and change while they render one item.

    `out` is the list of nodes that is being filled. The flags of the group that is being rendered:
    `variable_tried` (a variable was asked for and had no value),
    `variable_seen` (one had). `text_before` says whether text other than the citation number
    precedes in this cite or entry.
    """

    __slots__ = (
        "area",
        "around",
        "bare",
        "cite",
        "citing",
        "counts",
        "done",
        "env",
        "expanded",
        "extra_count",
        "extra_seen",
        "item",
        "label_forms",
        "lists",
        "locator_done",
        "looking",
        "marks",
        "nameset",
        "narrative",
        "out",
        "second_field",
        "session",
        "sorting",
        "strip",
        "substituting",
        "suffix_done",
        "text_before",
        "variable_seen",
        "variable_tried",
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
        self.variable_tried = self.variable_seen = False
        self.text_before = False
        self.nameset = 0
        self.narrative = False
        self.lists: list[NameList] = []
        # Cites are sorted by the names that they show.
        self.expanded = session.states.get(item.id) if area == "citation_sort" else None
        self.extra_count = self.extra_seen = 0
        self.suffix_done = self.locator_done = False
        self.second_field = 0
        self.marks: Marks | None = None
        self.counts: list[int] = []
        self.label_forms: dict[str, str] | None = None

    def field_language(self) -> str:
        """Return the language by whose rules fields are cased: the item's, else the locale's."""
        return self.item.language or self.env.locale.language

    def is_english(self) -> bool:
        """Return whether title case may be applied to the item's fields."""
        return (base_language(self.item.language) or base_language(self.env.locale.language)) == "en"
