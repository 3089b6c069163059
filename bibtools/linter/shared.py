"""Find entries that have the same identifier."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bibtools.linter.document import Document, Item
from bibtools.linter.rule import Problem


def shared_pairs(
    documents: Sequence[Document], name: str, read: Callable[[str], str]
) -> Iterator[tuple[Problem, Item]]:
    """Yield a problem for each item that has the same value as an earlier item, and that earlier item.

    `name` is the field, and `read` returns the form of its value that is compared; empty values are ignored.
    """
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
    """Return the problems of `shared_pairs` alone."""
    return (problem for problem, _ in shared_pairs(documents, name, read))
