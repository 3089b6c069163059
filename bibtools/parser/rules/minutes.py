"""Minutes of parliaments: what counts their sittings is no part of their title."""

from __future__ import annotations

import re

from bibtools.language.genres import MINUTES, is_named, speaks_of
from bibtools.language.units import SESSION, VOLUME
from bibtools.parser.rules.overlay import SURE, joined, neighbours, overlay, parted, relabelled
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_HOLDERS = ("title", "journal", "container-title")
_SITTING = lazy(
    rf"[,.:]?\s+(?P<sitting>(?:{SESSION.bare(least=5)})\b[^()]{{1,60}}|(?-i:D)\.\s?(?:[IVX]+|\d{{1,2}})[.,]?)$",
    re.IGNORECASE,
)


def sitting_behind_minutes(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `TBMM ZC Devre II` into the minutes and a note on the term."""
    made: list[Piece] = []
    for piece in pieces:
        match = _SITTING.search(text, piece.start, piece.end) if piece.label in ("title", "journal") else None
        if match and match.start() > piece.start and _minutes(text[piece.start : match.start()]):
            at = match.start("sitting")
            made += [replaced(piece, end=match.start()), replaced(piece, label="note", start=at)]
        else:
            made.append(piece)
    return made if len(made) > len(pieces) else pieces


_COUNTED = lazy(
    rf"\W*(?:(?:{SESSION.bare()}|{VOLUME.bare()})\s*[.:]?\s*(?:\d|[IVX]+\b)|(?:\d+|[IVX]+)\.?\s+(?:{SESSION.bare(least=4)})\b)",
    re.IGNORECASE,
)
_ELSEWHERE = frozenset(
    {"note", "archive-location", "edition", "genre", "collection-title", "citation-number"}
)


def terms_of_minutes(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what counts term, session, volume and sitting behind minutes as numbers: `D. II, C. 7, İ. 3, B. 34`."""
    at = next((i for i, piece in enumerate(pieces) if piece.label in _HOLDERS), None)
    elsewhere = [i for i, piece in enumerate(pieces) if piece.label in _ELSEWHERE and i > (at or 0)]
    if at is not None:
        elsewhere += [i for i, piece in enumerate(pieces) if piece.label == "title" and i > at]
    if at is None or not elsewhere or not _minutes(text[pieces[at].start : pieces[at].end]):
        return pieces
    counted = [i for i in elsewhere if _COUNTED.match(text, pieces[i].start, pieces[i].end)]
    return relabelled(pieces, counted, "volume")


def _minutes(title: str) -> bool:
    return speaks_of(MINUTES, fold_letters(title))


_PAPER = lazy(r"(?:Sıra|S\.)\s?Sayısı\s?[.:]?\s?\d{1,4}[,.;]?")


def paper_of_minutes(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Sıra Sayısı: 72`, which counts the papers laid before a parliament, as a number beside its minutes."""
    match = _PAPER.search(text)
    if match is None:
        return pieces
    apart = [p for p in pieces if p.label in _HOLDERS and (p.end <= match.start() or p.start >= match.end())]
    if not any(_minutes(text[piece.start : piece.end]) for piece in apart):
        return pieces
    return overlay(text, pieces, Piece("volume", match.start(), match.end(), SURE))


_TESTIMONY = lazy(r"\((?:ifade veren|testimony of)\s[^()]{2,120}\)[.,;]?")


def testimony(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `(ifade veren …)`, with which styles name the author of minutes, as a note behind the title."""
    match = _TESTIMONY.search(text)
    if match is None:
        return pieces
    made = overlay(text, pieces, Piece("note", match.start(), match.end(), SURE))
    if made[0].label == "title" and _minutes(text[made[0].start : made[0].end]):
        made[0] = replaced(made[0], probability=max(made[0].probability, 0.95))
    return made


def minutes_are_no_archive(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `TBMMZC, d. 1, c. 14, s. 432`, which was taken for an archive and a shelf mark, as minutes and numbers."""
    for i, archive, shelf in neighbours(pieces, "archive", "archive-location"):
        if is_named(MINUTES, fold_letters(text[archive.start : archive.end].rstrip(" ,;:"))):
            return [
                *pieces[:i],
                replaced(archive, label="title"),
                replaced(shelf, label="volume"),
                *pieces[i + 2 :],
            ]
    return pieces


_PAPER_OF_COMMITTEE = lazy(r"(?:[^\W\d_]+\s){1,5}(?:Mazbatas|Zab[ıi]tlar|Tutanaklar)[ıi]\W*")


def minutes_are_no_author(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label minutes that were taken for the author of a reference without title as its title: `TBMMZC, D. I, C. 5`."""
    for i, piece in enumerate(pieces):
        if piece.label != "author":
            continue
        named = text[piece.start : piece.end].strip(" ,;:.")
        if is_named(MINUTES, fold_letters(named)) or _PAPER_OF_COMMITTEE.fullmatch(named):
            return relabelled(pieces, [i], "title")
    return pieces


_GERMAN_SITTING = lazy(r"\d{1,3}\.\sSitzung,?")


def sitting_of_parliament(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `61. Sitzung` behind the volume of minutes as a number: it is the issue."""
    for i, _, sitting in neighbours(pieces, "volume", "note"):
        if _GERMAN_SITTING.fullmatch(text, sitting.start, sitting.end):
            return [*pieces[:i], joined(pieces[i], sitting, "volume"), *pieces[i + 2 :]]
    return pieces


_DAYS_IN_BRACKET = lazy(
    r"(?<=\w)[.,]?\s(?P<days>\(\d{1,2}[./]\d{1,2}[./]\d{4}(?:\s?[-–]\s?\d{1,2}[./]\d{1,2}[./]\d{4})?\)[.,;]?)$"
)


def days_behind_volume(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the days that a volume of minutes covers as a note: `Cilt 3 (4.5.1337-9.6.1337),`."""
    if not any(p.label in _HOLDERS and _minutes(text[p.start : p.end]) for p in pieces):
        return pieces
    for i, piece in enumerate(pieces):
        match = _DAYS_IN_BRACKET.search(text, piece.start, piece.end) if piece.label == "volume" else None
        if match:
            return parted(pieces, i, match.start(), match.start("days"), "note")
    return pieces
