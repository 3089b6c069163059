"""Imprints that were taken for a title, or whose publisher was cut in two."""

from __future__ import annotations

from itertools import pairwise

from bibtools.language.bodies import corporate
from bibtools.language.imprints import PUBLISHER
from bibtools.language.places import is_place
from bibtools.language.statements import NO_DATE
from bibtools.parser.rules.overlay import overlay, relabelled
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_NO_DATE = NO_DATE.strict()
_IMPRINT = lazy(
    rf"(?P<publisher>[^,:]+),\s+(?P<location>[^\W\d_]+)[\s,]+(?P<date>\d{{4}}|(?i:{_NO_DATE}))[.,]*"
)
_AFTER = ("editor", "translator", "edition", "volume")


def imprint_behind_names(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label publisher, place and date where a second title seems to follow: `thk. A. Sezer, Dârü'l-Fecr, Kahire ts.`"""
    titled = False
    for before, piece in pairwise(pieces):
        titled = titled or before.label == "title"
        if not titled or piece.label not in ("title", "note") or before.label not in _AFTER:
            continue
        match = _IMPRINT.fullmatch(text, piece.start, piece.end)
        if match and is_place(match["location"]):
            for label in ("publisher", "location", "date"):
                pieces = overlay(text, pieces, Piece(label, *match.span(label), 0.9))
            return pieces
    return pieces


_BODY_BEHIND = lazy(rf"[^,.;:()\d]*(?i:{corporate()})[,.]?")
_FIRM_WORD = lazy(rf"(?i:{PUBLISHER.strict()})[,.]?")
_CAPITALS = lazy(r"(?:(?:[^\W\d_a-zçğıöşüâîû][\w'’\-]*\.?|ve|ile)\s+)+")


def publisher_from_comma(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a foundation, or a word such as Basımevi, the words back to the comma: `Kent Mirasını | Koruma Vakfı`."""
    for i, (title, body) in enumerate(pairwise(pieces)):
        if (title.label, body.label) != ("title", "publisher"):
            continue
        at = text.rfind(",", title.start, title.end) + 1
        if at < 1 or not _CAPITALS.fullmatch(text[at : body.start].lstrip()):
            continue
        if _BODY_BEHIND.fullmatch(text, body.start, body.end) or _FIRM_WORD.fullmatch(
            text, body.start, body.end
        ):
            start = at + len(text[at : body.start]) - len(text[at : body.start].lstrip())
            cut = [replaced(title, end=at), replaced(body, start=start)]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


def body_before_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a body behind the last comma of a title as the publisher if a place follows: `Koruma Vakfı, İzmir`."""
    if any(piece.label in ("publisher", "container-title", "journal") for piece in pieces):
        return pieces
    for title, place in pairwise(pieces):
        if (title.label, place.label) == ("title", "location"):
            at = text.rfind(", ", title.start, title.end - 1) + 2
            if at > 1 and " " in text[at : title.end].strip() and _BODY_BEHIND.fullmatch(text, at, title.end):
                return overlay(text, pieces, Piece("publisher", at, title.end, title.probability))
    return pieces


_COUNTED_FIGURE = (
    r"(?:[Şş]ek(?:il)?|[Rr]es(?:im)?|[Ll]ev(?:ha)?|[Ff]ot(?:o(?:ğraf)?)?|[Çç]iz(?:im)?|[Tt]ablo|[Hh]arita|[Pp]lan|Fig|Abb|Taf)"
    r"\.?\s*(?:\d+|[IVXL]+)(?:\s?[-–,]\s?\d+)*[a-z]?"
)
_FIGURE = lazy(rf"\W*{_COUNTED_FIGURE}\W*")
_YEAR_AND_FIGURE = lazy(rf"(?P<year>\d{{4}},)\s+(?P<figure>{_COUNTED_FIGURE})\W*")


def figure_is_no_volume(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Şek. 45` and `lev. 23` as a note, also behind the year: they count the pictures of the work."""
    last = pieces[-1]
    behind = _YEAR_AND_FIGURE.fullmatch(text, last.start, last.end) if last.label == "date" else None
    if behind:
        cut = [
            replaced(last, end=behind.end("year")),
            replaced(last, label="note", start=behind.start("figure")),
        ]
        return [*pieces[:-1], *cut]
    figures = [
        i
        for i, piece in enumerate(pieces)
        if piece.label in ("volume", "pages", "publisher", "title")
        and i
        and _FIGURE.fullmatch(text, piece.start, piece.end)
    ]
    return relabelled(pieces, figures, "note")


_PRESS = lazy(r"[^\W\d_][^,.;:()\d]{2,40}\s(?:UP|University Press|Univ\. Press)[.,;]?")


def press_is_no_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Cambridge UP` as the publisher where it was taken for the place."""
    if any(piece.label == "publisher" for piece in pieces):
        return pieces
    presses = [
        i
        for i, piece in enumerate(pieces)
        if piece.label == "location" and _PRESS.fullmatch(text, piece.start, piece.end)
    ]
    return relabelled(pieces, presses, "publisher")


_NO_PLACE = lazy(r"(?<=\w)\.?,\s+(?P<mark>[yb]\.\s?y\.),?\s*$")


def no_place_behind_publisher(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `y.y.` (no place) behind a publisher as the place: `Kaynak Yay., y.y., 1985`."""
    if any(piece.label == "location" for piece in pieces):
        return pieces
    for i, piece in enumerate(pieces):
        match = (
            _NO_PLACE.search(text, max(piece.start, piece.end - 16), piece.end)
            if piece.label == "publisher"
            else None
        )
        if match:
            at = match.start("mark")
            place = replaced(piece, label="location", start=at)
            return [*pieces[:i], replaced(piece, end=len(text[:at].rstrip())), place, *pieces[i + 1 :]]
    return pieces
