"""The citations of a document: cited keys, bibliographies and included files, each with its place."""

from __future__ import annotations

from dataclasses import field

from bibtools.model import Place
from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a citing document (a key, a bibliography, an included file) and its place."""

    name: str
    place: Place


@dataclass(slots=True)
class Citations:
    """The citations of a document and of the files that it includes.

    `keys` are the cited keys in order; `bibliographies` the bibliography files that it names, as written;
    `missing` those of them that do not exist; `includes` the files that it includes. `everything` is true if it
    cites every entry (`\\nocite{*}`). `files` are the paths where included files and bibliographies were looked for;
    `outside` those that lie outside the project and were not read, which `allow_outside` allows.
    """

    keys: list[Mention] = field(default_factory=list)
    bibliographies: list[Mention] = field(default_factory=list)
    missing: list[Mention] = field(default_factory=list)
    includes: list[Mention] = field(default_factory=list)
    everything: bool = False
    files: set[str] = field(default_factory=set)
    outside: list[str] = field(default_factory=list)
    allow_outside: bool = False

    def extend(self, other: Citations) -> None:
        """Add the citations of another document."""
        self.keys += other.keys
        self.bibliographies += other.bibliographies
        self.missing += other.missing
        self.includes += other.includes
        self.everything = self.everything or other.everything
        self.files |= other.files
