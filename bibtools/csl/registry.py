"""The registered items: their order, their numbers, and the groups of those that look the same."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import TYPE_CHECKING

from bibtools.csl.disambiguation import Disambiguator, look, text_of
from bibtools.csl.expansion import UNCHANGED
from bibtools.csl.lookalikes import Lookalikes
from bibtools.csl.sorting import Place, Sorter

if TYPE_CHECKING:
    from collections.abc import Callable, Set

    from bibtools.csl.evaluation import Evaluation
    from bibtools.csl.items import Item
    from bibtools.csl.library import Library
    from bibtools.csl.memory import Memory


_MOST_RANKS = 20_000
"""Of how many items the sort keys are kept; those of more cost much memory."""


class Registry:
    """The registered items, in order and disambiguated; an edit costs what it changes."""

    def __init__(self, ev: Evaluation, library: Library) -> None:
        """Take the style's environment and the library that items come from."""
        self._ev = ev
        self._library = library
        self._sorter = Sorter(ev, ev.style.bibliography)
        self._disambiguator = Disambiguator(ev)
        self._ids: list[str] = []
        self._known: set[str] = set()
        self._places: dict[str, list[Place]] = {}
        self._alike = Lookalikes()
        self._looked_at: set[str] = set()
        self._tied = True
        self.order: list[str] = []
        self.unsorted = False
        self.most_places = _MOST_RANKS

    def __contains__(self, key: str) -> bool:
        """Return whether an item is registered."""
        return key in self._known

    def update(self, ids: list[str], changed: Set[str] = frozenset()) -> set[str]:
        """Register exactly these items, in the order of citing; return the ids of those that look different now.

        `changed` are items that say something else than when they were registered.
        """
        if ids == self._ids and not changed:
            return set()
        new = [key for key in ids if key not in self._known or key in changed]
        gone = self._known.difference(ids) if len(self._known) + len(new) > len(ids) else set()
        gone.update(self._known.intersection(changed))
        left = {text for key in gone if (text := self._alike.texts.get(key)) is not None}
        for key in gone:
            self._forget(key)
        self._known.update(new)
        self._ids = list(ids)
        touched = set(new)
        stale = self._look_at(new, touched) | left if self._disambiguator.active else set()
        if new or gone or self._tied or self.unsorted or self._sorter.by_number:
            self._number(touched)
        self._disambiguate(stale, touched)
        return touched

    def append(self, new: list[str]) -> set[str]:
        """Register more items, cited behind all others; return the ids of those that look different now.

        Costs what it touches, unless the new ones change the numbers or the sort keys of others.
        """
        if self.unsorted or self._sorter.by_number or (self._ev.env.numeric and self._sorter):
            return self.update([*self._ids, *new])
        self._known.update(new)
        self._ids += new
        touched = set(new)
        active = self._disambiguator.active
        stale = self._look_at(new, touched) if active else set()
        if len(touched) > len(new):
            self._number(touched)
            self._disambiguate(stale, touched)
            return touched
        for key in new:
            self._insert(key)
        self._ev.session.number(self.order)
        if active:
            self._tell_apart(stale, touched, lambda item: self.order.index(item.id))
        else:
            self._set_plain(new)
        return touched

    def _insert(self, key: str) -> None:
        """Put an item where it belongs in the order, behind those that sort alike."""
        order, rank = self.order, self._rank(key)
        place = bisect_right(order, rank, key=self._rank)
        self._tied = self._tied or (place > 0 and self._rank(order[place - 1]) == rank)
        order.insert(place, key)

    def refresh(self, keys: set[str]) -> set[str]:
        """Disambiguate items anew whose first notes have changed; return the ids of those that look different now."""
        touched: set[str] = set()
        if self._disambiguator.active:
            texts = {self._alike.texts[key] for key in keys if key in self._alike.texts}
            self._disambiguate({text for text in texts if self._alike.is_shared(text)}, touched)
        return touched

    def remember(self, memory: Memory) -> None:
        """Write down what is registered."""
        session = self._ev.session
        memory.ids, memory.order = list(self._ids), list(self.order)
        memory.looks, memory.places = dict(self._alike.texts), dict(self._places)
        memory.states, memory.people = dict(session.states), dict(session.people.named)

    def restore(self, memory: Memory) -> None:
        """Take what another registry has written down; nothing is registered yet, and `update` is to follow."""
        self._ids, self.order, self._known = list(memory.ids), list(memory.order), set(memory.ids)
        self._places = dict(memory.places)
        self._ev.session.states = dict(memory.states)
        self._ev.session.people.restore(memory.people)
        self._ev.session.number(self.order, backwards=self._sorter.by_number_descending)
        for key in self._ids:
            if key in memory.looks:
                self._alike.put(key, memory.looks[key])

    def _forget(self, key: str) -> None:
        self._known.discard(key)
        self._places.pop(key, None)
        self._ev.session.states.pop(key, None)
        self._ev.session.people.remove(key)
        self._alike.put(key, None)

    def item(self, key: str) -> Item:
        """Return a registered item."""
        item = self._library.get(key)
        assert item is not None, "only known items are registered"
        return item

    def _place(self, key: str, index: int) -> Place:
        """Return what an item sorts by, by one of the keys; of a large bibliography it is not kept."""
        places = self._places.get(key)
        if places is None or len(places) <= index:
            if len(self._ids) > self.most_places:
                return self._sorter.place(self.item(key), index)
            places = self._places.setdefault(key, [])
            while len(places) <= index:
                places.append(self._sorter.place(self.item(key), len(places)))
        return places[index]

    def _rank(self, key: str) -> tuple[Place, ...]:
        """Return what an item sorts by, by all keys."""
        return tuple(self._place(key, index) for index in range(len(self._sorter.keys)))

    def _number(self, touched: set[str]) -> None:
        """Sort and number the items."""
        ev, sorter = self._ev, self._sorter
        before = ev.session.sequence if ev.env.numeric else {}
        ev.session.number(self._ids)
        self.order = list(self._ids) if self.unsorted else self._sorted()
        ev.session.number(self.order, backwards=sorter.by_number_descending)
        if ev.env.numeric:
            touched.update(key for key, number in ev.session.sequence.items() if before.get(key) != number)

    def _sorted(self) -> list[str]:
        session = self._ev.session
        if self._sorter.by_number:
            self._places.clear()
        # A place that is asked for later is what it would have been at first, when no cite was expanded yet.
        states, session.states = session.states, {}
        order, self._tied = self._sorter.sort(list(self._ids), self._place)
        session.states = states
        return order

    def _look_at(self, new: list[str], touched: set[str]) -> set[str]:
        """Find how the cites of new items look; return the texts of the groups that have changed."""
        session = self._ev.session
        self._looked_at.clear()
        stale: set[str] = set()
        session.registering = True
        for key in new:
            self._look(key, stale)
        session.registering = False
        again = session.people.take_changed()
        for key in [key for key in self._ids if key in again] if again else ():
            self._look(key, stale)
            touched.add(key)
            # Sort keys show given names as far as they are shown in the text.
            self._places.pop(key, None)
        return stale

    def _look(self, key: str, stale: set[str]) -> None:
        """Put an item into the group of those whose cites look the same as its own; add changed groups to `stale`."""
        text = text_of(look(self._ev, self.item(key)))
        before = self._alike.texts.get(key)
        if key not in self._ev.session.states or before != text:
            stale.update(old for old in (before, text) if old is not None)
            self._alike.put(key, text)
        else:
            stale.add(text)
        self._looked_at.add(key)
        self._ev.session.states[key] = UNCHANGED

    def _disambiguate(self, stale: set[str], touched: set[str]) -> None:
        """Disambiguate the items of changed groups, and of groups whose order in the bibliography has changed."""
        if not self._disambiguator.active:
            self._set_plain(self._ids)
            return
        rank = {key: index for index, key in enumerate(self.order)}
        reordered = {text for text in self._alike.shared() if self._reordered(self._alike.of(text), rank)}
        self._tell_apart(stale | reordered, touched, lambda item: rank[item.id])

    def _set_plain(self, keys: list[str]) -> None:
        for key in keys:
            self._ev.session.states.setdefault(key, UNCHANGED)

    def _tell_apart(self, texts: set[str], touched: set[str], rank: Callable[[Item], int]) -> None:
        """Disambiguate groups of items by the texts that they look like; `rank` is the place in the bibliography."""
        states = self._ev.session.states
        for text in sorted(texts):
            group = self._alike.of(text)
            before = {key: states.get(key) for key in group}
            if len(group) > 1:
                self._disambiguator.run(sorted(map(self.item, group), key=rank), rank)
            elif group and before[group[0]] is not None and group[0] not in self._looked_at:
                states[group[0]] = UNCHANGED
            touched.update(key for key, state in before.items() if state != states.get(key))

    def _reordered(self, group: list[str], rank: dict[str, int]) -> bool:
        """Return whether year suffixes no longer follow the order of the bibliography."""
        pairs = []
        for key in group:
            suffix = self._ev.session.year_suffix(key)
            if suffix is None:
                return False
            pairs.append((rank[key], suffix))
        pairs.sort()
        return any(one[1] > other[1] for one, other in itertools.pairwise(pairs))
