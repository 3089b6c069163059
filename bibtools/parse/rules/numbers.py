"""Page totals, editions and shelf marks."""

from __future__ import annotations

import re
from dataclasses import replace

from bibtools.parse.rules.overlay import SURE, overlay
from bibtools.parse.tagger import Piece

_TOTAL = re.compile(r"(?<=[\s,.(])(?P<total>\d{1,4}\s?(?:s|p|pp|sayfa|S)\.)(?=\s*(?:\([^()]*\))?[\s.]*$)")


def page_total(text: str, pieces: list[Piece]) -> list[Piece]:
    """A number before `s.` at the end is the number of pages."""
    match = _TOTAL.search(text)
    return (
        pieces if match is None else overlay(text, pieces, Piece("pages", match.start(), match.end(), SURE))
    )


_EDITION = re.compile(
    r"\(?\b(?P<edition>(?:(?:Gözden geçirilmiş|Genişletilmiş|Yenilenmiş|Düzeltilmiş|İlaveli|"
    r"Yeniden gözden geçirilmiş)(?:,?\s+(?:ve\s+)?\w+)?\s+)?"
    r"(?:\d{1,3}\.|[Bb]irinci|[İi]kinci|[Üü]çüncü|[Dd]ördüncü|[Bb]eşinci|[Aa]ltıncı)\s?(?:[Bb]askı|"
    r"[Bb]asım|[Bb]ası|[Bb]sm?|[Bb]sk|[Bb]as|[Tt]abı)(?:sı|mı)?)\b\.?\)?[.,;]?"
)


def edition(text: str, pieces: list[Piece]) -> list[Piece]:
    """`5. Baskı`, `(İkinci Basım)`: nothing but an edition."""
    for match in _EDITION.finditer(text):
        holder = next((p for p in pieces if p.start <= match.start() < p.end), None)
        if (
            holder is not None
            and holder.label not in ("edition", "archive-location")
            and holder.certain is None
        ):
            pieces = overlay(text, pieces, Piece("edition", match.start(), match.end(), 0.97))
    return pieces


_SHELF = ("volume", "pages", "note", "archive-location", "collection-title", "genre", "edition")


def shelf_mark(text: str, pieces: list[Piece]) -> list[Piece]:
    """Numbers that follow a fond (Dosya, Kutu, filza, fol.) belong to the shelf mark."""
    if not any(piece.label == "archive-location" for piece in pieces):
        return pieces
    made: list[Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        if last and last.label == "archive-location" and piece.label in _SHELF and piece.certain is None:
            made[-1] = replace(last, end=piece.end, probability=min(last.probability, piece.probability))
        else:
            made.append(piece)
    return made


_BULLET = re.compile(r"\s*(?:[•●▪◦·*■□➢○♦>#–—\-]+[\s\-–—•]*)(?=\S)")


def bullet_end(text: str) -> int:
    """Give the offset behind the bullets and dashes before a reference; 0 if there are none."""
    match = _BULLET.match(text)
    return match.end() if match else 0
