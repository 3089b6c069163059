"""PubMed: articles in medicine and biology (https://www.ncbi.nlm.nih.gov/books/NBK25499/, E-utilities)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bibtools.catalogues.card import ARTICLES, Card
from bibtools.catalogues.online.question import family_of, title_of, today, year_of
from bibtools.catalogues.online.session import Session
from bibtools.catalogues.online.values import table, tables, text
from bibtools.catalogues.online.values import year_of as year_in
from bibtools.model import Found, Name, Reference

_ADDRESS = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"


@dataclass(frozen=True)
class PubMed:
    """PubMed by DOI, or by title, author and year; only articles are asked for."""

    session: Session
    name: str = "PubMed"

    def find(self, reference: Reference, card: Card) -> Iterator[Found]:
        """Yield the articles that a search finds, five at most."""
        term = f"{card.doi}[doi]" if card.doi else _term(reference, card)
        if card.type not in ARTICLES or not term:
            return
        query = {"db": "pubmed", "retmode": "json", "retmax": "5", "term": term}
        answer = table(self.session.json(f"{_ADDRESS}/esearch.fcgi", query), "esearchresult")
        numbers = answer.get("idlist")
        numbers = [each for each in numbers if text(each).isdigit()] if isinstance(numbers, list) else []
        if numbers:
            wanted = {"db": "pubmed", "retmode": "json", "id": ",".join(numbers)}
            result = table(self.session.json(f"{_ADDRESS}/esummary.fcgi", wanted), "result")
            for number in numbers:
                item = table(result, number)
                if text(item.get("title")):
                    address = f"https://pubmed.ncbi.nlm.nih.gov/{number}/"
                    yield Found(_reference(item), self.name, address, today(), _retracted(item))


def _term(reference: Reference, card: Card) -> str:
    title = title_of(reference)
    parts = (f"{title}[ti]" if title else "", f"{family_of(reference)}[au]" if family_of(reference) else "")
    dated = f"{year_of(card)}[dp]" if title and card.year else ""
    return " AND ".join(part for part in (*parts, dated) if part) if title else ""


def _retracted(item: Mapping[str, Any]) -> str:
    kinds = item.get("pubtype")
    return "retracted" if isinstance(kinds, list) and "Retracted Publication" in kinds else ""


def _reference(item: Mapping[str, Any]) -> Reference:
    doi = [text(each.get("value")) for each in tables(item, "articleids") if each.get("idtype") == "doi"]
    return Reference(
        type="article-journal",
        title=text(item.get("title")).rstrip("."),
        author=tuple(_name(text(each.get("name"))) for each in tables(item, "authors")),
        issued=year_in(item.get("pubdate")),
        container_title=text(item.get("fulljournalname")) or text(item.get("source")),
        volume=text(item.get("volume")),
        issue=text(item.get("issue")),
        page=text(item.get("pages")),
        doi=doi[0] if doi else "",
    )


def _name(value: str) -> Name:
    """Return a name as PubMed writes it: `Roe AB`, the initials last and together."""
    family, _, initials = value.rpartition(" ")
    if not family or not initials.isupper():
        return Name(literal=value)
    return Name(family=family, given=" ".join(f"{letter}." for letter in initials))
