"""All entries of a set that are, or may be, the same work: by DOI, by ISBN, and by title, author and year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bibtools.language.units import PART, VOLUME
from bibtools.linter.document import Document, Item
from bibtools.linter.identifiers import bare_doi
from bibtools.linter.shared import shared_pairs
from bibtools.linter.works import Pair, comparable, same_works
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_WHOLE = frozenset("book collection proceedings mvbook mvcollection reference manual".split())
_SURE, _DOUBTFUL = 0.98, 0.5
_UNITS = "|".join(table.bare(least=2) for table in (VOLUME, PART))
_NUMBER = r"(?:\d+|[ivxlc]+)\b"
_VOLUME = lazy(
    rf"\b(?:{_UNITS})\.?\s+(?P<behind>{_NUMBER})|\b(?P<before>{_NUMBER})\.?\s+(?:{_UNITS})\b", re.IGNORECASE
)


def isbn_of_book(item: Item, value: str) -> str:
    """Return the ISBN and the volume of a book; the empty string for a part of a book, or without an ISBN.

    A work of several volumes may have one ISBN for all of them, and the volume may stand in the title (Teil 1).
    """
    isbn = re.sub(r"[^0-9Xx]", "", value).upper()
    if not isbn or item.type not in _WHOLE:
        return ""
    named = _VOLUME.search(item.value("title")) if not item.value("volume") else None
    volume = (named["behind"] or named["before"]).lower() if named else item.value("volume")
    return f"{isbn} {volume}"


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
