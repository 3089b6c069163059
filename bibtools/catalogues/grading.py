"""Grade an entry by the records that catalogues hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bibtools.catalogues.card import arxiv_of, card_of
from bibtools.catalogues.comparing import Comparison, compare
from bibtools.model import Date, Name, Reference
from bibtools.model.evidence import Contradiction, Evidence, Found, Grade, Kinship

SURE = 0.75
"""The probability of identity from which differences are contradictions, and below which the record is another work."""
_UNCHECKABLE = frozenset(
    "personal_communication interview manuscript article-newspaper hearing broadcast speech post post-weblog webpage "
    "graphic collection software dataset figure performance".split()
)
"""CSL types that library catalogues do not hold item by item."""


def checkable(reference: Reference) -> bool:
    """Return whether a library catalogue may hold the work: no archival document, minutes, newspaper or manuscript.

    A source with a DOI, an ISBN or an arXiv number can always be looked up.
    """
    if reference.doi or reference.isbn or arxiv_of(reference):
        return True
    if not reference.title or reference.archive or reference.archive_location:
        return False
    return reference.type not in _UNCHECKABLE


def grade(
    reference: Reference,
    records: Iterable[Found],
    asked: Sequence[str],
    failed: Mapping[str, str] | None = None,
) -> Evidence:
    """Return what `records`, found in the catalogues `asked`, say of an entry.

    A record that agrees in all that both say confirms it, whatever others differ in: catalogues have faults too.
    `failed` names the catalogues that gave no answer, with the reason.
    """
    failed = failed or {}
    if not checkable(reference):
        return Evidence(Grade.NOT_CHECKABLE, asked=tuple(asked), failed=failed)
    card = card_of(reference)
    judged = [(compare(card, card_of(found.reference)), found) for found in records]
    judged.sort(key=lambda pair: _rank(pair[0]), reverse=True)
    kin = tuple(_kin(judged))
    if judged and judged[0][0].same:
        also = tuple(found for compared, found in judged[1:] if compared.same)
        return Evidence(
            Grade.CONFIRMED, judged[0][1], (), judged[0][0].identity, tuple(asked), failed, kin, also
        )
    likely = [pair for pair in judged if pair[0].contradictions and pair[0].identity >= SURE]
    if likely and not _explained(judged):
        compared, found = likely[0]
        told = tuple(_contradiction(name, reference, found.reference) for name in compared.contradictions)
        return Evidence(Grade.CONTRADICTED, found, told, compared.identity, tuple(asked), failed, kin)
    if not asked:
        return Evidence(Grade.NOT_ASKED, failed=failed)
    return Evidence(Grade.NOT_FOUND, asked=tuple(asked), failed=failed, kin=kin)


def _rank(compared: Comparison) -> tuple[bool, float, int, int]:
    agreeing = sum(1 for found in compared.fields.values() if found.good)
    return compared.same, round(compared.identity, 2), agreeing, -len(compared.contradictions)


def _kin(judged: Iterable[tuple[Comparison, Found]]) -> Iterable[tuple[Kinship, Found]]:
    for compared, found in judged:
        if compared.kin and compared.identity >= SURE:
            yield compared.kin, found


def _explained(judged: Iterable[tuple[Comparison, Found]]) -> bool:
    """Return whether a related publication explains the differences: the entry is an edition that is not recorded."""
    return any(compared.kin in ("edition", "part") and compared.identity >= SURE for compared, _ in judged)


def _contradiction(name: str, ours: Reference, theirs: Reference) -> Contradiction:
    return Contradiction(name, _shown(ours, name), _shown(theirs, name))


def _shown(reference: Reference, name: str) -> str:
    value = reference.get(name)
    if name == "author" and not value:
        value = reference.editor
    if isinstance(value, tuple):
        return "; ".join(person.inverted for person in value if isinstance(person, Name))
    return str(value.year) if isinstance(value, Date) else str(value or "")
