"""What a document cites, with the range of the text that a new rendering takes the place of."""

from __future__ import annotations

from typing import Any

from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class FoundCite:
    """One work in a citation: its key, the place in it, what stands before and behind it within the citation.

    `volume` is the volume that the cite names, which may not be the one of the work's reference.
    """

    key: str
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    volume: str = ""
    mode: str = ""

    def to_json(self) -> dict[str, str]:
        """Return the object of what is not empty."""
        names = ("key", "locator", "label", "prefix", "suffix", "volume", "mode")
        return {name: value for name in names if (value := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class Found:
    """A citation: block `block` of the note with the index `note` (-1: the body), from `start` to `end` in its text.

    `closed` says that it ends with a full stop, `led` that words of the same sentence stand before it. A `field` is a
    live citation of a reference manager. `refused` says why it has to stay as it is. `written` is what a person wrote
    there, before an earlier run. One that `moves` goes from its note into the text, or from the text into a note, whose
    mark `hops` over a full stop or comma that follows; `lead` are the words before it as the text had them.
    """

    note: int
    block: int
    start: int
    end: int
    cites: tuple[FoundCite, ...]
    closed: bool = False
    led: bool = False
    field: bool = False
    refused: str = ""
    written: str = ""
    moves: bool = False
    hops: bool = True
    lead: str = ""

    @property
    def place(self) -> tuple[int, int, int]:
        """Return where it begins, which no other citation does."""
        return self.note, self.block, self.start

    def to_json(self) -> dict[str, Any]:
        """Return the object that a document remembers."""
        return {
            "span": [self.start, self.end],
            "closed": self.closed,
            "led": self.led,
            "cites": [cite.to_json() for cite in self.cites],
            "refused": self.refused,
            "written": self.written,
            "hops": self.hops,
            "lead": self.lead,
        }

    @classmethod
    def from_json(cls, note: int, block: int, value: dict[str, Any]) -> Found:
        """Return the citation that a document remembers; raise KeyError, TypeError or ValueError for others."""
        start, end = map(int, value["span"])
        cites = tuple(FoundCite(**{str(k): str(v) for k, v in each.items()}) for each in value["cites"])
        said = str(value["refused"]), str(value["written"])
        marks = bool(value["closed"]), bool(value["led"]), False
        return cls(
            note, block, start, end, cites, *marks, *said, hops=bool(value["hops"]), lead=str(value["lead"])
        )
