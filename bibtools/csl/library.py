"""The items that may be cited; each is prepared when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import attrgetter, itemgetter
from typing import Any

from bibtools.csl.items import Item, Shared
from bibtools.support.messages import message

_MOST_ITEMS = 10_000
"""How many prepared items are kept. Preparing one again costs little; all of a large library cost much memory."""


def _plain_ids(items: Sequence[Any]) -> list[str]:
    """Return the ids of items that are alike and have ids that are text; none of others, which take a closer look."""
    try:
        ids = list(map(itemgetter("id") if items and type(items[0]) is dict else attrgetter("id"), items))
    except (KeyError, AttributeError, TypeError):
        return []
    return ids if set(map(type, ids)) <= {str} else []


class Library:
    """Items by id. Building one costs next to nothing, however many items there are."""

    def __init__(
        self,
        items: Iterable[Any] | Mapping[str, Any],
        warn: Callable[..., None],
        written_dates: str | None = None,
    ) -> None:
        """Take References or CSL-JSON objects; of two with one id the later one holds.

        `warn` takes a sentence, and `about` which item it is, if it is about the values of one.
        A mapping of ids to items is looked up in as it is, so that one item of a large library costs nothing of the
        others.
        """
        self._warn = warn
        self._written_dates = written_dates
        self._raw: dict[str, Any] = {}
        self._items: dict[str, Item] = {}
        self._shared = Shared()
        if isinstance(items, Mapping):
            self._raw = items if type(items) is dict else dict(items)
            return
        given = items if isinstance(items, list | tuple) else list(items)
        self._raw = dict(zip(_plain_ids(given), given, strict=False))
        if len(self._raw) < len(given):
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
            self._warn(message("There are two items with the id {key}; the later one is used.", key=key))
            self._items.pop(key, None)
        self._raw[key] = item

    def __contains__(self, key: str) -> bool:
        """Return whether there is an item with this id."""
        return key in self._raw

    def ids(self) -> list[str]:
        """List the ids in the order in which the items were given."""
        return list(self._raw)

    def get(self, key: str) -> Item | None:
        """Return the prepared item, or None where there is none with this id."""
        item = self._items.get(key)
        if item is None and key in self._raw:
            raw = self._raw[key]
            if len(self._items) >= _MOST_ITEMS:
                self._items.clear()
                self._shared = Shared()
            about = partial(self._warn, about=key)
            item = self._items[key] = Item(self._csl(key, raw), about, self._written_dates, self._shared)
            if item.id != key:
                other = item.id or message("nothing")
                self._warn(
                    message(
                        "The item under {key} has the id {other}; it is cited as {key}.", key=key, other=other
                    )
                )
                item.id = key
        return item

    def _csl(self, key: str, raw: Any) -> Mapping[str, Any]:
        """Return the CSL-JSON of an item; for an id without an item, one that holds this id alone."""
        if isinstance(raw, Mapping):
            return raw
        if callable(getattr(raw, "to_csl", None)):
            made: Mapping[str, Any] = raw.to_csl()
            return made
        named = message("under {key}", key=key) if key else message("without id")
        self._warn(
            message(
                "The item {named} is neither a reference nor a CSL-JSON object; it is rendered as empty.",
                named=named,
            )
        )
        return {"id": key}
