"""The words of a reference's source text, each with the label that it has."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.model import Record, Segment, Span


def words_of(record: Record) -> Sequence[tuple[Span, str]]:
    """Return the words of a reference's text, marks included, each with the label that it has (or "")."""
    words = []
    at = 0
    for word in record.raw.split():
        start = record.raw.index(word, at)
        at = start + len(word)
        words += [(span, _label_at(record.segments, span)) for span in _cut(record.segments, Span(start, at))]
    return words


def _cut(segments: Sequence[Segment], word: Span) -> Sequence[Span]:
    """Return a word cut where a segment begins inside it: `İstanbul2009` has two labels."""
    borders = sorted({each.span.start for each in segments if word.start < each.span.start < word.end})
    ends = [*borders, word.end]
    return [Span(start, end) for start, end in zip([word.start, *borders], ends, strict=True)]


def _label_at(segments: Sequence[Segment], word: Span) -> str:
    middle = (word.start + word.end - 1) // 2
    return next((each.label for each in segments if each.span.start <= middle < each.span.end), "")
