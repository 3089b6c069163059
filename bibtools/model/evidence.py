"""Evidence: how well an entry is attested by catalogues, and never more than they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any, Literal

from bibtools.model.reference import Reference
from bibtools.support.dataclass import dataclass

Kinship = Literal["", "edition", "preprint", "version", "part"]
"""How the publication of a record is related to that of an entry: another `edition` or reprint of the book, the
`preprint` of the work, the published `version` of the preprint, another `part` or volume. Empty: it is the same one."""


class Grade(StrEnum):
    """What catalogues say of an entry.

    CONFIRMED: a catalogue holds it, and all that both say agrees. CONTRADICTED: a catalogue holds the work, with
    another value in at least one field. NOT_FOUND: no catalogue that was asked holds it, which is no proof of anything.
    NOT_CHECKABLE: a kind of source that these catalogues do not hold. NOT_ASKED: no catalogue gave an answer.
    """

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not found"
    NOT_CHECKABLE = "not checkable"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Found:
    """A record that a catalogue gave: the work, the catalogue's name, the record's address, and the day (ISO 8601).

    `retracted` is what the catalogue says of a retraction: the address of its notice, or a word.
    """

    reference: Reference
    catalogue: str
    address: str = ""
    day: str = ""
    retracted: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """What became of an address: `fault` says why it is dead (empty: it answers, or that cannot be told).

    `copy` is the address of an archived copy, if there is one.
    """

    address: str
    fault: str = ""
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field (a CSL variable) with the value of the entry and that of the record."""

    field: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found about an entry.

    `record` is what the grade rests on (None if nothing was found), `contradictions` the fields in which it differs,
    and `identity` the probability that it is the work that is meant. `asked` are the catalogues that answered, `failed`
    those that did not, each with the reason. `kin` are related publications: other editions, the published version.
    `also` are further records that confirm the entry.
    """

    grade: Grade
    record: Found | None = None
    contradictions: tuple[Contradiction, ...] = ()
    identity: float = 0.0
    asked: tuple[str, ...] = ()
    failed: Mapping[str, str] = field(default_factory=dict)
    kin: tuple[tuple[Kinship, Found], ...] = ()
    also: tuple[Found, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the evidence as a JSON object, with the record as CSL-JSON."""
        made: dict[str, Any] = {"grade": self.grade.value, "asked": list(self.asked)}
        if self.record:
            made["record"] = _found_json(self.record)
            made["identity"] = round(self.identity, 3)
        if self.contradictions:
            made["contradictions"] = [
                {"field": each.field, "entry": each.ours, "record": each.theirs}
                for each in self.contradictions
            ]
        if self.failed:
            made["failed"] = dict(self.failed)
        if self.kin:
            made["related"] = [{"kind": kind, **_found_json(found)} for kind, found in self.kin]
        return made


def _found_json(found: Found) -> dict[str, Any]:
    said = {
        "catalogue": found.catalogue,
        "address": found.address,
        "day": found.day,
        "retracted": found.retracted,
    }
    return {**{name: value for name, value in said.items() if value}, "item": found.reference.to_csl()}
