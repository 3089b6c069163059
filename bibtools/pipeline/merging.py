"""Merging what the source list says now into an entry that a person may have edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from bibtools.pipeline.lock import Conflict
from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Merge:
    """The outcome for one entry: `fields` to set (None: to remove), and the conflicts in which the edit was kept."""

    fields: Mapping[str, str | None] = field(default_factory=dict)
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)


def same(a: str | None, b: str | None) -> bool:
    """Return whether two field values are the same but for white space."""
    return (a is None) == (b is None) and (a or "").split() == (b or "").split()


def merge(
    base: Mapping[str, str], mine: Mapping[str, str], theirs: Mapping[str, str], known: Mapping[str, Conflict]
) -> Merge:
    """Merge field by field: `base` was generated last, `mine` stands in the .bib, `theirs` is generated now.

    A field that nobody touched follows the source. A field that a person touched stays; if the source changed it too,
    to something else, that is a conflict. A `known` conflict lasts until either side moves.
    """
    fields: dict[str, str | None] = {}
    conflicts: dict[str, Conflict] = {}
    for name in dict.fromkeys((*base, *theirs)):
        was, edited, now = base.get(name), mine.get(name), theirs.get(name)
        if same(edited, now):
            continue
        if same(edited, was):
            fields[name] = now
        elif not same(was, now) or _lasts(known.get(name), edited, now):
            conflicts[name] = Conflict(now or "", edited or "")
    return Merge(fields, conflicts)


def _lasts(conflict: Conflict | None, edited: str | None, now: str | None) -> bool:
    return conflict is not None and same(conflict.kept, edited or "") and same(conflict.source, now or "")
