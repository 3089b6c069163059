"""A reference together with the text it was read from."""

from __future__ import annotations

from dataclasses import field, replace
from typing import Any

from bibtools.model.origin import Change, Origin
from bibtools.model.reference import Reference
from bibtools.model.shown import shown
from bibtools.model.text import Place, Span
from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """A reference as it is written in a document, found and not yet parsed.

    `text` is the reference without its bullet and without line breaks; `place` where it begins;
    `span` its offsets in the document. `marker` is the bullet, dash or number that stood before it. `heading` is
    the heading within the list that it stands under, `series` the number of that list in the document, from 1 (0 if
    it stands in none). `note` is the number or mark of the note that the text is from; what a note says may be one
    reference, several, or none.
    """

    text: str
    place: Place
    span: Span
    marker: str = ""
    heading: str = ""
    series: int = 0
    note: str = ""

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
    `confidence` is the probability that the whole reference is right, from 0 to 1. `heading` is the heading within
    the list that it stands under, and `places` are the other places of the document that cite the work.
    """

    reference: Reference
    raw: str = ""
    place: Place | None = None
    segments: tuple[Segment, ...] = field(default=(), repr=False)
    changes: tuple[Change, ...] = field(default=())
    confidence: float = 1.0
    heading: str = ""
    places: tuple[Place, ...] = ()

    def __repr__(self) -> str:
        return shown(self)

    def to_json(self) -> dict[str, Any]:
        """Return the jsonl object, with the reference as CSL-JSON; `heading` and `places` where there are any."""
        value: dict[str, Any] = {
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
        if self.heading:
            value["heading"] = self.heading
        if self.places:
            value["places"] = [place.to_json() for place in self.places]
        return value

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Record:
        """Return the record that `to_json` gave this object for; KeyError, TypeError or ValueError if it is another."""
        source = value["source"]
        reference = Reference.from_csl(value["reference"])
        origins = {name: Origin.from_json(each) for name, each in value["origins"].items()}
        return cls(
            replace(reference, origins=origins),
            value["raw"],
            Place.from_json(source) if source else None,
            tuple(
                Segment(each["label"], Span(each["start"], each["end"]), each["text"])
                for each in value["segments"]
            ),
            tuple(Change.from_json(each) for each in value["changes"]),
            value["confidence"],
            str(value.get("heading", "")),
            tuple(map(Place.from_json, value.get("places", ()))),
        )
