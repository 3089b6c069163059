"""Laws: the gazette that printed them, their number, and the day on which they were passed."""

from __future__ import annotations

from bibtools.language.genres import LAW_TITLE, ends_with
from bibtools.parser.rules.decisions import DAY
from bibtools.parser.rules.overlay import SURE, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_GAZETTE = lazy(
    r"(?<!\w)(?P<journal>(?:T\.?\s?C\.?\s)?(?:Resm[îi] Gazete|R\.?\s?G)\b\.?)[\s.,:(]*(?:[Tt]arih(?:i)?\s?:?\s*)?"
    rf"(?P<date>{DAY})\s?(?:tarih(?:li)?)?[\s\-–/,;ve]*"
    r"(?P<volume>(?:No|S|Sayı(?:sı)?)?[.:]*\s*\d{4,5}(?:\s?\(?\d?\.?\s?[Mm]ükerrer\)?)?)(?!\d|[./]\d)"
)
_NUMBER = lazy(r"(?<!\w)(?:Kanun|Karar|KHK)(?:\s(?:No|Nu|Numarası|Sayısı)\b)[.:]*\s*:?\s*\d[\d/]*,?")
_PASSED = lazy(rf"(?<!\w)[Kk]abul (?:[Tt]arihi|[Gg]ünü)\s?:?\s*(?:{DAY})[,.;]?")


def gazette_and_number(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label gazette, day and number of `RG 7.4.2016/29677` and `Resmî Gazete, 4 Şubat 2011, Sayı: 27836`."""
    match = _GAZETTE.search(text) if "G" in text else None
    if match is None:
        return pieces
    for label in ("journal", "date", "volume"):
        pieces = overlay(text, pieces, Piece(label, *match.span(label), SURE))
    return pieces


def number_of_law(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Kanun No: 5846` behind the title of a law as its number, and the day on which it was passed as a note."""
    title = next((piece for piece in pieces if piece.label == "title"), None)
    if title is None or not ends_with(
        LAW_TITLE, fold_letters(text[title.start : title.end].rstrip(" ,.;:("))
    ):
        return pieces
    for pattern, label in ((_NUMBER, "number"), (_PASSED, "note")):
        match = pattern.search(text, title.end)
        if match:
            pieces = overlay(text, pieces, Piece(label, *match.span(), SURE))
    return pieces
