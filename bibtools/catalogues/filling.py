"""Propose values for the fields that an entry lacks, from the records that attest it."""

from __future__ import annotations

from collections.abc import Iterator

from bibtools.catalogues.card import ARTICLES, BOOKS, Card, card_of
from bibtools.catalogues.comparing import Comparison, compare
from bibtools.catalogues.words import words_of
from bibtools.model import Evidence, Found, Grade, Reference, Value
from bibtools.support.dataclass import dataclass

_ALWAYS = ("DOI",)
_OF_BOOKS = ("publisher", "publisher-place", "ISBN")
_OF_PARTS = ("container-title", "volume", "issue", "page", "ISSN", "editor")
_CONTRADICTED = 0.9
"""The identity from which a record that contradicts a field still proposes others."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for a field (a CSL variable) that an entry lacks: from which record, and how probably it is right.

    A `certain` proposal may be written without a person: nothing that is known of the entry speaks against the record.
    """

    field: str
    value: Value
    found: Found
    confidence: float
    certain: bool


def proposals(reference: Reference, evidence: Evidence) -> tuple[Proposal, ...]:
    """Return the values that the evidence offers for fields that `reference` lacks, in a fixed order.

    The record must be of the same publication, not of another edition, volume, translation or printing; where several
    records disagree about a field, it is left out. Values of a record that contradicts an author by some letters are
    proposed, and are not certain.
    """
    if evidence.record is None or evidence.grade not in (Grade.CONFIRMED, Grade.CONTRADICTED):
        return ()
    certain = evidence.grade == Grade.CONFIRMED
    if not certain and (
        {each.field for each in evidence.contradictions} != {"author"} or evidence.identity < _CONTRADICTED
    ):
        return ()
    card = card_of(reference)
    records = [
        found for found in (evidence.record, *evidence.also) if _same_publication(reference, card, found)
    ]
    made = []
    for name in _wanted(reference.type):
        values = list(_values(name, records)) if not reference.get(name) else []
        if values and all(_alike(value, values[0][0]) for value, _ in values):
            value, found = values[0]
            made.append(Proposal(name, value, found, round(evidence.identity, 2), certain))
    return tuple(made)


def _wanted(csl_type: str) -> tuple[str, ...]:
    """Return the fields that are filled: styles print no publisher of an article, and a book is in nothing else."""
    books = () if csl_type in ARTICLES else _OF_BOOKS
    return (*_ALWAYS, *books, *(() if csl_type in BOOKS else _OF_PARTS))


def _values(name: str, records: list[Found]) -> Iterator[tuple[Value, Found]]:
    for found in records:
        value = found.reference.get(name)
        if isinstance(value, str | tuple) and value:
            yield value, found


def _alike(one: Value, other: Value) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return words_of(one) == words_of(other)
    return one == other


def _same_publication(reference: Reference, card: Card, found: Found) -> bool:
    """Return whether a record is of the very edition, volume and translation that the entry means."""
    theirs = card_of(found.reference)
    compared = compare(card, theirs)
    if compared.kin or compared.fields["title"].bad:
        return False
    if _people(reference) != _people(found.reference) or _differ(
        reference.language, found.reference.language
    ):
        return False
    if card.type in BOOKS:
        alike = card.volume == theirs.volume and card.edition in ("", theirs.edition)
        return alike and not compared.fields["publisher"].bad and _dated(compared)
    return _dated(compared) or compared.fields["DOI"].good or compared.fields["page"].good


def _dated(compared: Comparison) -> bool:
    return compared.fields["issued"].good or compared.fields["ISBN"].good or compared.fields["DOI"].good


def _people(reference: Reference) -> list[tuple[str, ...]]:
    """Return the translators, by whom translations of one title are told apart."""
    return sorted(words_of(name.family or name.literal)[-1:] for name in reference.translator)


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one[:2].lower() != other[:2].lower()
