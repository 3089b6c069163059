"""One reference under review."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from bibtools.linter.document import DOUBT_BELOW
from bibtools.model import Change, Record, Reference, Span
from bibtools.support.dataclass import dataclass

State = Literal["open", "accepted", "gone"]
_DOUBTS = ("doubt", "invalid", "cut-off", "contradict")
"""The kinds of Change that a person should look at."""


@dataclass(frozen=True, slots=True)
class Item:
    """A reference: what is known of it now, and what a person did to it.

    `id` tells it from the others of its session, also in the next run. `version` counts its changes. A `gone` one was
    joined to another. `told` are the ranges of the source text that a person labelled, `typed` the CSL variables whose
    values a person wrote. `behind` is the id of the reference that it was split off from.
    """

    id: str
    record: Record
    version: int = 0
    state: State = "open"
    told: tuple[Span, ...] = ()
    typed: tuple[str, ...] = ()
    behind: str = ""

    @property
    def reference(self) -> Reference:
        """The reference as it is now."""
        return self.record.reference

    @property
    def key(self) -> str:
        """The key of its entry."""
        return self.record.reference.id

    @property
    def sure(self) -> float:
        """How sure it is that the whole reference is right, from 0 to 1: no surer than the least sure of its values."""
        values = (
            origin.confidence for name, origin in self.reference.origins.items() if name not in self.typed
        )
        return min([self.record.confidence, *values])

    def with_reference(self, reference: Reference) -> Item:
        """Return the item with another reference."""
        return replace(self, record=replace(self.record, reference=reference))

    def doubts(self, below: float = DOUBT_BELOW) -> dict[str, list[Change]]:
        """Return the CSL variables that are doubtful, with what speaks against each.

        A variable without a Change is doubtful for its probability alone. `raw` stands for the whole reference. Several
        words that fit no field are doubtful, too: they may be a second work.
        """
        found: dict[str, list[Change]] = {
            name: []
            for name, origin in self.reference.origins.items()
            if origin.confidence < below and name not in self.typed
        }
        for change in self.record.changes:
            left_over = change.kind == "note" and change.field == "note"
            whole = left_over and not self.record.confidence
            words = left_over and " " in change.after
            if (change.kind in _DOUBTS or whole or words) and change.field not in self.typed:
                found.setdefault("raw" if whole else change.field, []).append(change)
        return found

    def to_json(self) -> dict[str, Any]:
        """Return the object that the journal of a session holds."""
        return {
            "id": self.id,
            "version": self.version,
            "state": self.state,
            "told": [[each.start, each.end] for each in self.told],
            "typed": list(self.typed),
            "behind": self.behind,
            "key": self.key,
            "record": self.record.to_json(),
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Item:
        """Return the item that `to_json` gave this object for; raise KeyError, TypeError or ValueError for another."""
        record = Record.from_json(value["record"])
        record = replace(record, reference=replace(record.reference, id=str(value["key"])))
        state: State = value["state"]
        told = tuple(Span(start, end) for start, end in value["told"])
        typed = tuple(map(str, value["typed"]))
        return cls(str(value["id"]), record, int(value["version"]), state, told, typed, str(value["behind"]))
