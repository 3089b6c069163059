"""Find entries that have the same identifier."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bibtools.linter.document import Document, Item
from bibtools.linter.rule import Problem


def shared_values(
    documents: Sequence[Document], name: str, identify: Callable[[Item, str], str]
) -> Iterator[Problem]:
    """Yield a problem for each item whose field `name` identifies the same work as that of an earlier item.

    `identify` gets an item and the field's value, and returns what is compared; an empty string excludes the item.
    """
    seen: dict[str, Item] = {}
    for document in documents:
        for item in document.items:
            field = item.fields.get(name)
            value = identify(item, field.value) if field is not None else ""
            if not value:
                continue
            first = seen.setdefault(value, item)
            if first is not item:
                place = first.document.place_of(first, None)
                said = f"“{first.key}” has the same {name.upper()}"
                yield Problem(said, item=item, field=field, related=((place, "the other entry"),))
