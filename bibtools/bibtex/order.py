"""The order in which fields are written: people, title, container, publisher and date, then the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")

ORDER = tuple(
    """
    author authorwritten bookauthor editor editorwritten editortype editora editoratype editorb editorbtype
    editorc editorctype translator translatorwritten
    title subtitle titleaddon shorttitle origtitle
    journal journaltitle journalsubtitle shortjournal issuetitle issuesubtitle
    booktitle booksubtitle booktitleaddon maintitle mainsubtitle maintitleaddon
    eventtitle eventdate venue
    edition version series volume volumes part number issue chapter pages eid pagetotal
    type howpublished organization institution school publisher address location
    year month day date calendar writtendate origdate origcalendar origwrittendate
    note addendum pubstate
    language langid isbn issn doi eprint eprinttype eprintclass archiveprefix primaryclass url urldate
    """.split()
)
"""Fields in order; others follow in the order they have, then those of LAST."""
LAST = ("keywords", "abstract", "annote", "annotation", "file", "csltype", "cslextra")
_RANK = {name: rank for rank, name in enumerate(ORDER)}
_LATE = {name: len(ORDER) + 1 + rank for rank, name in enumerate(LAST)}


def rank(name: str) -> int:
    """Return the place of a field (lower-case name) in the order."""
    return _RANK.get(name, _LATE.get(name, len(ORDER)))


def ordered(fields: Mapping[str, T]) -> dict[str, T]:
    """Return the fields in order; those of equal rank stay as they are."""
    return dict(sorted(fields.items(), key=lambda item: rank(item[0])))
