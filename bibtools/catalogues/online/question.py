"""What is asked about a work: the words that leave the machine."""

from __future__ import annotations

from datetime import UTC, datetime

from bibtools.catalogues.card import Card
from bibtools.model import Reference

_MOST_WORDS = 16


def title_of(reference: Reference) -> str:
    """Return the title in one line without markup and marks that query languages read, and not too long."""
    from bibtools.catalogues.words import plain

    return " ".join(plain(reference.title).split()[:_MOST_WORDS])


def family_of(reference: Reference) -> str:
    """Return the family name of the first author or editor, or the name of the body; the empty string without one."""
    people = reference.author or reference.editor
    return " ".join((people[0].family or people[0].literal).split()[:4]) if people else ""


def year_of(card: Card) -> str:
    """Return the year; the empty string if it is not known."""
    return str(card.year) if card.year is not None else ""


def today() -> str:
    """Return the day in ISO 8601, as evidence names it."""
    return datetime.now(UTC).date().isoformat()
