"""Where a value came from, and what was done to it."""

from __future__ import annotations

from typing import Any

from bibtools.model.shown import shown
from bibtools.model.text import Place, Span
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import Message, plain, with_parts


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a field's value came from.

    `span` is the range of the raw reference it was read from (None if nothing there says it), `by` names
    the step that produced it (`parse`, `normalise.rumi-year`, …) and `confidence` is the probability
    that the value is right, from 0 to 1. `inferred` marks a value that the source does not state.
    """

    span: Span | None = None
    by: str = ""
    confidence: float = 1.0
    inferred: bool = False

    def __repr__(self) -> str:
        return shown(self)

    def to_json(self) -> dict[str, Any]:
        """Return the object that jsonl output and the lock file hold."""
        value: dict[str, Any] = {
            "span": [self.span.start, self.span.end] if self.span else None,
            "by": self.by,
            "confidence": round(self.confidence, 4),
        }
        if self.inferred:
            value["inferred"] = True
        return value

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Origin:
        """Read what `to_json` gave."""
        span = value.get("span")
        return cls(
            Span(*span) if span else None,
            str(value.get("by", "")),
            float(value.get("confidence", 1.0)),
            bool(value.get("inferred", False)),
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One thing a step did to `field` (a CSL variable, or "raw" for the string itself).

    `kind` is one of `repair` (the text was damaged), `convert` (the same fact in another form), `infer`
    (the source does not say it), `note` (kept as text because it was not understood or fits no field), `cut-off`
    (the source breaks off here), `invalid` (the source says something that cannot be), `complete` (another reference
    to the work says it), `contradict` (another one says something else; it is in `after`), `doubt` (the value may be
    wrong) and `omit` (what a reader of documents leaves out: a page head, a comment, deleted text). `reason` is a
    sentence for a person; `span` the range of the raw reference it is about, `place` where a document has it.
    """

    field: str
    before: str
    after: str
    by: str
    kind: str = "convert"
    reason: str = ""
    span: Span | None = None
    place: Place | None = None

    def __repr__(self) -> str:
        return shown(self)

    def to_json(self) -> dict[str, Any]:
        """Return the object that jsonl output and the lock file hold.

        `said` are the template and the values of `reason`, by which it is translated when it is read again.
        """
        value: dict[str, Any] = {
            "field": self.field,
            "before": self.before,
            "after": self.after,
            "by": self.by,
            "kind": self.kind,
            "reason": self.reason,
            "span": [self.span.start, self.span.end] if self.span else None,
        }
        if isinstance(self.reason, Message) and self.reason.values:
            value["said"] = plain(self.reason)
        return value | {"place": self.place.to_json()} if self.place else value

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Change:
        """Read what `to_json` gave."""
        words = {key: str(value.get(key, "")) for key in ("field", "before", "after", "by")}
        reason = with_parts(str(value.get("reason", "")), value.get("said"))
        kind, span, place = str(value.get("kind", "convert")), value.get("span"), value.get("place")
        return cls(
            **words,
            kind=kind,
            reason=reason,
            span=Span(*span) if span else None,
            place=Place.from_json(place) if place else None,
        )
