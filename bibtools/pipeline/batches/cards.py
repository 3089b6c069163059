"""The cards of references as text, so that references which are compared many times are read once."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bibtools.catalogues.card import Card


def written_card(card: Card) -> str:
    """Return a card as a JSON list of its values in the order of its fields."""
    people = [(person.family, person.given) for person in card.people]
    values = (
        (card.type, card.title, card.main, people, card.others, card.year, card.original_year),
        (card.venue, card.publisher, card.volume, card.issue, card.pages, card.edition),
        (card.doi, card.isbn, card.arxiv),
    )
    return json.dumps(values, separators=(",", ":"))


@lru_cache(maxsize=4096)
def read_card(text: str) -> Card:
    """Return the card that `written_card` wrote. Pairs that are compared one after the other have cards in common."""
    from bibtools.catalogues.card import Card, Person

    work, place, identifiers = json.loads(text)
    type, title, main, people, others, year, original_year = work
    venue, publisher, volume, issue, pages, edition = place
    persons = tuple(Person(tuple(family), tuple(given)) for family, given in people)
    return Card(
        *(type, tuple(title), tuple(main), persons, others, year, original_year),
        *(tuple(venue), tuple(publisher), volume, issue, pages and (pages[0], pages[1]), edition),
        *identifiers,
    )
