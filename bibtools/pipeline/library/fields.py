"""Merging the fields of two entries for one work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from bibtools.bibtex.namelists import split_names
from bibtools.bibtex.names import decode_names
from bibtools.linter.identifiers import bare_doi
from bibtools.linter.works import comparable
from bibtools.model.datamodel import canonical_field, datatype
from bibtools.support.dataclass import dataclass

Prefer = Literal["first", "second", "longer"]
_DATE = ("date", "year")
_OWN = frozenset(("ids", "timestamp", "date-added", "date-modified", "bdsk-url-1", "owner", "file"))
"""Fields about the entry, not about the work: those of the first stay, and a difference is none."""


@dataclass(frozen=True, slots=True)
class FieldMerge:
    """The fields of the merged entry and, in words, those that differ."""

    fields: dict[str, str]
    conflicts: tuple[str, ...]


def merged_fields(first: Mapping[str, str], second: Mapping[str, str], prefer: Prefer | None) -> FieldMerge:
    """Merge two entries' fields (lower-case name → value): what only one has is taken over.

    Values that differ only in LaTeX, case or punctuation are the same: the first stays.
    """
    fields, conflicts = dict(first), []
    names = {canonical_field("biblatex", name): name for name, value in first.items() if value.strip()}
    dated = next((name for name in _DATE if name in names), "")
    for name, value in second.items():
        canonical = canonical_field("biblatex", name)
        if name in _DATE and dated:
            canonical = dated
        own = names.get(canonical, "")
        if not own:
            if not (name in ("month", "day") and dated == "date") and value.strip():
                fields[name] = value
        elif canonical not in _OWN and not _same(canonical, fields[own], value):
            chosen = _chosen(fields[own], value, prefer)
            conflicts.append(f"{own} = {{{fields[own]}}} or {{{value}}}")
            fields[own] = chosen if own == name or canonical not in _DATE else fields[own]
    return FieldMerge(fields, tuple(conflicts))


def _chosen(first: str, second: str, prefer: Prefer | None) -> str:
    if prefer == "longer":
        return second if len(second) > len(first) else first
    return second if prefer == "second" else first


def _same(name: str, first: str, second: str) -> bool:
    if first.split() == second.split():
        return True
    if name == "doi":
        return bare_doi(first) == bare_doi(second)
    if name in _DATE:
        return first.startswith(second) or second.startswith(first)
    if datatype(name) == "names" and split_names(first) and split_names(second):
        one, other = decode_names(first), decode_names(second)
        return [comparable(each.inverted) for each in one] == [comparable(each.inverted) for each in other]
    return bool(comparable(first)) and comparable(first) == comparable(second)
