"""The evidence of catalogues that a run attached to the items, for the rules of the family EVI."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.linter.document import Item
from bibtools.model import Evidence, Found, Link

_KEY = "evidence"
_LINKS = "links"


def attach(item: Item, evidence: Evidence) -> None:
    """Keep the evidence of an item for the rules."""
    item.memo[_KEY] = evidence


def has_evidence(item: Item) -> bool:
    """Return whether catalogues were asked about an item."""
    return _KEY in item.memo


def evidence_of(item: Item) -> Evidence | None:
    """Return the evidence of an item; None if no catalogue was asked."""
    found: Evidence | None = item.memo.get(_KEY)
    return found


def attach_links(item: Item, links: Sequence[Link]) -> None:
    """Keep what became of the addresses of an item for the rules."""
    item.memo[_LINKS] = links


def has_links(item: Item) -> bool:
    """Return whether the addresses of an item were asked."""
    return _LINKS in item.memo


def links_of(item: Item) -> Sequence[Link]:
    """Return what became of the addresses of an item."""
    found: Sequence[Link] = item.memo.get(_LINKS, ())
    return found


def source_of(found: Found) -> str:
    """Return who holds a record, for the beginning of a sentence: `Crossref (2026-11-26)`."""
    return f"{found.catalogue} ({found.day})" if found.day else found.catalogue


def listed(names: Sequence[str]) -> str:
    """Return names as a list in a sentence: `A, B and C`."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
