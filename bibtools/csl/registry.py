"""The items that are cited: their order, numbers, and what tells them apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bibtools.csl.context import Disambiguation
from bibtools.csl.disambiguate import Disambiguator, look, text_of
from bibtools.csl.sorting import Sorter

if TYPE_CHECKING:
    from bibtools.csl.environment import Environment
    from bibtools.csl.items import Item
    from bibtools.csl.library import Library


class Registry:
    """Keeps the registered items in order and disambiguated."""

    def __init__(self, env: Environment, library: Library, warn: Callable[[str], None]) -> None:
        """Take the style's environment and the library that items come from."""
        self._env = env
        self._library = library
        self._sorter = Sorter(env, "bibliography", warn)
        self._disambiguator = Disambiguator(env)
        self._ids: list[str] = []
        self.order: list[Item] = []
        self.unsorted = False

    def update(self, ids: list[str]) -> bool:
        """Register exactly these items, in the order of citing; say whether anything changed."""
        if ids == self._ids:
            return False
        items = [item for item in map(self._library.get, ids) if item is not None]
        self._forget([key for key in self._ids if key not in set(ids)])
        self._ids = list(ids)
        self._number(items)
        if self._disambiguator.active:
            self._disambiguate(items)
        else:
            self._env.states = {item.id: Disambiguation() for item in items}
        return True

    def _forget(self, ids: list[str]) -> None:
        for key in ids:
            self._env.people.remove(key)

    def _number(self, items: list[Item]) -> None:
        env = self._env
        env.sequence = {item.id: index for index, item in enumerate(items, 1)}
        self.order = items if self.unsorted else self._sorter.order(items)
        count = len(items)
        if self._sorter.by_number_descending:
            env.sequence = {item.id: count - index for index, item in enumerate(self.order)}
        else:
            env.sequence = {item.id: index for index, item in enumerate(self.order, 1)}

    def _disambiguate(self, items: list[Item]) -> None:
        env = self._env
        env.states = {}
        env.registering = True
        texts = {item.id: self._look(item) for item in items}
        env.registering = False
        if env.people.adds_given and env.people.rule != "by-cite":
            for item in items:
                if env.people.conflicts(item.id):
                    texts[item.id] = self._look(item)
        groups: dict[str, list[Item]] = {}
        for item in items:
            groups.setdefault(texts[item.id], []).append(item)
        rank = {item.id: index for index, item in enumerate(self.order)}
        for group in groups.values():
            if len(group) > 1:
                self._disambiguator.run(group, lambda item: rank[item.id])

    def _look(self, item: Item) -> str:
        """Give how an item's cite looks on its own, and note what it shows."""
        context = look(self._env, item, None)
        self._env.states[item.id] = context.disambiguation
        return text_of(context)
