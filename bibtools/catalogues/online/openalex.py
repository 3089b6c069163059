"""OpenAlex: articles, books and theses of all fields (https://docs.openalex.org)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bibtools.catalogues.card import Card, doi_of
from bibtools.catalogues.online.question import title_of, today
from bibtools.catalogues.online.session import Session
from bibtools.catalogues.online.values import name_of, table, tables, text, year_of
from bibtools.model import Found, Reference

_ADDRESS = "https://api.openalex.org/works"
_TYPES = {
    "article": "article-journal",
    "book": "book",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "preprint": "article",
    "report": "report",
    "review": "article-journal",
    "dataset": "dataset",
}


@dataclass(frozen=True)
class OpenAlex:
    """OpenAlex's API. It knows works from web pages too, so that its records are less exact than a library's."""

    session: Session
    key: str = ""
    name: str = "OpenAlex"

    def find(self, reference: Reference, card: Card) -> Iterator[Found]:
        """Yield the record of the DOI, else those of a search by title."""
        more = {"api_key": self.key} if self.key else {}
        # A comma would begin another filter, a bar another value.
        wanted = f"doi:{card.doi}" if card.doi else f"title.search:{title_of(reference).replace('|', ' ')}"
        answer = self.session.json(_ADDRESS, {"filter": wanted, "per-page": "5", **more})
        for item in tables(answer, "results"):
            retracted = "retracted" if item.get("is_retracted") is True else ""
            yield Found(_reference(item), self.name, text(item.get("id")), today(), retracted)


def _reference(item: Mapping[str, Any]) -> Reference:
    place = table(item, "biblio")
    pages = [text(place.get("first_page")), text(place.get("last_page"))]
    source = table(item, "primary_location", "source")
    people = [text(each.get("raw_author_name")) or text(table(each, "author").get("display_name"))
              for each in tables(item, "authorships")]  # fmt: skip
    return Reference(
        type=_TYPES.get(text(item.get("type")), "document"),
        title=text(item.get("display_name")) or text(item.get("title")),
        author=tuple(name_of(each) for each in people if each),
        issued=year_of(item.get("publication_year")),
        container_title=text(source.get("display_name")) if source.get("type") != "repository" else "",
        volume=text(place.get("volume")),
        issue=text(place.get("issue")),
        page="-".join(dict.fromkeys(part for part in pages if part)),
        doi=doi_of(text(item.get("doi"))),
    )
