"""Laws: the gazette that printed them, their number, and the day on which they were passed."""

from __future__ import annotations

from bibtools.language.genres import LAW_TITLE, ends_with
from bibtools.parser.rules.decisions import DAY
from bibtools.parser.rules.overlay import SURE, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_GAZETTE = lazy(
    r"(?<!\w)(?P<journal>(?:T\.?\s?C\.?\s)?(?:Resm[îi] Gazete|R\.?\s?G)\b\.?)[\s.,:(]*(?:(?:[Tt]arihi?|T\.)\s?:?\s*)?"
    rf"(?P<date>{DAY})\s?(?:tarih(?:li)?)?[\s\-–/,;ve]*"
    r"(?P<volume>(?:[Mm]ükerrer\s)?(?:[Nn]o|[Nn]r|S|[Ss]ayı(?:sı)?)?[.:]*\s*\d{4,5}(?:\s?\(?\d?\.?\s?[Mm]ükerrer\)?)?)(?!\d|[./]\d)"
)
_NUMBER_AND_DAY = lazy(
    r"(?<!\w)(?P<journal>(?:T\.?\s?C\.?\s)?Resm[îi] Gazete),?\s*[(,]\s*"
    rf"(?P<volume>(?:No|S|Sayı(?:sı)?)?[.:]*\s*\d{{4,5}}(?:\s?\(?\d?\.?\s?[Mm]ükerrer\)?)?),\s+(?P<date>{DAY})"
)
_NAMED = lazy(r"Gazete|R\.?\s?G\b")
_NUMBERED = ("Kanun", "Karar", "KHK")
_NUMBER = lazy(r"(?<!\w)(?:Kanun|Karar|KHK)(?:\s(?:No|Nu|Numarası|Sayısı)\b)[.:]*\s*:?\s*\d[\d/]*,?")
_NUMBER_ALONE = lazy(r"(?:No|Nu|Numara|Sayı)[.:]*\s*:?\s*\d{2,5}(?=[),.]{0,2}(?:\s|$))")
_NUMBER_FIRST = lazy(r"(?<![\d./])\d{2,5}\s[Ss]ayılı(?=\s[A-ZÇĞİÖŞÜ])")
_LONGEST = 30
"""More than the letters of the longest word that ends the title of a law, with the marks behind it."""
_PASSED = lazy(rf"(?<!\w)[Kk]abul (?:[Tt]arihi|[Gg]ünü)\s?:?\s*(?:{DAY})[,.;]?")


def gazette_and_number(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label gazette, day and number of `RG 7.4.2016/29677` and `Resmî Gazete, 4 Şubat 2011, Sayı: 27836`."""
    match = (_GAZETTE.search(text) or _NUMBER_AND_DAY.search(text)) if _NAMED.search(text) else None
    if match is None:
        return pieces
    made = overlay(text, pieces, Piece("journal", *match.span(), SURE))
    at = next((i for i, piece in enumerate(made) if (piece.start, piece.end) == match.span()), None)
    if at is None:
        return pieces
    parts = sorted((*match.span(label), label) for label in ("journal", "date", "volume"))
    return [*made[:at], *(Piece(label, start, end, SURE) for start, end, label in parts), *made[at + 1 :]]


def law_is_no_author(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `İş Kanunu.` at the beginning as the title, if the reference has none."""
    first = pieces[0]
    if first.label != "author" or any(piece.label == "title" for piece in pieces):
        return pieces
    name = text[first.start : first.end].rstrip(" .,;:")
    if "," in name or not ends_with(LAW_TITLE, fold_letters(name[-_LONGEST:])):
        return pieces
    return [replaced(first, label="title"), *pieces[1:]]


def number_of_law(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Kanun No: 5846` behind the title of a law, or `5846 sayılı` before it, as its number.

    The day on which it was passed is a note.
    """
    title = next((piece for piece in pieces if piece.label == "title"), None)
    if title is None:
        return pieces
    number = _NUMBER.search(text, title.start) if any(word in text for word in _NUMBERED) else None
    end = min(title.end, number.start()) if number else title.end
    last_words = fold_letters(text[max(title.start, end - _LONGEST) : end].rstrip(" ,.;:("))
    if not ends_with(LAW_TITLE, last_words):
        return pieces
    first = (
        _NUMBER_FIRST.search(text, 0, title.start + _LONGEST)
        if "ay" in text[: title.start + _LONGEST]
        else None
    )
    if first and not text[first.end() : max(title.start, first.end())].strip(" :"):
        number = number or first
    at = end + len(text[end:]) - len(text[end:].lstrip(" ,("))
    number = number or _NUMBER_ALONE.match(text, at)
    for label, match in (("number", number), ("note", _PASSED.search(text, end))):
        if match:
            pieces = overlay(text, pieces, Piece(label, *match.span(), SURE))
    return pieces
