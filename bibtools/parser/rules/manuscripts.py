"""Manuscripts of libraries: author, title, library and shelf mark, as notes on Islamic and Ottoman works cite them."""

from __future__ import annotations

from bibtools.parser.rules.overlay import overlay
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_CAPITAL = r"[^\W\d_a-zçğıöşüâîû]"
_OF_NAME = rf"{_CAPITAL}[\w'’-]*(?:(?<!\w{{5}})\.)?"
"""A word of the name of a library; what ends with a full stop and is no abbreviation belongs to what stands before."""
_SURE = 0.9
_LIBRARY = lazy(
    rf"(?:^|(?<=[,;.(]\s))(?P<library>(?:(?:{_OF_NAME}\s){{1,6}}"
    r"(?:K[üu]t[üu]phanesi|Kütüphânesi|Ktp\.?|Ktb\.?|Kütüp\.|Küt\.)(?:\s[(\[][A-ZÇĞİÖŞÜ.]{2,8}[)\]])?|Mill[iî]\sKütüphane|TSMK|İÜK|BDK)),?\s+"
)
_SHELF = lazy(
    rf"(?P<shelf>(?:\d{{2}}\sMil\sYz\s(?:{_CAPITAL}\w*\s)?\d+|(?:{_CAPITAL}[^\d,“”\"]{{1,60}},?\s+)?"
    r"(?:(?:[Nn](?:r|o|u)|[Dd]emirbaş(?:\s[Nn]o)?|[Yy]z|Ms|MS|ms|T\.?\s?Y|A\.?\s?Y|F\.?\s?Y|Y|[A-Z])\b[.:]?\s?)+\d[\w/.\-–]*)"
    r"(?:,?\s(?:[Vv]r|[Vv]k|[Yy]k|[Vv]arak|[Yy]aprak|[Ff]ol?|[Ss])\b\.?\s?\d+[ab]?(?:\s?[-–/]\s?\d*[ab]?)*)?)"
)


_MISTAKEN = frozenset(("archive", "archive-location", "note", "publisher", "container-title", "title"))
"""What the tagger takes an author and title before a library for."""


def manuscript_of_library(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Abdi, Tarih-i Gülşen, Millet Ktp., Ali Emîrî, nr. 12, vr. 3b` as author, title, archive and shelf mark."""
    match = _LIBRARY.search(text)
    shelf = _SHELF.match(text, match.end()) if match else None
    if match is None or shelf is None:
        return pieces
    there = [piece for piece in pieces if piece.start < shelf.end() and match.start("library") < piece.end]
    if any(piece.certain for piece in there):
        return pieces
    start = match.start("library")
    if any(piece.label == "title" and piece.start < start for piece in pieces) or "." in match["library"]:
        # The last word of a title may be short as an abbreviation is: `Müntehab-ı Tıb. Nuruosmaniye Kütüphanesi`.
        start = next((p.start for p in there if p.label == "archive" and p.start > start), start)
    before = _of_work(text, pieces, start)
    library = Piece("archive", start, len(text[: shelf.start()].rstrip()), _SURE)
    return overlay(
        text, overlay(text, before, library), Piece("archive-location", *shelf.span("shelf"), _SURE)
    )


def _of_work(text: str, pieces: list[Piece], end: int) -> list[Piece]:
    """Return the pieces with author and title before the library where the tagger took both for something else."""
    first = next((piece.start for piece in pieces if piece.label != "citation-number"), 0)
    before = [piece.label for piece in pieces if first <= piece.start < end]
    parts = text[first:end].rstrip(" ,;.").partition(", ")
    if not parts[0].strip() or not _MISTAKEN.issuperset(before):
        return pieces
    if before.count("title") == 1 and len(before) == 1 and not parts[1]:
        return pieces
    named = parts[1] and len(parts[0].split()) < 6 and not parts[0].startswith(("“", '"', "«"))
    at = first + len(parts[0]) + 1
    made = overlay(text, pieces, Piece("title", at + 1 if named else first, len(text[:end].rstrip()), _SURE))
    return overlay(text, made, Piece("author", first, at, _SURE)) if named else made


_KEPT = lazy(
    rf"(?P<place>{_CAPITAL}[^\W\d_]+):\s(?P<library>(?:{_OF_NAME}\s){{1,6}}(?:K[üu]t[üu]phanesi|Kütüphânesi|Ktp\.|Müzesi)),\s"
    r"(?P<shelf>(?P<collection>[^,;:()\d]{2,40},\s)?(?:[Nn][ro]\.?\s?)?\d{1,5}(?:/\d{1,3})?"
    r"(?P<leaves>,\s(?:vr\.\s?)?\d{1,3}[ab]?(?:\s?[-–]\s?\d{1,3}[ab])?)?)\)?\.?$"
)


def manuscript_in_town(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `İstanbul: Süleymaniye Kütüphanesi, Laleli, 2246, 14b-22a` as the place, archive and shelf mark (ISNAD)."""
    match = _KEPT.search(text)
    if (
        match is None
        or not (match["collection"] or match["leaves"])
        or any(piece.certain for piece in pieces)
    ):
        return pieces
    for group, label in (("place", "location"), ("library", "archive"), ("shelf", "archive-location")):
        pieces = overlay(text, pieces, Piece(label, *match.span(group), _SURE))
    return pieces
