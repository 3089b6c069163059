"""Convert between offsets in a text and positions of the protocol, whose columns are UTF-16 code units."""

from __future__ import annotations

from lsprotocol import types

from bibtools.model import Place, Span, Text


def units(text: str) -> int:
    """Return the length of a text in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)


def position(text: Text, offset: int) -> types.Position:
    """Return the position of an offset."""
    place = text.place(min(offset, len(text.content)))
    return at(text, place)


def at(text: Text, place: Place) -> types.Position:
    """Return the position of a place."""
    before = text.line(place.line)[: place.column - 1] if place.line <= text.line_count else ""
    return types.Position(place.line - 1, units(before))


def span_range(text: Text, span: Span) -> types.Range:
    """Return the range of a span."""
    return types.Range(position(text, span.start), position(text, span.end))


def offset_of(text: Text, where: types.Position) -> int:
    """Return the offset of a position; the end of the line where the column lies behind it."""
    number = min(where.line + 1, text.line_count)
    span = text.line_span(number)
    at = span.start
    left = where.character
    while at < span.end and left > 0:
        left -= units(text.content[at])
        at += 1
    return at
