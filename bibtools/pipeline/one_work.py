"""One work, one entry: which records of a document are of the same work, and what comes of them together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from bibtools.language.roman_numbers import in_figures
from bibtools.model import Change, Date, Origin, Record, Reference
from bibtools.parser.notes.works import families
from bibtools.support.folding import fold_words

BY = "build.one-work"
"""The `by` of the changes that joining records makes."""
_OF_THE_CITE = frozenset({"page", "locator", "note", "language", "volume"})
_COMPARED = ("issued", "publisher-place", "issue", "edition")
_PEOPLE = ("author", "editor", "translator")
_MOST_COMPARED = 50


class OneWork:
    """Finds the record of a work among those that it has taken."""

    def __init__(self) -> None:
        self._by_title: dict[str, list[int]] = defaultdict(list)
        self._by_values: dict[tuple[str, ...], int] = {}
        self._records: dict[int, Reference] = {}

    def find(self, reference: Reference) -> int | None:
        """Return the number of the record of the same work; None if there is none."""
        if not reference.title:
            return self._by_values.get(_values(reference))
        known = self._by_title.get(_start(reference), ())
        return next(
            (each for each in known[:_MOST_COMPARED] if same_work(self._records[each], reference)), None
        )

    def take(self, number: int, reference: Reference) -> None:
        """Take a record under a number."""
        self._records[number] = reference
        if reference.title:
            self._by_title[_start(reference)].append(number)
        elif any(_values(reference)[1:]):
            self._by_values.setdefault(_values(reference), number)


def same_work(one: Reference, other: Reference) -> bool:
    """Return whether two references are of one work: the same people, title and volume, and no other edition."""
    if not _alike(one.title, other.title) or not _alike(
        one.container_title, other.container_title, missing=True
    ):
        return False
    people, others = families(one), families(other)
    if (people and others and not people & others) or (
        not people and not others and one.issued != other.issued
    ):
        return False
    if one.volume and other.volume and in_figures(one.volume) != in_figures(other.volume):
        return False
    differing = [name for name in ("issued", "publisher", "publisher-place") if _contradict(one, other, name)]
    return len(differing) < 2


def joined(record: Record, other: Record) -> Record:
    """Return a record with what another of the same work says too.

    What it lacks is filled in from the other, with a change of the kind `complete`; where they contradict each other,
    its own value stays and a change of the kind `contradict` names both. The place of the other is added.
    """
    ours, theirs = record.reference, other.reference
    where = f"{other.place}" if other.place else "another reference"
    changes, values = [], {}
    origins = dict(ours.origins)
    for name, value in theirs.items():
        if name in _OF_THE_CITE:
            continue
        mine = ours.get(name)
        if not mine:
            values[name] = value
            changes.append(
                _change(name, "", value, "complete", f"taken from {where}, which cites the same work")
            )
        elif name in _PEOPLE and _is_shouted(mine) and not _is_shouted(value) and _many(mine) == _many(value):
            values[name] = value
            changes.append(
                _change(name, mine, value, "complete", f"the names are not in capitals in {where}")
            )
        elif name in _COMPARED and _contradict(ours, theirs, name):
            reason = f"{where} cites the same work with “{_shown(value)}”, but here it is “{_shown(mine)}”"
            changes.append(_change(name, mine, value, "contradict", reason))
            continue
        else:
            continue
        origin = theirs.origins.get(name, Origin())
        origins[name] = replace(origin, span=None)
    reference = replace(ours.with_values(values), origins=origins)
    if ours.type == "document" and theirs.type != "document":
        reference = replace(reference, type=theirs.type)
    places = (*record.places, other.place) if other.place else record.places
    return replace(record, reference=reference, changes=(*record.changes, *changes), places=places)


def _change(name: str, before: object, after: object, kind: str, reason: str) -> Change:
    return Change(name, _shown(before), _shown(after), BY, kind, reason)


def _shown(value: object) -> str:
    if isinstance(value, Date):
        return str(value.written or value.edtf)
    if isinstance(value, tuple):
        return "; ".join(f"{each.family or each.literal}, {each.given}".strip(", ") for each in value)
    return str(value)


def _contradict(one: Reference, other: Reference, name: str) -> bool:
    mine, theirs = one.get(name), other.get(name)
    if not mine or not theirs:
        return False
    if name == "issued":
        if len({_precision(mine), _precision(theirs)}) > 1:
            return False
        years = {each.year if isinstance(each, Date) else str(each)[:4] for each in (mine, theirs)}
        return len(years) > 1
    ours, others = set(fold_words(str(mine)).split()), set(fold_words(str(theirs)).split())
    return not ours & others


def _precision(issued: object) -> int:
    """Return how many parts of a date are known: the day of an event within a work does not contradict its year."""
    return issued.edtf.count("-") if isinstance(issued, Date) else 0


def _alike(one: str, other: str, *, missing: bool = False) -> bool:
    """Return whether two titles are one, or one begins the other (a subtitle left out)."""
    if missing and not (one and other):
        return True
    first, second = sorted((fold_words(one), fold_words(other)), key=len)
    return bool(first) and (first == second or (len(first) >= 8 and second.startswith(first + " ")))


def _is_shouted(people: object) -> bool:
    names = [each.family for each in people if each.family] if isinstance(people, tuple) else []
    return bool(names) and all(len(name) > 1 and name.isupper() for name in names)


def _many(people: object) -> int:
    return len(people) if isinstance(people, tuple) else 0


def _start(reference: Reference) -> str:
    return fold_words(reference.title)[:8]


def _values(reference: Reference) -> tuple[str, ...]:
    """Return what tells references without a title apart."""
    issued = reference.issued
    names = (
        "container-title",
        "archive",
        "archive_location",
        "authority",
        "issue",
        "number",
        "URL",
        "event-title",
    )
    date = issued.edtf if isinstance(issued, Date) else str(issued or "")
    return (reference.type, date, *(fold_words(str(reference.get(name) or "")) for name in names))
