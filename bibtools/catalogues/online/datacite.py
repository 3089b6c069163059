"""DataCite: data sets, preprints, theses and reports with a DOI (https://support.datacite.org/docs/api)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from bibtools.catalogues.card import Card
from bibtools.catalogues.online.question import title_of, today
from bibtools.catalogues.online.session import Session
from bibtools.catalogues.online.values import name_of, table, tables, text, year_of
from bibtools.model import Found, Name, Reference

_ADDRESS = "https://api.datacite.org/dois"
_TYPES = {
    "Dataset": "dataset",
    "Software": "software",
    "Preprint": "article",
    "JournalArticle": "article-journal",
    "ConferencePaper": "paper-conference",
    "Dissertation": "thesis",
    "Report": "report",
    "Book": "book",
    "BookChapter": "chapter",
    "Text": "article",
}


@dataclass(frozen=True)
class DataCite:
    """DataCite's REST API; the names of types are those of its schema (resourceTypeGeneral)."""

    session: Session
    name: str = "DataCite"

    def find(self, reference: Reference, card: Card) -> Iterator[Found]:
        """Yield the record of the DOI, else those of a search by title if the entry has no DOI."""
        if card.doi:
            answers: Any = [table(self.session.json(f"{_ADDRESS}/{quote(card.doi)}"), "data")]
        else:
            title = title_of(reference)
            query = {"query": f'titles.title:"{title}"', "page[size]": "5"}
            answers = tables(self.session.json(_ADDRESS, query), "data") if title else ()
        for answer in answers:
            item = table(answer, "attributes")
            if item:
                yield Found(_reference(item), self.name, f"https://doi.org/{text(item.get('doi'))}", today())


def _reference(item: Mapping[str, Any]) -> Reference:
    titles = [text(each.get("title")) for each in tables(item, "titles") if not each.get("titleType")]
    kind = text(table(item, "types").get("resourceTypeGeneral"))
    publisher = item.get("publisher")
    return Reference(
        type=_TYPES.get(kind, "document"),
        title=titles[0] if titles else "",
        author=tuple(_name(each) for each in tables(item, "creators")),
        issued=year_of(item.get("publicationYear")),
        publisher=text(table(publisher).get("name")) if isinstance(publisher, Mapping) else text(publisher),
        container_title=text(table(item, "container").get("title")),
        doi=text(item.get("doi")),
    )


def _name(value: Mapping[str, Any]) -> Name:
    if text(value.get("familyName")):
        return Name(family=text(value.get("familyName")), given=text(value.get("givenName")))
    whole = text(value.get("name"))
    return Name(literal=whole) if value.get("nameType") == "Organizational" else name_of(whole)
