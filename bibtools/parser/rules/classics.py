"""Works of ancient and medieval authors by the collections that count their volumes, and traditions by their number."""

from __future__ import annotations

from bibtools.language.genres import CORPUS
from bibtools.parser.rules.overlay import SURE, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_CODES = sorted((word.upper() for word in CORPUS.words), key=len, reverse=True)
_CODE = "|".join(_CODES)
_IN_CORPUS = lazy(
    rf"(?P<author>[^\W\d_a-z][^,:()\d]{{2,60}}),\s+(?P<title>[^():“”\"]{{3,120}}?),?\s+"
    rf"(?:in:?\s+(?P<journal>{_CODE})\s+(?P<volume>\d+(?:/\d+)?),\s*(?P<pages>\d+[A-D]?(?:\s?[-–]\s?\d+[A-D]?)?)"
    rf"|\(\s*(?P<journal2>{_CODE})\s+(?P<volume2>\d+(?:/\d+)?)(?:,\s*|:\s?)(?P<pages2>\d+[A-D]?(?:\s?[-–,]\s?\d+[A-D]?)*)\))\.?\s*$"
)
_LABELS = ("author", "title", "journal", "volume", "pages")


def work_in_corpus(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `Gregor von Nazianz, Epistula 101, in: PG 37, 176–193` and `Augustine, Sermones 12 (CCSL 48:451)`."""
    kept = [piece for piece in pieces if piece.label == "citation-number"]
    start = next((piece.start for piece in pieces if piece.label != "citation-number"), 0)
    match = _IN_CORPUS.match(text, start)
    if match is None or any(piece.certain for piece in pieces):
        return pieces
    found = [label if match[label] else f"{label}2" for label in _LABELS]
    return [
        *kept,
        *(Piece(group.rstrip("2"), match.start(group), match.end(group), SURE) for group in found),
    ]


_BOOK_OF_TRADITION = lazy(
    r"[,.]\s?(?P<cited>[“\"][^“”\"]{2,40}[”\"],?\s\d{1,4}(?:\s?\(\d{1,5}\)|/\d{1,4})?)\.?$"
)


def book_of_tradition(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the book and number of a tradition behind the imprint of its collection, `1992, “Zühd”, 14`, as a note."""
    match = _BOOK_OF_TRADITION.search(text)
    if match is None:
        return pieces
    before = {piece.label for piece in pieces if piece.start < match.start()}
    if not before >= {"title", "date"} or before.isdisjoint(("publisher", "location")):
        return pieces
    return overlay(text, pieces, Piece("note", match.start("cited"), len(text), SURE))
