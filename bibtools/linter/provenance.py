"""Report what is known about the source line that an item was made from, as problems of its fields."""

from __future__ import annotations

from collections.abc import Iterator

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem
from bibtools.model import Change, EntryField
from bibtools.support.messages import without_stop

FIELDS_OF: dict[str, tuple[str, ...]] = {
    "issued": ("date", "year"),
    "original-date": ("origdate", "origyear"),
    "accessed": ("urldate",),
    "event-date": ("eventdate",),
    "container-title": ("journaltitle", "journal", "booktitle", "maintitle"),
    "collection-title": ("series",),
    "collection-number": ("number",),
    "publisher-place": ("location", "address"),
    "page": ("pages",),
    "number-of-pages": ("pagetotal",),
    "URL": ("url",),
    "DOI": ("doi",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "genre": ("type",),
    "event-title": ("eventtitle",),
    "authority": ("organization", "institution"),
    "issue": ("number", "issue"),
}
"""CSL variable → the .bib fields that may hold it; the fields of other variables have the same name."""

ACCEPTED = "accepted"
"""Key of an item's memo: the names of fields in lower case with the values that a person accepted for them."""


def has_record(item: Item) -> bool:
    """Return whether the source line is known that an item was made from."""
    return item.record is not None


def field_of(item: Item, variable: str) -> EntryField | None:
    """Return the field of an item that holds a CSL variable; None if the item has no such field."""
    return item.first(*FIELDS_OF.get(variable, (variable,)))


def is_edited(item: Item, field: EntryField | None) -> bool:
    """Return whether a person has changed a field since it was made from the source list."""
    if field is None or item.record is None:
        return False
    made = item.memo.get("generated", {}).get(field.name.lower())
    return item.entry is not None and made is not None and made != field.value


def is_accepted(item: Item, field: EntryField) -> bool:
    """Return whether a person accepted the value of a field in a review."""
    return (field.name.lower(), field.value) in item.memo.get(ACCEPTED, ())


def changes_of(item: Item, *kinds: str) -> Iterator[tuple[Change, EntryField | None]]:
    """Yield the recorded changes of the given kinds whose fields nobody has edited since, with the field of each."""
    if item.record is None:
        return
    for change in item.record.changes:
        if change.kind in kinds:
            field = field_of(item, change.field)
            if not is_edited(item, field):
                yield change, field


def change_problems(item: Item, *kinds: str, fallback: str) -> Iterator[Problem]:
    """Yield a problem for each change of the given kinds; `fallback` is the message for one without a reason."""
    for change, field in changes_of(item, *kinds):
        yield Problem(without_stop(change.reason) or fallback, field=field)
