"""Names of persons and bodies, with the parts that CSL knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bibtools.model.shown import shown
from bibtools.support.dataclass import dataclass

_KEYS = {
    "family": "family",
    "given": "given",
    "dropping_particle": "dropping-particle",
    "non_dropping_particle": "non-dropping-particle",
    "suffix": "suffix",
    "literal": "literal",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A person (`family`, `given`, particles, `suffix`) or a body (`literal`).

    `others` marks the "and others", "vd." or "et al." at the end of a list that does not name everybody; such a
    name has no other part. `written` is the form in the source where it differs from the parts
    ("T.B.M.M." for the literal "Türkiye Büyük Millet Meclisi").
    """

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    others: bool = False
    written: str = ""

    def __repr__(self) -> str:
        return shown(self)

    def __str__(self) -> str:
        if self.others:
            return "et al."
        if self.literal:
            return self.literal
        parts = (self.given, self.dropping_particle, self.non_dropping_particle, self.family, self.suffix)
        return " ".join(part for part in parts if part)

    @property
    def inverted(self) -> str:
        """The name with the family name first: `Cebesoy, Ali Fuat`; a body as it is."""
        if self.others or self.literal or not self.family:
            return str(self)
        family = " ".join(part for part in (self.non_dropping_particle, self.family) if part)
        given = " ".join(part for part in (self.given, self.dropping_particle) if part)
        return ", ".join(part for part in (family, given, self.suffix) if part)

    def to_csl(self) -> dict[str, Any]:
        """Return the CSL-JSON name object; `others` and `written` become keys that CSL does not define."""
        value: dict[str, Any] = {
            key: getattr(self, name) for name, key in _KEYS.items() if getattr(self, name)
        }
        if self.others:
            value["literal"] = "et al."
            value["others"] = True
        if self.written:
            value["written"] = self.written
        return value

    @classmethod
    def from_csl(cls, value: Mapping[str, Any] | str) -> Name:
        """Read a CSL-JSON name object, or a plain string as a body's name; unknown keys are ignored."""
        if isinstance(value, str):
            return cls(literal=value)
        if value.get("others"):
            return cls(others=True)
        parts: dict[str, Any] = {name: str(value[key]) for name, key in _KEYS.items() if value.get(key)}
        return cls(written=str(value.get("written") or ""), others=False, **parts)
