"""Encyclopaedias that stand first: `İslam Ansiklopedisi, “Tanzimat” mad., C. XI`."""

from __future__ import annotations

from bibtools.language.genres import ENCYCLOPEDIA, ENCYCLOPEDIA_NAMES, is_named, speaks_of
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_letters

_QUOTES = "\"“„«‘'"


def encyclopedia_first(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label an encyclopaedia that was taken for the author of a quoted title as the work that holds it."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    if at is None or pieces[at].label != "author" or len(pieces) < at + 2:
        return pieces
    behind = pieces[at + 1]
    if behind.label != "title" or text[behind.start] not in _QUOTES:
        return pieces
    name = fold_letters(text[pieces[at].start : pieces[at].end].strip(" .,;:"))
    if speaks_of(ENCYCLOPEDIA, name) or is_named(ENCYCLOPEDIA_NAMES, name):
        return [*pieces[:at], replaced(pieces[at], label="container-title"), *pieces[at + 1 :]]
    return pieces
