"""Telling apart cites that look the same: more names, given names, year suffixes, extra text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from bibtools.csl.cites import Cite
from bibtools.csl.context import Context
from bibtools.csl.expansion import Disambiguation
from bibtools.csl.richtext import plain_text

if TYPE_CHECKING:
    from bibtools.csl.evaluation import Evaluation
    from bibtools.csl.items import Item


def look(ev: Evaluation, item: Item, expanded: Disambiguation | None, *, with_note: bool = False) -> Context:
    """Evaluate a cite as it would look on its own, without numbers and suffixes that tell it apart.

    `with_note` has the number of the note in which the item was first cited tell it apart.
    """
    cite = Cite(item.id)
    cite.position, cite.near = 1, True
    if with_note and ev.session.people.rule == "by-cite":
        cite.first_note = ev.session.first_notes.get(item.id, 0)
    c = ev.context(item, cite, "citation", looking=True)
    c.expanded = expanded
    ev.run(c, ev.style.citation)
    return c


def shown_alone(ev: Evaluation, item: Item, expanded: Disambiguation | None = None) -> Disambiguation:
    """Return the names and given names that a cite of an item shows on its own."""
    shown = look(ev, item, expanded).disambiguation
    assert shown is not None
    return shown


def text_of(c: Context) -> str:
    """Return the text of what was evaluated."""
    return "".join(plain_text(node) for node in c.out)


class _Step:
    """Where the search for names that tell cites apart stands.

    `base` is what cites are compared with, `better` what has helped so far; `nameset` and `name` point at
    the list of names and the name that are expanded next.
    """

    __slots__ = ("base", "better", "name", "nameset")

    def __init__(self, base: Disambiguation, better: Disambiguation, nameset: int = 0, name: int = 0) -> None:
        self.base, self.better, self.nameset, self.name = base, better, nameset, name

    def copy(self) -> _Step:
        return _Step(self.base.copy(), self.better.copy(), self.nameset, self.name)


class Disambiguator:
    """Runs the methods that a style asks for, on groups of items that look the same."""

    def __init__(self, ev: Evaluation) -> None:
        """Read the style's options."""
        citation = ev.env.citation
        self.ev = ev
        self.adds_names = citation.flag("disambiguate-add-names")
        self.by_cite = ev.session.people.adds_given and ev.session.people.rule == "by-cite"
        self.adds_suffix = citation.flag("disambiguate-add-year-suffix")
        self.adds_extra = ev.env.uses_extra

    @property
    def active(self) -> bool:
        """Whether the style asks for any disambiguation."""
        return self.adds_names or env_gives(self.ev) or self.adds_suffix or self.adds_extra

    def run(self, items: list[Item], rank: Callable[[Item], int]) -> None:
        """Set the states of items that look the same; `rank` gives the order of year suffixes."""
        start = self._start(items)
        rest: list[tuple[list[Item], Disambiguation]] = [(items, start)]
        if self.adds_names or self.by_cite:
            rest = self._by_names(items, start)
        if self.adds_suffix:
            for group, state in rest:
                self._by_suffix(group, state, rank)
            return
        if self.adds_extra:
            for group, state in rest:
                for part in self._split(group, state):
                    self._by_extra(part, state)
            return
        for group, state in rest:
            self._set(group, state)

    def _set(self, items: Iterable[Item], state: Disambiguation) -> None:
        for item in items:
            self.ev.session.states[item.id] = state.copy()

    def _start(self, items: list[Item]) -> Disambiguation:
        """Return the least that all of the items show already."""
        shown = [shown_alone(self.ev, item) for item in items]
        least = min(shown, key=lambda state: len(state.names)).copy()
        for state in shown:
            for index, count in enumerate(state.names[: len(least.names)]):
                if count > least.names[index]:
                    least.names[index] = count
                    least.givens[index] = list(state.givens[index])
        self._pad(least)
        return least

    @staticmethod
    def _pad(state: Disambiguation) -> None:
        for count, givens in zip(state.names, state.givens, strict=True):
            givens.extend([0] * (count - len(givens)))

    def _split(self, items: list[Item], state: Disambiguation) -> list[list[Item]]:
        """Group items by how they look in a state."""
        groups: dict[str, list[Item]] = {}
        for item in items:
            groups.setdefault(text_of(look(self.ev, item, state, with_note=True)), []).append(item)
        return list(groups.values())

    def _by_names(self, items: list[Item], start: Disambiguation) -> list[tuple[list[Item], Disambiguation]]:
        """Expand names until items differ; give the groups that no expansion tells apart."""
        most = self._most_names(items)
        left: list[tuple[list[Item], Disambiguation]] = []
        pending = [(items, _Step(start.copy(), start.copy()))]
        while pending:
            group, step = pending.pop()
            first = True
            while True:
                maxed = False if first else self._advance(step, most)
                first = False
                parts = self._split(group, step.base)
                if len(parts) > 1:
                    self._capture(step)
                    for part in parts:
                        if len(part) == 1:
                            self._set(part, step.better)
                        else:
                            pending.append((part, step.copy()))
                    break
                if maxed:
                    left.append((group, step.better))
                    break
        return left

    def _most_names(self, items: list[Item]) -> list[int]:
        """Return the number of names that each list of names of the cites has at most."""
        most: list[int] = []
        for item in items:
            everything = Disambiguation([999] * 9)
            shown = shown_alone(self.ev, item, everything).names
            for index, count in enumerate(shown):
                if index < len(most):
                    most[index] = max(most[index], count)
                else:
                    most.append(count)
        return most

    def _advance(self, step: _Step, most: list[int]) -> bool:
        """Take the next step of expansion; say whether it was the last one."""
        base = step.base
        if not base.names:
            return True
        row = base.givens[step.nameset]
        if self.by_cite and step.name < len(row) and row[step.name] < 2:
            row[step.name] += 1
        elif self.adds_names and step.name < most[step.nameset] - 1:
            base.names[step.nameset] = min(base.names[step.nameset] + 1, most[step.nameset])
            step.name += 1
            self._pad(base)
            self._pad(step.better)
        elif step.nameset < len(base.names) - 1:
            step.nameset += 1
            step.name = 0
        else:
            return True
        return False

    def _capture(self, step: _Step) -> None:
        """Keep the step that has told cites apart."""
        base, better, at = step.base, step.better, step.nameset
        if at >= len(base.names):
            return
        better.names[at] = base.names[at]
        self._pad(better)
        if self.by_cite and step.name < len(base.givens[at]):
            better.givens[at][step.name] = base.givens[at][step.name]

    def _by_suffix(self, items: list[Item], state: Disambiguation, rank: Callable[[Item], int]) -> None:
        if len(items) < 2:
            self._set(items, state)
            return
        for index, item in enumerate(sorted(items, key=rank)):
            made = state.copy()
            made.year_suffix = index
            self.ev.session.states[item.id] = made

    def _by_extra(self, items: list[Item], state: Disambiguation) -> None:
        """Let conditions `disambiguate="true"` hold, one more at a time, until items differ."""
        if len(items) < 2:
            self._set(items, state)
            return
        most = max(look(self.ev, item, state).extra_seen for item in items)
        pending = [(items, state, 0)]
        while pending:
            group, now, level = pending.pop()
            if level >= max(most, 1) or len(group) < 2:
                self._set(group, now)
                continue
            more = now.copy()
            more.extra = level + 1
            most = max(most, *(look(self.ev, item, more).extra_seen for item in group))
            for part in self._split(group, more):
                pending.append((part, more, level + 1))


def env_gives(ev: Evaluation) -> bool:
    """Return whether the style adds given names."""
    return ev.session.people.adds_given
