"""Known authors, and names that differ from theirs by a letter or two. The table and its sources: authorities.tsv."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from bibtools.bibtex.decode import plain_text
from bibtools.bibtex.namelists import WrittenName
from bibtools.linter.folding import bare
from bibtools.support.dataclass import dataclass
from bibtools.support.folding import fold_words
from bibtools.support.imports import importing
from bibtools.support.messages import message

UNVERIFIED = "unverified"
"""The source of a row that was not compared with anything that a reader can check."""
_SAME_WORK = 80
"""Least likeness (0 to 100) of two titles that name the same work."""
_FURTHEST, _FURTHEST_ALONE = 2, 1
"""Most letters in which a name may differ: with a work of that author as the title, and without one."""
_NAME_ALONE = 0.65
"""How much less sure a row makes without the work: two people may have names that are nearly the same."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A row of the table: a person, one of their works with its imprint, the source of both, and how sure it is."""

    family: str
    given: str
    work: str
    imprint: str
    source: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Near:
    """The authority that a name is near to, why, and how sure that is."""

    family: str
    given: str
    reason: str
    source: str
    confidence: float


@cache
def authorities() -> dict[str, list[Authority]]:
    """Return the table by given name (without accents and case)."""
    table: dict[str, list[Authority]] = {}
    content = files("bibtools.linter").joinpath("authorities.tsv").read_text(encoding="utf-8")
    for line in content.splitlines()[1:]:
        if line.strip() and not line.startswith("#"):
            family, given, work, imprint, source, confidence = line.split("\t")
            row = Authority(family, given, work, imprint, source, float(confidence))
            table.setdefault(bare(row.given), []).append(row)
    return table


def near_known(person: WrittenName, title: str) -> Near | None:
    """Return the authority that a person's name is near to; None if it is exactly one, or near none."""
    if not person.family or not person.given:
        return None
    rows = authorities().get(bare(person.given))
    if not rows:
        return None
    family = plain_text(person.surname)
    if any(bare(row.family) == bare(family) for row in rows):
        return None
    found = [near for row in rows if (near := _near(row, family, title)) is not None]
    return max(found, key=lambda near: (near.confidence, near.family), default=None)


def _near(row: Authority, family: str, title: str) -> Near | None:
    written, known = bare(family), bare(row.family)
    if len(written) < 4 or abs(len(written) - len(known)) > 2 or set(written).isdisjoint(known):
        return None
    with importing:
        from rapidfuzz import fuzz
        from rapidfuzz.distance import OSA

    distance = OSA.distance(written, known, score_cutoff=_FURTHEST)
    similar = fuzz.token_set_ratio(fold_words(bare(title)), fold_words(row.work)) if title else 0
    if similar >= _SAME_WORK and distance <= _FURTHEST:
        reason = message("{given} {family} wrote “{work}”", given=row.given, family=row.family, work=row.work)
        return Near(row.family, row.given, reason, row.source, row.confidence)
    if distance > _FURTHEST_ALONE:
        return None
    reason = message(
        "only a letter differs from {given} {family}, author of “{work}”",
        given=row.given,
        family=row.family,
        work=row.work,
    )
    return Near(row.family, row.given, reason, row.source, round(row.confidence * _NAME_ALONE, 2))
