"""Wikidata: works of every kind and language (https://www.wikidata.org/wiki/Wikidata:Data_access, MediaWiki's API)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bibtools.catalogues.card import Card
from bibtools.catalogues.online.question import title_of, today
from bibtools.catalogues.online.session import Session
from bibtools.catalogues.online.values import name_of, table, tables, text, year_of
from bibtools.model import Found, Reference

_ADDRESS = "https://www.wikidata.org/w/api.php"
_TITLE, _AUTHOR, _AUTHOR_TEXT, _DATE, _IN = "P1476", "P50", "P2093", "P577", "P1433"
_PUBLISHER, _VOLUME, _ISSUE, _PAGES, _DOI, _ISBN, _EDITOR = (
    "P123",
    "P478",
    "P433",
    "P304",
    "P356",
    "P212",
    "P98",
)
_OF_ENTITIES = (_AUTHOR, _IN, _PUBLISHER, _EDITOR)
_LANGUAGES = "en|tr|de|fr|mul"


@dataclass(frozen=True)
class Wikidata:
    """Wikidata: the items of a DOI or an ISBN, else those whose label is the title; three questions at most."""

    session: Session
    name: str = "Wikidata"

    def find(self, reference: Reference, card: Card) -> Iterator[Found]:
        """Yield the works that a search finds, five at most."""
        identified = f"haswbstatement:{_DOI}={card.doi.upper()}" if card.doi else ""
        words = identified or (f'"{title_of(reference)}"' if card.title else "")
        if not words:
            return
        query = {"action": "query", "list": "search", "srsearch": words, "srlimit": "5", "format": "json"}
        answer = self.session.json(_ADDRESS, query)
        items = self._entities(text(each.get("title")) for each in tables(answer, "query", "search"))
        named = self._entities(
            each for item in items.values() for p in _OF_ENTITIES for each in _ids(item, p)
        )
        labels = {number: _label(item) for number, item in named.items()}
        for number, item in items.items():
            made = _reference(item, labels)
            if made.title:
                yield Found(made, self.name, f"https://www.wikidata.org/wiki/{number}", today())

    def _entities(self, numbers: Iterable[str]) -> dict[str, Mapping[str, Any]]:
        """Return items by their numbers; MediaWiki gives fifty at a time."""
        wanted = [number for number in dict.fromkeys(numbers) if number[:1] == "Q" and number[1:].isdigit()][
            :50
        ]
        if not wanted:
            return {}
        query = {
            "action": "wbgetentities",
            "ids": "|".join(wanted),
            "props": "labels|claims",
            "languages": _LANGUAGES,
            "format": "json",
        }
        found = table(self.session.json(_ADDRESS, query), "entities")
        return {number: table(found, number) for number in wanted if table(found, number)}


def _values(item: Mapping[str, Any], claim: str) -> Iterator[Any]:
    for each in tables(item, "claims", claim):
        if each.get("rank") != "deprecated":
            yield table(each, "mainsnak", "datavalue").get("value")


def _ids(item: Mapping[str, Any], claim: str) -> list[str]:
    return [text(value.get("id")) for value in _values(item, claim) if isinstance(value, Mapping)]


def _texts(item: Mapping[str, Any], claim: str) -> list[str]:
    values = (value.get("text") or value.get("time") if isinstance(value, Mapping) else value
              for value in _values(item, claim))  # fmt: skip
    return [text(value) for value in values if text(value)]


def _first(values: list[str]) -> str:
    return values[0] if values else ""


def _label(item: Mapping[str, Any]) -> str:
    labels = table(item, "labels")
    return next(
        (text(table(labels, each).get("value")) for each in _LANGUAGES.split("|") if each in labels), ""
    )


def _reference(item: Mapping[str, Any], labels: Mapping[str, str]) -> Reference:
    def named(claim: str) -> list[str]:
        return [labels[number] for number in _ids(item, claim) if labels.get(number)]

    container = _first(named(_IN))
    people = [*named(_AUTHOR), *_texts(item, _AUTHOR_TEXT)]
    return Reference(
        type="article-journal" if container else "book",
        title=_first(_texts(item, _TITLE)) or _label(item),
        author=tuple(name_of(each) for each in people),
        editor=tuple(name_of(each) for each in named(_EDITOR)),
        issued=year_of(_first(_texts(item, _DATE)).lstrip("+")),
        container_title=container,
        publisher=_first(named(_PUBLISHER)),
        volume=_first(_texts(item, _VOLUME)),
        issue=_first(_texts(item, _ISSUE)),
        page=_first(_texts(item, _PAGES)),
        doi=_first(_texts(item, _DOI)),
        isbn=_first(_texts(item, _ISBN)),
    )
