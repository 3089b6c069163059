"""Crossref: works with a DOI of most publishers (https://www.crossref.org/documentation/retrieve-metadata/rest-api/)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from bibtools.catalogues.card import Card
from bibtools.catalogues.online.question import family_of, title_of, today, year_of
from bibtools.catalogues.online.session import Session
from bibtools.catalogues.online.values import table, tables, text
from bibtools.model import Found, Reference

_ADDRESS = "https://api.crossref.org/works"
_TYPES = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "reference-entry": "entry",
    "proceedings-article": "paper-conference",
    "proceedings": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book": "book",
    "dissertation": "thesis",
    "posted-content": "article",
    "report": "report",
    "dataset": "dataset",
    "peer-review": "review",
}
_SAME = ("volume", "issue", "page", "publisher", "DOI", "language", "issued")
_WITHDRAWN = frozenset({"retraction", "withdrawal", "removal", "partial_retraction"})


@dataclass(frozen=True)
class Crossref:
    """Crossref's REST API. A retraction is an update of the work (`updated-by`)."""

    session: Session
    name: str = "Crossref"

    def find(self, reference: Reference, card: Card) -> Iterator[Found]:
        """Yield the record of the DOI, else the first five that a search finds."""
        if card.doi:
            yield from self._records([table(self.session.json(f"{_ADDRESS}/{quote(card.doi)}"), "message")])
        title = title_of(reference)
        if title:
            words = " ".join(part for part in (title, family_of(reference), year_of(card)) if part)
            answer = self.session.json(_ADDRESS, {"query.bibliographic": words, "rows": "5"})
            yield from self._records(tables(answer, "message", "items"))

    def _records(self, items: Any) -> Iterator[Found]:
        for item in items:
            doi = text(item.get("DOI"))
            if doi and text(item.get("title")):
                address = f"https://doi.org/{doi}"
                yield Found(_reference(item), self.name, address, today(), _retracted(item))


def _retracted(item: Mapping[str, Any]) -> str:
    for update in tables(item, "updated-by"):
        if text(update.get("type")) in _WITHDRAWN:
            return f"https://doi.org/{text(update.get('DOI'))}" if text(update.get("DOI")) else "retracted"
    return ""


def _reference(item: Mapping[str, Any]) -> Reference:
    """Return a record, which is nearly CSL-JSON: titles are lists, types are Crossref's."""
    titles = [text(item.get("title")), text(item.get("subtitle"))]
    csl: dict[str, Any] = {name: item[name] for name in _SAME if name in item}
    csl["type"] = _TYPES.get(text(item.get("type")), "document")
    csl["title"] = ": ".join(part for part in titles if part)
    csl["container-title"] = text(item.get("container-title"))
    csl["ISBN"] = text(item.get("ISBN"))
    csl["ISSN"] = text(item.get("ISSN"))
    csl["publisher-place"] = text(item.get("publisher-location"))
    for role in ("author", "editor", "translator"):
        csl[role] = [_name(each) for each in tables(item, role)]
    return Reference.from_csl({name: value for name, value in csl.items() if value})


def _name(value: Mapping[str, Any]) -> dict[str, str]:
    if text(value.get("family")):
        return {"family": text(value.get("family")), "given": text(value.get("given"))}
    return {"literal": text(value.get("name"))}
