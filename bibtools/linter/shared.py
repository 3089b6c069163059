"""Find entries that have the same identifier."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bibtools.linter.document import Document, Item
from bibtools.linter.rule import Problem
from bibtools.model import EntryField
from bibtools.support.messages import message


def shared_pairs(
    documents: Sequence[Document], name: str, identify: Callable[[Item, str], str]
) -> Iterator[tuple[Item, Item, EntryField]]:
    """Yield each item whose field `name` identifies the work of an earlier item: that one, the item and its field.

    `identify` gets an item and the field's value, and returns what is compared; an empty string excludes the item.
    """
    seen: dict[str, Item] = {}
    for document in documents:
        for item in document.items:
            field = item.fields.get(name)
            value = identify(item, field.value) if field is not None else ""
            if not value or field is None:
                continue
            first = seen.setdefault(value, item)
            if first is not item:
                yield first, item, field


def shared_values(
    documents: Sequence[Document], name: str, identify: Callable[[Item, str], str]
) -> Iterator[Problem]:
    """Yield a problem for each item that `shared_pairs` finds."""
    for first, item, field in shared_pairs(documents, name, identify):
        place = first.document.place_of(first, None)
        said = message("“{key}” has the same {name}", key=first.key, name=name.upper())
        yield Problem(said, item=item, field=field, related=((place, "the other entry"),))
