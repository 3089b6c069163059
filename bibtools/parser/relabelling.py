"""Labels that a person gave to words of a reference, and the reference that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bibtools.model import Origin, Place, Record, Reference, Segment, Span
from bibtools.parser.assemble.record import assemble, read_values
from bibtools.parser.certain import Certain, find_certain
from bibtools.parser.openings import opening_end
from bibtools.parser.parser import calibration_of, judge_of
from bibtools.parser.rules import apply_rules
from bibtools.parser.tagger import Piece, Tagger, Tokens, shipped

TOLD = "review"
"""What origins name as the source of a value that rests on a person's label."""


def with_label(text: str, segments: Sequence[Segment], span: Span, label: str) -> tuple[Segment, ...]:
    """Return the segments with the characters of `span` labelled anew.

    What is left of a segment that was cut keeps its label if it holds a letter or digit, and neighbours of one label
    become one segment.
    """
    parts = [*_outside(text, segments, span), (span.start, span.end, label)]
    made: list[tuple[int, int, str]] = []
    for start, end, name in sorted(parts):
        if made and made[-1][2] == name and not text[made[-1][1] : start].strip():
            made[-1] = (made[-1][0], end, name)
        else:
            made.append((start, end, name))
    return tuple(Segment(name, Span(start, end), text[start:end]) for start, end, name in made)


def _outside(text: str, segments: Sequence[Segment], span: Span) -> Iterator[tuple[int, int, str]]:
    """Yield what remains of each segment outside a span, without white space at its ends."""
    for each in segments:
        for start, end in (
            (each.span.start, min(each.span.end, span.start)),
            (max(each.span.start, span.end), each.span.end),
        ):
            rest = text[start:end] if start < end else ""
            if any(letter.isalnum() for letter in rest):
                start += len(rest) - len(rest.lstrip())
                yield start, start + len(rest.strip()), each.label


def from_labels(
    text: str,
    segments: Sequence[Segment],
    place: Place | None = None,
    *,
    told: Sequence[Span] = (),
    tagger: Tagger | None = None,
) -> Record:
    """Return the record that labelled segments of a reference make, not normalised.

    `told` are the ranges that a person labelled: values that rest on them alone have the probability 1 and no doubts.
    The others have the probabilities of the parser.
    """
    tagger = tagger or shipped()
    pieces, joined, tokens = tagger.read(text, opening_end(text))
    known = {(each.label, each.start, each.end): each for each in apply_rules(text, pieces)}
    certain = find_certain(text)
    labelled = [
        known.get((each.label, each.span.start, each.span.end)) or _piece(each, tokens, certain)
        for each in segments
    ]
    work = read_values(text, labelled, calibration_of(tagger))
    record = assemble(work, joined, place, tokens, judge_of(tagger), tagger.types)
    return _sure(record, told)


def _piece(segment: Segment, tokens: Tokens, certain: Sequence[Certain]) -> Piece:
    """Return a segment as a piece: as probable as its least probable token, if that has another label 1."""
    start, end = segment.span.start, segment.span.end
    sure = [
        marginal
        for (at, to), label, marginal in zip(tokens.spans, tokens.labels, tokens.marginals, strict=True)
        if start <= at and to <= end and label[2:] == segment.label
    ]
    found = next(
        (each for each in certain if each.label == segment.label and start <= each.start < end), None
    )
    return Piece(segment.label, start, end, min(sure, default=1.0), found)


def _sure(record: Record, told: Sequence[Span]) -> Record:
    """Return a record in which the values that rest on a person's labels alone are certain."""
    origins = dict(record.reference.origins)
    sure = set(rest_on(record.reference, told))
    origins.update((name, Origin(origins[name].span, TOLD, 1.0)) for name in sure)
    changes = tuple(each for each in record.changes if not (each.kind == "doubt" and each.field in sure))
    return replace(record, reference=replace(record.reference, origins=origins), changes=changes)


def rest_on(reference: Reference, told: Sequence[Span]) -> list[str]:
    """Return the CSL variables whose values come from inside one of the ranges that a person labelled."""
    return [
        name
        for name, origin in reference.origins.items()
        if origin.span
        and any(span.start <= origin.span.start and origin.span.end <= span.end for span in told)
    ]
