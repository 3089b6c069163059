"""What one processor has settled about the items that it has."""

from __future__ import annotations

from collections.abc import Mapping

from bibtools.csl.environment import Environment
from bibtools.csl.expansion import Disambiguation
from bibtools.csl.names.namesakes import People

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
"""Variable → the abbreviation list for it; the other titles have lists of their own name."""


class Session:
    """The numbers of the items, what tells them apart, and the abbreviation lists.

    `people` are all whom the items name, `states` says how far each cite is expanded, `first_notes` in which note
    each item was first cited. `links` says whether addresses are links. `registering` is set while the people of items
    are gathered.
    """

    def __init__(self, env: Environment) -> None:
        """Start with nothing cited."""
        citation = env.citation
        self.people = People(
            citation.option("givenname-disambiguation-rule") or "by-cite",
            citation.flag("disambiguate-add-givenname"),
        )
        self.adds_names = citation.flag("disambiguate-add-names")
        self.registering = False
        self.links = False
        self._sequence: dict[str, int] | None = {}
        self._order: list[str] = []
        self.states: dict[str, Disambiguation] = {}
        self.first_notes: dict[str, int] = {}
        self.abbreviations: Mapping[str, Mapping[str, str]] = {}

    @property
    def sequence(self) -> dict[str, int]:
        """The numbers of the items in the bibliography."""
        if self._sequence is None:
            self._sequence = {key: number for number, key in enumerate(self._order, 1)}
        return self._sequence

    def number(self, order: list[str], *, backwards: bool = False) -> None:
        """Number items, by their ids, when their numbers are first asked for; at once `backwards`."""
        self._order, self._sequence = order, None
        if backwards:
            count = len(order)
            self._sequence = {key: count - index for index, key in enumerate(order)}

    def abbreviation(self, variable: str, text: str) -> str:
        """Return the short form that the abbreviation lists have for a variable's text, or the empty string."""
        kind = _KINDS.get(variable) or (variable if variable.endswith("title") else "")
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
