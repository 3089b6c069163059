"""Replacing labelled pieces by a piece that a rule is sure of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced

SURE = 0.99
"""The probability of a piece that a rule made."""
HOLDERS = ("journal", "container-title")
"""The labels of what a part stands in."""


def first_of(pieces: Sequence[Piece]) -> int:
    """Return the index of the first piece behind the number that a list gives; `len(pieces)` if nothing follows it."""
    return next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), len(pieces))


def overlay(text: str, pieces: Sequence[Piece], new: Piece) -> list[Piece]:
    """Return the pieces with `new` in place of its range; the rest of a cut piece stays. Identifiers stay whole."""
    if any(piece.certain and piece.start < new.end and new.start < piece.end for piece in pieces):
        return list(pieces)
    made: list[Piece] = []
    placed = False
    for piece in pieces:
        if piece.end <= new.start:
            made.append(piece)
            continue
        if piece.start < new.start:
            made.extend(rest_of(text, piece, piece.start, new.start))
        if not placed:
            made.append(new)
            placed = True
        if piece.end > new.end:
            made.extend(rest_of(text, piece, max(piece.start, new.end), piece.end))
    if not placed:
        made.append(new)
    return made


def rest_of(text: str, piece: Piece, start: int, end: int) -> list[Piece]:
    """Return what is left of a piece between two offsets, without white space; nothing if only marks are left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [replaced(piece, start=start, end=end)] if any(c.isalnum() for c in text[start:end]) else []


def relabelled(pieces: list[Piece], numbers: Sequence[int], label: str) -> list[Piece]:
    """Return the pieces with those of these numbers labelled anew; the same list if there are none."""
    if not numbers:
        return pieces
    return [replaced(piece, label=label) if i in numbers else piece for i, piece in enumerate(pieces)]


def whole(text: str, pieces: Sequence[Piece], labels: Collection[str], pattern: re.Pattern[str]) -> list[int]:
    """Return the numbers of the pieces that have one of the labels and that the pattern matches from end to end."""
    return [
        i
        for i, piece in enumerate(pieces)
        if piece.label in labels and pattern.fullmatch(text, piece.start, piece.end)
    ]


def parted(pieces: list[Piece], number: int, end: int, start: int, label: str) -> list[Piece]:
    """Return the pieces with one cut in two: it ends at `end`, and from `start` on it has another label."""
    piece = pieces[number]
    halves = [replaced(piece, end=end), replaced(piece, label=label, start=start)]
    return [*pieces[:number], *halves, *pieces[number + 1 :]]


def joined(first: Piece, last: Piece, label: str) -> Piece:
    """Return one piece from the beginning of `first` to the end of `last`."""
    return Piece(label, first.start, last.end, min(first.probability, last.probability))


def neighbours(pieces: Sequence[Piece], first: str, second: str) -> Iterator[tuple[int, Piece, Piece]]:
    """Yield the number of each piece with label `first` right before one with label `second`, and both pieces."""
    for i, (piece, behind) in enumerate(pairwise(pieces)):
        if (piece.label, behind.label) == (first, second):
            yield i, piece, behind


def with_next(
    text: str, pieces: list[Piece], first: str, second: str, pattern: re.Pattern[str]
) -> list[Piece]:
    """Return the pieces with one of label `second` joined to the one of label `first` right before it.

    The pattern must match the second one from end to end. Only the first such pair is joined; if there is no pair, the
    same list is returned.
    """
    for i, piece, behind in neighbours(pieces, first, second):
        if pattern.fullmatch(text, behind.start, behind.end):
            return [*pieces[:i], joined(piece, behind, first), *pieces[i + 2 :]]
    return pieces
