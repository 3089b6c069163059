"""Open Library: books, an edition a record (https://openlibrary.org/developers/api)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bibtools.catalogues.card import BOOKS, Card
from bibtools.catalogues.online.question import family_of, title_of, today
from bibtools.catalogues.online.session import Session
from bibtools.catalogues.online.values import name_of, table, tables, text, year_of
from bibtools.model import Found, Reference

_ADDRESS = "https://openlibrary.org"
_FIELDS = (
    "key,title,subtitle,author_name,editions,editions.key,editions.title,editions.subtitle,"
    "editions.publisher,editions.publish_date,editions.isbn"
)


@dataclass(frozen=True)
class OpenLibrary:
    """Open Library's books by ISBN, and its search, which gives the best edition of each work."""

    session: Session
    name: str = "Open Library"

    def find(self, reference: Reference, card: Card) -> Iterator[Found]:
        """Yield the edition with the ISBN, else editions that the search finds; nothing for what is no book."""
        if card.isbn:
            query = {"bibkeys": f"ISBN:{card.isbn}", "format": "json", "jscmd": "data"}
            item = table(self.session.json(f"{_ADDRESS}/api/books", query), f"ISBN:{card.isbn}")
            if item:
                yield Found(_edition(item, card.isbn), self.name, text(item.get("url")), today())
        elif card.type in BOOKS and card.title:
            query = {"title": title_of(reference), "limit": "10", "fields": _FIELDS}
            query |= {"author": family_of(reference)} if family_of(reference) else {}
            for item in tables(self.session.json(f"{_ADDRESS}/search.json", query), "docs"):
                for edition in tables(item, "editions", "docs"):
                    address = _ADDRESS + text(edition.get("key"))
                    yield Found(_found(item, edition), self.name, address, today())


def _edition(item: Mapping[str, Any], isbn: str) -> Reference:
    """Return a record of the books API."""
    publishers = [text(each.get("name")) for each in tables(item, "publishers")]
    places = [text(each.get("name")) for each in tables(item, "publish_places")]
    return Reference(
        type="book",
        title=_title(item),
        author=tuple(name_of(text(each.get("name"))) for each in tables(item, "authors")),
        issued=year_of(item.get("publish_date")),
        publisher=publishers[0] if publishers else "",
        publisher_place=places[0] if places else "",
        isbn=isbn,
    )


def _found(work: Mapping[str, Any], edition: Mapping[str, Any]) -> Reference:
    """Return an edition that the search gave, with the authors of its work."""
    names = work.get("author_name")
    return Reference(
        type="book",
        title=_title(edition) or _title(work),
        author=tuple(name_of(text(each)) for each in names if text(each)) if isinstance(names, list) else (),
        issued=year_of(edition.get("publish_date")),
        publisher=text(edition.get("publisher")),
        isbn=text(edition.get("isbn")),
    )


def _title(item: Mapping[str, Any]) -> str:
    return ": ".join(part for part in (text(item.get("title")), text(item.get("subtitle"))) if part)
