"""A review: its references in order, every step that was done, and taking steps back."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from bibtools.errors import UsageError
from bibtools.pipeline.reviewing.item import Item
from bibtools.pipeline.reviewing.journal import Journal
from bibtools.pipeline.reviewing.target import Link, StaleError, Target
from bibtools.support.dataclass import dataclass


@dataclass(slots=True)
class _Step:
    what: str
    before: tuple[Item, ...]
    after: tuple[Item, ...]
    undone: bool = False


@dataclass(slots=True)
class Session:
    """A review. Any number of threads may use it.

    `links` are the entries of the .bib by the ids of their references; `items` is a copy in the order of the source.
    """

    id: str
    target: Target
    journal: Journal
    links: dict[str, Link] = field(default_factory=dict)
    _items: dict[str, Item] = field(default_factory=dict)
    _originals: dict[str, Item] = field(default_factory=dict)
    _doubtful: frozenset[str] = frozenset()
    _steps: list[_Step] = field(default_factory=list)
    _lock: Any = field(default_factory=threading.RLock)

    def begin(self, items: Iterable[Item]) -> None:
        """Take the references as they were read, and do again what the journal says."""
        self._items = {item.id: item for item in items}
        self._originals = dict(self._items)
        self._doubtful = frozenset(item.id for item in self._items.values() if item.doubts())
        for line in self.journal.lines[1:]:
            if "items" in line:
                after = tuple(map(Item.from_json, line["items"]))
                if all(item.id in self._items or item.behind in self._items for item in after):
                    self._take(str(line["what"]), after, line.get("undoes"))
                else:
                    self._steps.append(_Step("lost", (), (), undone=True))
            self._relink({id: Link(**each) if each else None for id, each in line.get("links", {}).items()})

    @property
    def items(self) -> list[Item]:
        """The references that are there, in the order of the source."""
        with self._lock:
            return [item for item in self._items.values() if item.state != "gone"]

    def everything(self) -> list[Item]:
        """Return the references that are there and those that are gone."""
        with self._lock:
            return list(self._items.values())

    def original(self, item: Item) -> Item | None:
        """Return a reference as it was read; None if it was made in the review, by a split."""
        return self._originals.get(item.id)

    def ordered(self) -> tuple[list[Item], list[Item]]:
        """Return the references that were doubtful when the review was opened, and the others."""
        items = self.items
        return (
            [item for item in items if item.id in self._doubtful],
            [item for item in items if item.id not in self._doubtful],
        )

    def get(self, id: str) -> Item | None:
        """Return a reference; None if there is none of this id."""
        item = self._items.get(id)
        return item if item and item.state != "gone" else None

    def following(self, id: str) -> Item | None:
        """Return the reference behind another one in the source."""
        items = self.items
        ids = [item.id for item in items]
        at = ids.index(id) + 1 if id in ids else len(items)
        return items[at] if at < len(items) else None

    def with_keys(self, items: Sequence[Item]) -> list[Item]:
        """Return items with keys that no other reference of the session has; a key that is there stays."""
        from bibtools.normaliser.keys import assign_keys

        taken = [item.key for item in self._items.values()]
        keyed = assign_keys([item.record for item in items], taken)
        return [replace(item, record=record) for item, record in zip(items, keyed, strict=True)]

    def _rekeyed(self, item: Item) -> Item:
        """Return an item whose key was made of values that are others now with a new one, unless it is in the .bib."""
        from bibtools.normaliser.keys import base_key

        old = self._items.get(item.id)
        if old is None or item.key != old.key or item.id in self.links:
            return item
        base = base_key(old.reference)
        if not item.key.startswith(base) or base_key(item.reference) == base:
            return item
        return self.with_keys([item.with_reference(replace(item.reference, id=""))])[0]

    def change(self, what: str, items: Sequence[Item]) -> list[Item]:
        """Take changed references; each has the version that it was made from. Raise StaleError if one has moved on."""
        with self._lock:
            for item in items:
                now = self._items.get(item.id)
                if now is not None and now.version != item.version:
                    raise StaleError(now)
            after = tuple(replace(self._rekeyed(item), version=item.version + 1) for item in items)
            self.journal.write({"what": what, "items": [item.to_json() for item in after]})
            self._take(what, after, None)
            return list(after)

    def undo(self, id: str) -> tuple[str, list[Item]]:
        """Take the last step back that changed a reference; return what it was, and the references.

        Raises UsageError if there is none, or if another reference of that step was changed since.
        """
        with self._lock:
            number, step = self._last(id)
            for item in step.after:
                if self._items[item.id] != item:
                    raise UsageError(
                        "this step cannot be undone: the reference beside it was changed since",
                        hint="Undo the change of that one first.",
                    )
            new = {item.id for item in step.after} - {item.id for item in step.before}
            kept = [replace(old, version=self._items[old.id].version + 1) for old in step.before]
            kept += [
                replace(self._items[each], state="gone", version=self._items[each].version + 1)
                for each in new
            ]
            self.journal.write(
                {"what": step.what, "undoes": number, "items": [item.to_json() for item in kept]}
            )
            self._take(step.what, tuple(kept), number)
            return step.what, kept

    def can_undo(self, id: str) -> bool:
        """Return whether there is a step to undo."""
        with self._lock:
            return any(not step.undone and any(each.id == id for each in step.after) for step in self._steps)

    def _last(self, id: str) -> tuple[int, _Step]:
        for number in range(len(self._steps) - 1, -1, -1):
            step = self._steps[number]
            if not step.undone and any(item.id == id for item in step.after):
                return number, step
        raise UsageError("there is nothing to undo here", hint="Only this page's own steps can be undone.")

    def _take(self, what: str, after: tuple[Item, ...], undoes: int | None) -> None:
        """Put changed references in their places; a step that undoes another one is no step of its own to undo."""
        before = tuple(self._items[item.id] for item in after if item.id in self._items)
        for item in after:
            if item.id in self._items:
                self._items[item.id] = item
            else:
                self._put_behind(item)
        if undoes is not None:
            step = self._steps[undoes]
            step.undone = True
            # What was undone is the state that the step before it left, with a new version.
            for earlier in self._steps:
                earlier.after = tuple(self._again(each, step.before, after) for each in earlier.after)
        self._steps.append(_Step(what, before, after, undone=undoes is not None))

    @staticmethod
    def _again(item: Item, before: Sequence[Item], after: Sequence[Item]) -> Item:
        if any(item == each for each in before):
            return next((each for each in after if each.id == item.id), item)
        return item

    def _put_behind(self, new: Item) -> None:
        items: dict[str, Item] = {}
        for id, item in self._items.items():
            items[id] = item
            if id == new.behind:
                items[new.id] = new
        self._items = items
        if new.behind in self._doubtful:
            self._doubtful |= {new.id}

    def link(self, links: Mapping[str, Link | None]) -> None:
        """Keep which entries of the .bib the references are now; None for one that is not there any more."""
        with self._lock:
            self._relink(links)
            kept = {
                id: each and {"key": each.key, "csl": dict(each.csl), "values": dict(each.values)}
                for id, each in links.items()
            }
            self.journal.write({"links": kept})

    def _relink(self, links: Mapping[str, Link | None]) -> None:
        for id, link in links.items():
            if link is None:
                self.links.pop(id, None)
            else:
                self.links[id] = link
