"""The items that are cited: their order, numbers, and what tells them apart."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from bibtools.csl.context import Disambiguation
from bibtools.csl.disambiguate import Disambiguator, look, text_of
from bibtools.csl.sorting import Key, Sorter, sort_keyed

if TYPE_CHECKING:
    from bibtools.csl.environment import Environment
    from bibtools.csl.items import Item
    from bibtools.csl.library import Library


class Registry:
    """Keeps the registered items in order and disambiguated; an edit costs what it touches."""

    def __init__(self, env: Environment, library: Library) -> None:
        """Take the style's environment and the library that items come from."""
        self._env = env
        self._library = library
        self._sorter = Sorter(env, "bibliography")
        self._disambiguator = Disambiguator(env)
        self._ids: list[str] = []
        self._items: dict[str, Item] = {}
        self._keys: dict[str, list[Key]] = {}
        self._texts: dict[str, str] = {}
        self._groups: dict[str, dict[str, None]] = {}
        self._tied = True
        self.order: list[Item] = []
        self.unsorted = False

    def update(self, ids: list[str]) -> set[str]:
        """Register exactly these items, in the order of citing; give the ids of items that are touched."""
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
        stale = self._look_at(new, touched) | left if self._disambiguator.active else set()
        if new or gone or self._tied or self.unsorted or self._sorter.by_number:
            self._number(touched)
        self._disambiguate(stale, touched)
        return touched

    def refresh(self, keys: set[str]) -> set[str]:
        """Tell items apart anew whose first notes have changed; give the ids of items that are touched."""
        touched: set[str] = set()
        if self._disambiguator.active and self._env.people.rule == "by-cite":
            texts = {self._texts[key] for key in keys if key in self._texts}
            self._disambiguate({text for text in texts if len(self._groups[text]) > 1}, touched)
        return touched

    def _forget(self, key: str) -> None:
        del self._items[key]
        self._keys.pop(key, None)
        self._env.states.pop(key, None)
        self._env.people.remove(key)
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
        env, sorter = self._env, self._sorter
        items = [self._items[key] for key in self._ids if key in self._items]
        before = env.sequence
        env.sequence = {item.id: index for index, item in enumerate(items, 1)}
        if self.unsorted or not sorter.keys:
            self.order, self._tied = items, True
        else:
            self.order = self._sorted(items)
        if sorter.by_number_descending:
            count = len(items)
            env.sequence = {item.id: count - index for index, item in enumerate(self.order)}
        else:
            env.sequence = {item.id: index for index, item in enumerate(self.order, 1)}
        if env.numeric:
            touched.update(key for key, number in env.sequence.items() if before.get(key) != number)

    def _sorted(self, items: list[Item]) -> list[Item]:
        sorter, cache = self._sorter, self._keys
        if sorter.by_number:
            cache.clear()
        for item in items:
            if item.id not in cache:
                cache[item.id] = sorter.keys_of(item)
        keyed = sort_keyed([(cache[item.id], item) for item in items], sorter.directions)
        self._tied = any(one[0] == other[0] for one, other in itertools.pairwise(keyed))
        return [item for _keys, item in keyed]

    def _look_at(self, new: list[str], touched: set[str]) -> set[str]:
        """Find how new items look; give the texts that groups of items have changed at."""
        env = self._env
        stale: set[str] = set()
        env.registering = True
        for key in new:
            if key in self._items:
                self._look(key, stale)
        env.registering = False
        if env.people.adds_given and env.people.rule != "by-cite":
            again = env.people.take_changed()
            for key in [key for key in self._ids if key in again]:
                self._look(key, stale)
                touched.add(key)
                # Sort keys show given names as far as they are shown in the text.
                self._keys.pop(key, None)
        return stale

    def _look(self, key: str, stale: set[str]) -> None:
        """Note how an item's cite looks on its own, and what it shows."""
        context = look(self._env, self._items[key], None)
        text = text_of(context)
        if key not in self._env.states or self._texts.get(key) != text:
            stale.update(old for old in (self._texts.get(key), text) if old is not None)
            self._regroup(key, text)
        else:
            stale.add(text)
        self._env.states[key] = context.disambiguation

    def _disambiguate(self, stale: set[str], touched: set[str]) -> None:
        """Tell the items of changed groups apart, and of those whose order has changed."""
        env = self._env
        if not self._disambiguator.active:
            for key in self._ids:
                env.states.setdefault(key, Disambiguation())
            return
        rank = {item.id: index for index, item in enumerate(self.order)}
        for text, group in self._groups.items():
            if text not in stale and (len(group) < 2 or not self._reordered(group, rank)):
                continue
            before = {key: env.states.get(key) for key in group}
            items = [self._items[key] for key in sorted(group, key=rank.__getitem__)]
            if len(items) > 1:
                self._disambiguator.run(items, lambda item: rank[item.id])
            elif before[items[0].id] is not None:
                env.states[items[0].id] = look(env, items[0], None).disambiguation
            touched.update(key for key, state in before.items() if state != env.states.get(key))

    def _reordered(self, group: dict[str, None], rank: dict[str, int]) -> bool:
        """Say whether year suffixes no longer follow the order of the bibliography."""
        pairs = []
        for key in group:
            suffix = self._env.year_suffix(key)
            if suffix is None:
                return False
            pairs.append((rank[key], suffix))
        pairs.sort()
        return any(one[1] > other[1] for one, other in itertools.pairwise(pairs))
