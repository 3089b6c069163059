"""Entries that share an identifier."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bibtools.linter.document import Document, Item
from bibtools.linter.rule import Problem


def shared_pairs(
    documents: Sequence[Document], name: str, read: Callable[[str], str]
) -> Iterator[tuple[Problem, Item]]:
    """Yield a problem for each item whose field says, by `read`, the same as an earlier item's, and that item."""
    seen: dict[str, Item] = {}
    for document in documents:
        for item in document.items:
            field = item.fields.get(name)
            value = read(field.value) if field is not None else ""
            if not value:
                continue
            first = seen.setdefault(value, item)
            if first is not item:
                place = first.document.place_of(first, None)
                said = f"“{first.key}” has the same {name.upper()}"
                yield Problem(said, item=item, field=field, related=((place, "the other entry"),)), first


def shared_values(documents: Sequence[Document], name: str, read: Callable[[str], str]) -> Iterator[Problem]:
    """Return a problem for each item whose field says, by `read`, the same as an earlier item's."""
    return (problem for problem, _ in shared_pairs(documents, name, read))
