"""All entries of a set that are, or may be, the same work: by DOI, by ISBN, and by title, author and year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bibtools.linter.document import Document, Item
from bibtools.linter.identifiers import bare_doi
from bibtools.linter.shared import shared_pairs
from bibtools.linter.works import Pair, comparable, same_works
from bibtools.support.messages import message

_WHOLE = frozenset("book collection proceedings mvbook mvcollection reference manual".split())
_SURE, _DOUBTFUL = 0.98, 0.5


def isbn_of_book(item: Item, value: str) -> str:
    """Return the ISBN and the volume of a book; the empty string for a part of a book, or without an ISBN."""
    isbn = re.sub(r"[^0-9Xx]", "", value).upper()
    return f"{isbn} {item.value('volume')}" if isbn and item.type in _WHOLE else ""


def duplicates(documents: Sequence[Document]) -> Iterator[Pair]:
    """Yield pairs of entries for one work, as the rules DUP001, DUP002 and DUP003 find them; each pair once.

    Entries of one DOI or ISBN whose titles differ are doubtful: one of the two may have the wrong identifier.
    """
    seen: set[tuple[int, int]] = set()
    shared = (
        (shared_pairs(documents, "doi", lambda _, value: bare_doi(value)), message("same DOI")),
        (shared_pairs(documents, "isbn", isbn_of_book), message("same ISBN")),
    )
    for pairs, reason in shared:
        for first, second, _ in pairs:
            if (id(first), id(second)) not in seen:
                seen.add((id(first), id(second)))
                alike = _alike(first, second)
                said = reason if alike else message("{reason}, different titles", reason=reason)
                yield Pair(first, second, said, _SURE if alike else _DOUBTFUL)
    for pair in same_works(documents):
        if (id(pair.first), id(pair.second)) not in seen:
            yield pair


def _alike(first: Item, second: Item) -> bool:
    """Return whether two titles are the same, or one is the beginning of the other."""
    one, other = comparable(first.value("title")), comparable(second.value("title"))
    return bool(one and other) and (one.startswith(other) or other.startswith(one))
