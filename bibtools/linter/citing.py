"""What a text that cites says: keys, bibliographies and further files, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from bibtools.model import Place


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a citing text (a key, a bibliography, an included file) and where it stands."""

    name: str
    place: Place


@dataclass(slots=True)
class Citations:
    """The citations of one document and of all it includes.

    `keys` are the cited keys in order; `bibliographies` the files it names, as written, `missing` those of
    them that do not exist; `includes` the files it draws in. `everything` says that it cites all there is
    (`\\nocite{*}`).
    """

    keys: list[Mention] = field(default_factory=list)
    bibliographies: list[Mention] = field(default_factory=list)
    missing: list[Mention] = field(default_factory=list)
    includes: list[Mention] = field(default_factory=list)
    everything: bool = False

    def extend(self, other: Citations) -> None:
        """Add what another document says."""
        self.keys += other.keys
        self.bibliographies += other.bibliographies
        self.missing += other.missing
        self.includes += other.includes
        self.everything = self.everything or other.everything
