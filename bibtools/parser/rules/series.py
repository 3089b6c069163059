"""Series in brackets: `(= Schriften zur Agrargeschichte, Bd. 27)`, `(I libri di Viella, 38)`."""

from __future__ import annotations

import re

from bibtools.language.units import ISSUE, VOLUME
from bibtools.parser.rules.overlay import SURE, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_UNIT = rf"(?i:{VOLUME.bare()}|{ISSUE.bare()})"
_MARKED = lazy(r"[(\[]\s*=\s*[^()\[\]]{4,160}[)\]][.,;:]?")
_COUNTED = lazy(
    rf"\((?!(?i:{VOLUME.bare()}|{ISSUE.bare()})\W)(?P<name>[^\W\d_][^()\[\]\d]{{6,120}}?)[,;]?\s+"
    rf"(?:{_UNIT}\.?\s*)?(?:\d{{1,3}}|[IVXLC]+)(?:[/.\-–]\d{{1,3}})?\)[.,;:]?"
)
_HOLDERS = (
    "volume",
    "title",
    "container-title",
    "journal",
    "publisher",
    "location",
    "note",
    "pages",
    "edition",
)
_OF_NO_SERIES = lazy(
    r"\b(?:ed|eds|hrsg|hg|dir|cit|trans|rist|repr|nota|note|Anm|see|vgl|cfr)\b", re.IGNORECASE
)


def series_in_brackets(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a bracket as the series if it begins with `=`, or holds words and a number behind the imprint."""
    if any(piece.label == "collection-title" for piece in pieces):
        return pieces
    for match in (*_MARKED.finditer(text), *_COUNTED.finditer(text)):
        marked = "=" in match[0][:3]
        before = [piece for piece in pieces if piece.start < match.start()]
        holder = next(
            (piece for piece in pieces if piece.start < match.end() and match.start() < piece.end), None
        )
        if holder is None or holder.label not in _HOLDERS or not any(p.label == "title" for p in before):
            continue
        if not marked and (_OF_NO_SERIES.search(match[0]) or not _behind_imprint(before, holder)):
            continue
        return overlay(text, pieces, Piece("collection-title", match.start(), match.end(), SURE))
    return pieces


def _behind_imprint(before: list[Piece], holder: Piece) -> bool:
    """Return whether place or publisher, and a year, stand before the bracket."""
    labels = {piece.label for piece in before if piece is not holder}
    return "date" in labels and not labels.isdisjoint({"publisher", "location"})
