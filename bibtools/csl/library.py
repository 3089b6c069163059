"""The items that may be cited; each is prepared when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bibtools.csl.items import Item


class Library:
    """Items by id. Building one costs next to nothing, however many items there are."""

    def __init__(
        self, items: Iterable[Any], warn: Callable[[str], None], written_dates: str | None = None
    ) -> None:
        """Take References or CSL-JSON objects; of two with one id the later one holds."""
        self._warn = warn
        self._written_dates = written_dates
        self._raw: dict[str, Any] = {}
        self._items: dict[str, Item] = {}
        given = items if isinstance(items, list | tuple) else list(items)
        try:
            self._raw = {item["id"] if type(item) is dict else item.id: item for item in given}
        except (KeyError, AttributeError, TypeError):
            self._raw = {}
        if len(self._raw) < len(given) or not all(type(key) is str for key in self._raw):
            self._raw = {}
            for item in given:
                self.add(item)

    def add(self, item: Any) -> None:
        """Add or replace an item."""
        identity = item.get("id") if isinstance(item, Mapping) else getattr(item, "id", None)
        if identity is None:
            self._warn("There is an item without id; it can be cited with an empty one.")
        key = "" if identity is None else str(identity)
        if key in self._raw:
            self._warn(f"There are two items with the id {key}; the later one is used.")
            self._items.pop(key, None)
        self._raw[key] = item

    def __contains__(self, key: str) -> bool:
        """Say whether there is an item with this id."""
        return key in self._raw

    def ids(self) -> list[str]:
        """List the ids in the order in which the items were given."""
        return list(self._raw)

    def get(self, key: str) -> Item | None:
        """Give the prepared item, or None where there is none with this id."""
        item = self._items.get(key)
        if item is None and key in self._raw:
            raw = self._raw[key]
            data = raw if isinstance(raw, Mapping) else raw.to_csl()
            item = self._items[key] = Item(data, self._warn, self._written_dates)
        return item
