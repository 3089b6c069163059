"""What rendering needs to know besides the item: the compiled style, and the numbers of the cited items."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bibtools.csl.areas import Area
from bibtools.csl.citationlabel import make_label
from bibtools.csl.compiled import CompiledStyle, compile_style
from bibtools.csl.context import Disambiguation
from bibtools.csl.names.registry import People
from bibtools.csl.numbers.ordinals import letters
from bibtools.csl.parts import Evaluator

if TYPE_CHECKING:
    from bibtools.csl.items import Item
    from bibtools.csl.style import Style


_KINDS = {
    "publisher": "institution-part",
    "authority": "institution-part",
    "publisher-place": "place",
    "event-place": "place",
    "archive-place": "place",
    "jurisdiction": "place",
    "archive": "container-title",
    "genre": "title",
    "event": "title",
    "event-title": "title",
    "medium": "title",
}
"""The lists in which abbreviations of other variables than titles are looked up."""


class Environment(CompiledStyle):
    """A compiled style with the state that the rendering of one item draws on."""

    def __init__(self, style: Style, language: str, warn: Callable[[str], None]) -> None:
        """Take a style, compiled for a language, and tell `warn` of its faults; nothing is cited yet."""
        self.__dict__.update(compile_style(style, language).__dict__)
        for fault in style.faults:
            warn(fault)
        citation = self.citation
        self.people = People(
            citation.option("givenname-disambiguation-rule") or "by-cite",
            citation.flag("disambiguate-add-givenname"),
            self.keep_particle,
        )
        self.registering = False
        self._sequence: dict[str, int] | None = {}
        self._order: list[Item] = []
        self.states: dict[str, Disambiguation] = {}
        self.first_notes: dict[str, int] = {}
        self.abbreviations: Mapping[str, Mapping[str, str]] = {}

    @property
    def sequence(self) -> dict[str, int]:
        """The numbers of the items in the bibliography."""
        if self._sequence is None:
            self._sequence = {item.id: number for number, item in enumerate(self._order, 1)}
        return self._sequence

    def number(self, order: list[Item], *, backwards: bool = False) -> None:
        """Number items in this order when their numbers are first asked for, or at once `backwards`."""
        self._order, self._sequence = order, None
        if backwards:
            count = len(order)
            self._sequence = {item.id: count - index for index, item in enumerate(order)}

    def layout(self, area: Area, item: Item) -> list[Evaluator]:
        """Return what an area renders for an item."""
        return area.program.of(self.kind_of(item))

    def area_options(self, area: str) -> Area:
        """Return the options of the area that is rendered."""
        return self.bibliography if area.startswith("bibliography") else self.citation

    def abbreviation(self, variable: str, text: str) -> str:
        """Return the short form that the abbreviation lists have for a variable's text, or the empty string."""
        kind = variable if variable.endswith("title") else _KINDS.get(variable, "")
        return self.abbreviations.get(kind, {}).get(text, "") if text else ""

    def citation_number(self, item_id: str) -> int:
        """Return the number of an item in the bibliography, 0 if it has none."""
        return self.sequence.get(item_id, 0)

    def year_suffix(self, item_id: str) -> int | None:
        """Return the number of an item's year suffix (0 is a), or None."""
        state = self.states.get(item_id)
        return state.year_suffix if state is not None else None

    def extra_text(self, item_id: str) -> int:
        """Return how many `disambiguate="true"` conditions hold for an item."""
        state = self.states.get(item_id)
        return state.extra if state is not None else 0

    def citation_label(self, item: Item, *, plain: bool) -> str:
        """Return an item's label ("Doe99"), with its year suffix unless `plain`."""
        label = item.values.get("citation-label") or make_label(item, self.locale)
        number = None if plain else self.year_suffix(item.id)
        return label if number is None else label + letters(number)
