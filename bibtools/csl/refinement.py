"""Which names tell cites apart: the least that parts cites that look the same, by refinement of a partition.

All cites of a group start in one cell. Steps are taken on every cell in the order of the specification: more of the
given names that are shown, then name after name that is hidden, each first as it would be shown and then with more
of its given name. A step that parts a cell is kept as an expansion of the parts; one that parts nothing leaves no
trace. Each step looks at one name of each cite, so that a group costs as many steps as it has names.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bibtools.csl.expansion import UNCHANGED, Disambiguation
from bibtools.csl.items import Item
from bibtools.csl.names.namesakes import People
from bibtools.csl.names.order import arrange
from bibtools.csl.names.shown import NameList

Lists = Sequence[NameList]
"""The lists of names that a cite shows, in their order."""
Cell = tuple[list[Item], Disambiguation]
"""Cites that look the same, and how far each of them is expanded."""


class Step(NamedTuple):
    """A name of each cite: the one at `number` of the list at `place`, shown up to a given-name `level`.

    `hidden` names are not shown yet; a level of 0 is the one at which the name is shown without disambiguation.
    """

    place: int
    number: int
    level: int
    hidden: bool


def refine(items: list[Item], lists: Mapping[str, Lists], people: People, *, hidden: bool) -> list[Cell]:
    """Return the cells into which names part cites that look the same.

    `lists` holds the lists of names of each item's cite. With `hidden`, names that are not shown count, too
    (`disambiguate-add-names`); `people` says what given names do.
    """
    done: list[Cell] = []
    cells: list[Cell] = [(items, UNCHANGED)]
    for step in _steps([lists[item.id] for item in items], given=people.by_cite, hidden=hidden):
        refined: list[Cell] = []
        for cell in cells:
            parts = split(cell[0], [_look(lists[item.id], step, people) for item in cell[0]])
            if len(parts) == 1:
                refined.append(cell)
                continue
            state = _expanded(cell[1], step)
            for part in parts:
                (refined if len(part) > 1 else done).append((part, state))
        cells = refined
        if not cells:
            break
    return [*done, *cells]


def split(items: list[Item], looks: Iterable[Hashable]) -> list[list[Item]]:
    """Return groups of items that look the same, in their order."""
    groups: dict[Hashable, list[Item]] = {}
    for item, look in zip(items, looks, strict=True):
        groups.setdefault(look, []).append(item)
    return list(groups.values())


def _steps(columns: list[Lists], *, given: bool, hidden: bool) -> Iterator[Step]:
    """Yield what may part the cites: only names that are not the same people in all of them."""
    for behind in (False, True):
        if not (hidden if behind else given):
            continue
        for place in range(max(map(len, columns))):
            column = [names[place] for names in columns if place < len(names)]
            for index in _indices(column, hidden=behind):
                if len({_parts(names, index) for names in column}) > 1 or len(column) < len(columns):
                    for level in range(0 if behind else 1, 3 if given else 1):
                        yield Step(place, index, level, behind)


def _indices(column: list[NameList], *, hidden: bool) -> Sequence[int]:
    """Return the indices of the names of a column that are shown, or of those that are hidden."""
    if not hidden:
        return sorted({index for names in column for index in names.shown.indices})
    cut = [names for names in column if len(names.shown.indices) < len(names.people)]
    if not cut:
        return ()
    first = min(len(names.shown.indices) - names.shown.ellipsis for names in cut)
    return range(first, max(len(names.people) for names in cut))


def _parts(names: NameList, index: int) -> Hashable:
    """Return who stands at an index of a list, and whether others follow."""
    people = names.people
    return (people[index].parts(), index + 1 < len(people)) if index < len(people) else None


def _look(lists: Lists, step: Step, people: People) -> Hashable:
    """Return how the name of a step looks in a cite; None where the cite has no such name."""
    if step.place >= len(lists) or step.number >= len(lists[step.place].people):
        return None
    names = lists[step.place]
    person, options = names.people[step.number], names.options
    level = max(step.level, options.default_level, people.level(person, step.number, options))
    look = (
        (person.literal,)
        if person.literal
        else tuple(piece.text for group in arrange(person, options, level) for piece in group.pieces)
    )
    return look, step.hidden and step.number + 1 < len(names.people)


def _expanded(state: Disambiguation, step: Step) -> Disambiguation:
    """Return a state that shows the name of a step as the step does."""
    if step.level:
        state = state._replace(givens={**state.givens, (step.place, step.number): step.level})
    if step.hidden:
        state = state._replace(names={**state.names, step.place: step.number + 1})
    return state
