"""Laws: the gazette that printed them, their number, and the day on which they were passed."""

from __future__ import annotations

from bibtools.language.genres import LAW_TITLE, ends_with
from bibtools.language.laws import EU_LAW, NUMBER_WORD
from bibtools.parser.rules.decisions import DAY
from bibtools.parser.rules.overlay import SURE, joined, overlay, relabelled, whole
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
_NUMBER_ALONE = lazy(rf"[ ,(]*(?P<number>{NUMBER_WORD}\d{{2,5}})(?=[),.]{{0,2}}(?:\s|$))")
"""The number right behind the title of a law: `, Sayı: 5846`."""
_NUMBER_FIRST = lazy(r"(?<![\d./])\d{2,5}\s[Ss]ayılı(?=\s[A-ZÇĞİÖŞÜ])")
"""The number before the title: `5846 sayılı Fikir ve Sanat Eserleri Kanunu`."""
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
    named = _NUMBER.search(text, title.start) if any(word in text for word in _NUMBERED) else None
    end = min(title.end, named.start()) if named else title.end
    if not ends_with(LAW_TITLE, fold_letters(text[max(title.start, end - _LONGEST) : end].rstrip(" ,.;:("))):
        return pieces
    number = named.span() if named else _span_first(text, title) or _span_behind(text, end)
    if number:
        pieces = overlay(text, pieces, Piece("number", *number, SURE))
    if passed := _PASSED.search(text, end):
        pieces = overlay(text, pieces, Piece("note", *passed.span(), SURE))
    return pieces


def _span_first(text: str, title: Piece) -> tuple[int, int] | None:
    """Return where the number of a law stands that begins its title, or stands right before it; None if nowhere."""
    end = title.start + _LONGEST
    first = _NUMBER_FIRST.search(text, 0, end) if "ayılı" in text[:end] else None
    beside = first and not text[first.end() : max(title.start, first.end())].strip(" :")
    return first.span() if first and beside else None


def _span_behind(text: str, end: int) -> tuple[int, int] | None:
    match = _NUMBER_ALONE.match(text, end)
    return match.span("number") if match else None


_OF_UNION = lazy(rf"(?:{EU_LAW})(?:\s\([^()]*\))?\W*")


def law_of_union_is_no_author(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a title the kind of law before its number: `Commission Regulation (EU) | No 812/2013`; else it is a note."""
    for i, author in enumerate(pieces):
        behind = pieces[i + 1] if i + 1 < len(pieces) else author
        whole = _OF_UNION.match(text, author.start, behind.end) if author.label == "author" else None
        if whole and whole.end() >= author.end and text[author.end - 1] != ",":
            if i + 1 < len(pieces) and pieces[i + 1].label == "title":
                return [*pieces[:i], joined(author, pieces[i + 1], "title"), *pieces[i + 2 :]]
            return relabelled(pieces, [i], "note")
    return pieces


_TURKISH_GAZETTE = lazy(r"(?:T\.?\s?C\.?\s)?Resm[îi] (?:Gazete|Ceride)\W*")
_ISSUE_BY_LETTER = lazy(r"S\.\s?\d{1,5}\W*")


def issue_of_gazette(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `S. 634` of a gazette as its issue, which one letter stands for: `Resmî Gazete, 16 Temmuz 1927, S. 634`."""
    if any(piece.label == "volume" for piece in pieces):
        return pieces
    if not whole(text, pieces, ("journal",), _TURKISH_GAZETTE):
        return pieces
    return relabelled(pieces, whole(text, pieces, ("pages",), _ISSUE_BY_LETTER), "volume")
