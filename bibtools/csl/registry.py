"""The registered items: their order, their numbers, and the groups of those that look the same."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import TYPE_CHECKING

from bibtools.csl.disambiguation import Disambiguator, look, text_of
from bibtools.csl.expansion import UNCHANGED
from bibtools.csl.sorting import Rank, Sorter

if TYPE_CHECKING:
    from collections.abc import Callable

    from bibtools.csl.evaluation import Evaluation
    from bibtools.csl.items import Item
    from bibtools.csl.library import Library


class Registry:
    """The registered items, in order and disambiguated; an edit costs what it changes."""

    def __init__(self, ev: Evaluation, library: Library) -> None:
        """Take the style's environment and the library that items come from."""
        self._ev = ev
        self._library = library
        self._sorter = Sorter(ev, ev.style.bibliography)
        self._disambiguator = Disambiguator(ev)
        self._ids: list[str] = []
        self._items: dict[str, Item] = {}
        self._ranks: dict[str, Rank] = {}
        self._texts: dict[str, str] = {}
        self._groups: dict[str, dict[str, None]] = {}
        self._looked_at: set[str] = set()
        self._tied = True
        self.order: list[Item] = []
        self.unsorted = False

    def __contains__(self, key: str) -> bool:
        """Return whether an item is registered."""
        return key in self._items

    def update(self, ids: list[str]) -> set[str]:
        """Register exactly these items, in the order of citing; return the ids of those that look different now."""
        if ids == self._ids:
            return set()
        known = self._items
        new = [key for key in ids if key not in known]
        gone = list(known.keys() - set(ids)) if len(known) + len(new) > len(ids) else []
        left = {text for key in gone if (text := self._texts.get(key)) is not None}
        for key in gone:
            self._forget(key)
        for key in new:
            item = self._library.get(key)
            if item is not None:
                known[key] = item
        self._ids = list(ids)
        touched = set(new)
        self._looked_at.clear()
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
        items = [item for key in new if (item := self._library.get(key)) is not None]
        self._items.update((item.id, item) for item in items)
        self._ids += new
        touched = set(new)
        active = self._disambiguator.active
        self._looked_at.clear()
        stale = self._look_at(new, touched) if active else set()
        if len(touched) > len(new):
            self._number(touched)
            self._disambiguate(stale, touched)
            return touched
        for item in items:
            self._insert(item)
        self._ev.session.number(self.order)
        if active:
            self._tell_apart(stale, touched, self.order.index)
        else:
            self._set_plain(new)
        return touched

    def _insert(self, item: Item) -> None:
        """Put an item where it belongs in the order, behind those that sort alike."""
        ranks, order = self._ranks, self.order
        rank = ranks[item.id] = self._sorter.rank_of(item)
        place = bisect_right(order, rank, key=lambda other: ranks[other.id])
        self._tied = self._tied or (place > 0 and ranks[order[place - 1].id] == rank)
        order.insert(place, item)

    def refresh(self, keys: set[str]) -> set[str]:
        """Disambiguate items anew whose first notes have changed; return the ids of those that look different now."""
        touched: set[str] = set()
        if self._disambiguator.active:
            texts = {self._texts[key] for key in keys if key in self._texts}
            self._disambiguate({text for text in texts if len(self._groups[text]) > 1}, touched)
        return touched

    def _forget(self, key: str) -> None:
        del self._items[key]
        self._ranks.pop(key, None)
        self._ev.session.states.pop(key, None)
        self._ev.session.people.remove(key)
        self._regroup(key, None)

    def _regroup(self, key: str, text: str | None) -> None:
        old = self._texts.pop(key, None)
        if old is not None:
            group = self._groups[old]
            del group[key]
            if not group:
                del self._groups[old]
        if text is not None:
            self._texts[key] = text
            self._groups.setdefault(text, {})[key] = None

    def _number(self, touched: set[str]) -> None:
        """Sort and number the items."""
        ev, sorter = self._ev, self._sorter
        items = [self._items[key] for key in self._ids if key in self._items]
        before = ev.session.sequence if ev.env.numeric else {}
        ev.session.number(items)
        self.order = items if self.unsorted else self._sorted(items)
        ev.session.number(self.order, backwards=sorter.by_number_descending)
        if ev.env.numeric:
            touched.update(key for key, number in ev.session.sequence.items() if before.get(key) != number)

    def _sorted(self, items: list[Item]) -> list[Item]:
        sorter, ranks = self._sorter, self._ranks
        if sorter.by_number:
            ranks.clear()
        for item in items:
            if item.id not in ranks:
                ranks[item.id] = sorter.rank_of(item)
        order = sorted(items, key=lambda item: ranks[item.id])
        self._tied = any(ranks[one.id] == ranks[other.id] for one, other in itertools.pairwise(order))
        return order

    def _look_at(self, new: list[str], touched: set[str]) -> set[str]:
        """Find how the cites of new items look; return the texts of the groups that have changed."""
        ev = self._ev
        stale: set[str] = set()
        ev.session.registering = True
        for key in new:
            if key in self._items:
                self._look(key, stale)
        ev.session.registering = False
        again = ev.session.people.take_changed()
        for key in [key for key in self._ids if key in again] if again else ():
            self._look(key, stale)
            touched.add(key)
            # Sort keys show given names as far as they are shown in the text.
            self._ranks.pop(key, None)
        return stale

    def _look(self, key: str, stale: set[str]) -> None:
        """Put an item into the group of those whose cites look the same as its own; add changed groups to `stale`."""
        text = text_of(look(self._ev, self._items[key]))
        if key not in self._ev.session.states or self._texts.get(key) != text:
            stale.update(old for old in (self._texts.get(key), text) if old is not None)
            self._regroup(key, text)
        else:
            stale.add(text)
        self._looked_at.add(key)
        self._ev.session.states[key] = UNCHANGED

    def _disambiguate(self, stale: set[str], touched: set[str]) -> None:
        """Disambiguate the items of changed groups, and of groups whose order in the bibliography has changed."""
        if not self._disambiguator.active:
            self._set_plain(self._ids)
            return
        rank = {item.id: index for index, item in enumerate(self.order)}
        reordered = {
            text for text, group in self._groups.items() if len(group) > 1 and self._reordered(group, rank)
        }
        self._tell_apart(stale | reordered, touched, lambda item: rank[item.id])

    def _set_plain(self, keys: list[str]) -> None:
        for key in keys:
            self._ev.session.states.setdefault(key, UNCHANGED)

    def _tell_apart(self, texts: set[str], touched: set[str], rank: Callable[[Item], int]) -> None:
        """Disambiguate groups of items by the texts that they look like; `rank` is the place in the bibliography."""
        ev = self._ev
        for text in sorted(texts):
            group = self._groups.get(text)
            if group is None:
                continue
            before = {key: ev.session.states.get(key) for key in group}
            items = [self._items[key] for key in group]
            if len(items) > 1:
                self._disambiguator.run(sorted(items, key=rank), rank)
            elif before[items[0].id] is not None and items[0].id not in self._looked_at:
                ev.session.states[items[0].id] = UNCHANGED
            touched.update(key for key, state in before.items() if state != ev.session.states.get(key))

    def _reordered(self, group: dict[str, None], rank: dict[str, int]) -> bool:
        """Return whether year suffixes no longer follow the order of the bibliography."""
        pairs = []
        for key in group:
            suffix = self._ev.session.year_suffix(key)
            if suffix is None:
                return False
            pairs.append((rank[key], suffix))
        pairs.sort()
        return any(one[1] > other[1] for one, other in itertools.pairwise(pairs))
