"""A reference together with the text it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from bibtools.model.origin import Change, Origin
from bibtools.model.reference import Reference
from bibtools.model.shown import shown
from bibtools.model.text import Place, Span


@dataclass(frozen=True, slots=True)
class Raw:
    """A reference as it is written in a document, found and not yet parsed.

    `text` is the reference without its bullet and without line breaks; `place` where it begins;
    `span` its offsets in the document. `marker` is the bullet, dash or number that stood before it.
    """

    text: str
    place: Place
    span: Span
    marker: str = ""

    def __repr__(self) -> str:
        return shown(self)


@dataclass(frozen=True, slots=True)
class Segment:
    """A labelled piece of a raw reference: `label`, offsets `span` into the raw text, and its `text`."""

    label: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that is known about one reference.

    `reference` is what was understood so far, `raw` the string that it was read from, `place` where that is (None if
    unknown), `segments` its labelled pieces and `changes` what each step did.
    `confidence` is the probability that the whole reference is right, from 0 to 1.
    """

    reference: Reference
    raw: str = ""
    place: Place | None = None
    segments: tuple[Segment, ...] = field(default=(), repr=False)
    changes: tuple[Change, ...] = field(default=())
    confidence: float = 1.0

    def __repr__(self) -> str:
        return shown(self)

    def to_json(self) -> dict[str, Any]:
        """Return the jsonl object, with the reference as CSL-JSON."""
        return {
            "raw": self.raw,
            "source": self.place.to_json() if self.place else None,
            "segments": [
                {"label": s.label, "start": s.span.start, "end": s.span.end, "text": s.text}
                for s in self.segments
            ],
            "reference": self.reference.to_csl(),
            "origins": {name: origin.to_json() for name, origin in sorted(self.reference.origins.items())},
            "changes": [change.to_json() for change in self.changes],
            "confidence": round(self.confidence, 4),
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Record:
        """Return the record that `to_json` gave this object for; KeyError, TypeError or ValueError if it is another."""
        source = value["source"]
        reference = Reference.from_csl(value["reference"])
        origins = {name: Origin.from_json(each) for name, each in value["origins"].items()}
        return cls(
            replace(reference, origins=origins),
            value["raw"],
            Place(source["file"], source["line"], source["column"]) if source else None,
            tuple(
                Segment(each["label"], Span(each["start"], each["end"]), each["text"])
                for each in value["segments"]
            ),
            tuple(Change.from_json(each) for each in value["changes"]),
            value["confidence"],
        )
