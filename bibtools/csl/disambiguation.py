"""Telling apart cites that look the same: given names, more names, conditions, year suffixes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bibtools.csl.cites import Cite
from bibtools.csl.expansion import UNCHANGED, Disambiguation
from bibtools.csl.refinement import Cell, refine, split
from bibtools.csl.richtext import plain_text

if TYPE_CHECKING:
    from bibtools.csl.context import Context
    from bibtools.csl.evaluation import Evaluation
    from bibtools.csl.items import Item


def look(
    ev: Evaluation, item: Item, expanded: Disambiguation = UNCHANGED, *, with_note: bool = False
) -> Context:
    """Return the state of a cite evaluated on its own, without citation number and year suffix.

    With `with_note`, it shows the number of the note in which the item was first cited.
    """
    cite = Cite(item.id)
    cite.position, cite.near = 1, True
    if with_note:
        cite.first_note = ev.session.first_notes.get(item.id, 0)
    c = ev.context(item, cite, "citation", looking=True)
    c.expanded = expanded
    ev.run(c, ev.style.citation)
    return c


def text_of(c: Context) -> str:
    """Return the text of what was evaluated."""
    return "".join(plain_text(node) for node in c.out)


class Disambiguator:
    """Applies the methods that a style asks for to groups of items whose cites look the same."""

    def __init__(self, ev: Evaluation) -> None:
        """Read the style's options."""
        self._ev = ev
        people = ev.session.people
        self._adds_names = ev.session.adds_names
        self._adds_suffix = ev.env.citation.flag("disambiguate-add-year-suffix")
        self._adds_extra = ev.env.uses_extra
        self.active = (
            people.is_global or people.by_cite or self._adds_names or self._adds_suffix or self._adds_extra
        )

    def run(self, items: list[Item], rank: Callable[[Item], int]) -> None:
        """Set the states of items that look the same; `rank` gives the order of year suffixes."""
        for group in self._by_note(items):
            for cell in self._by_names(group):
                for part, state in self._by_extra(*cell):
                    self._by_suffix(part, state, rank)

    def _by_note(self, items: list[Item]) -> list[list[Item]]:
        """Part the cites of items that were first cited in different notes, if the style names the notes."""
        if not self._ev.env.uses_first_note:
            return [items]
        return split(items, [text_of(look(self._ev, item, with_note=True)) for item in items])

    def _by_names(self, items: list[Item]) -> list[Cell]:
        """Part cites by given names and by names that are hidden."""
        if len(items) < 2 or not (self._ev.session.people.by_cite or self._adds_names):
            return [(items, UNCHANGED)]
        lists = {item.id: look(self._ev, item).lists for item in items}
        return refine(items, lists, self._ev.session.people, hidden=self._adds_names)

    def _by_extra(self, items: list[Item], state: Disambiguation) -> list[Cell]:
        """Part cites by conditions `disambiguate="true"` that hold, one more at a time."""
        done: list[Cell] = []
        cells: list[Cell] = [(items, state)]
        if len(items) < 2 or not self._adds_extra:
            return cells
        extra = 0
        while cells:
            extra += 1
            refined: list[Cell] = []
            for group, now in cells:
                more = now._replace(extra=extra)
                looks = [look(self._ev, item, more) for item in group]
                parts = split(group, map(text_of, looks))
                again = any(c.extra_seen > extra for c in looks)
                for part in parts:
                    cell = (part, more if len(parts) > 1 else now)
                    (refined if again and len(part) > 1 else done).append(cell)
            cells = refined
        return [*done, *cells]

    def _by_suffix(self, items: list[Item], state: Disambiguation, rank: Callable[[Item], int]) -> None:
        """Number cites that still look the same, in the order of the bibliography, if the style asks for it."""
        states = self._ev.session.states
        if len(items) < 2 or not self._adds_suffix:
            states.update((item.id, state) for item in items)
            return
        for number, item in enumerate(sorted(items, key=rank)):
            states[item.id] = state._replace(year_suffix=number)
