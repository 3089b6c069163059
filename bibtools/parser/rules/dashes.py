"""Lists that part author and title by a dash and nothing else: `7-Hüseyin Arslan – Mekke’nin Fethi`."""

from __future__ import annotations

from bibtools.language.particles import PARTICLES
from bibtools.language.person_titles import ACADEMIC, FOREMOST, HONORIFIC
from bibtools.parser.lexicon import is_given
from bibtools.parser.rules.overlay import joined, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_NAME_AND_DASH = lazy(
    rf"(?i:(?:{ACADEMIC.loose()})\s?)*(?P<name>[^\W\d_](?:[^\d,.;:()\[\]“”\"«»–—-]|(?<=\b\w)\.){{3,60}}?)"
    r"(?P<dash>\s[-–—]\s?|[-–—]\s|[-–—](?=[^\W\d_a-z]))(?P<title>[“\"«]?[^\W_][^,“\"«]*)"
)
_WORD = lazy(r"[^\W_]+")
_SIGNS = HONORIFIC.words | FOREMOST.words | PARTICLES


def name_before_dash(text: str, pieces: list[Piece]) -> list[Piece]:
    """End the author at the dash before the title, where the tagger cut elsewhere: `Cevdet Paşa-Seçme | Maruzat`."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    if at is None or pieces[at].label not in ("author", "title"):
        return pieces
    match = _NAME_AND_DASH.match(text, pieces[at].start)
    if match is None or match.end() < len(text) or not _is_person(match["name"], match["dash"]):
        return pieces
    end, start = match.end("name"), match.start("title")
    cut = pieces[at].label == "author" and end <= pieces[at].end <= start
    if cut or any(piece.label == "author" and piece.start > start for piece in pieces):
        return (
            _swapped(pieces, at) if pieces[at].label == "title" and end <= pieces[at].end <= start else pieces
        )
    crossing = next((i for i, piece in enumerate(pieces) if piece.start < start < piece.end), None)
    if crossing is None or pieces[crossing].label not in ("author", "title"):
        return pieces
    title = replaced(pieces[crossing], label="title", start=start)
    behind = pieces[crossing + 1 :]
    if behind and pieces[crossing].label == "author" and behind[0].label == "title":
        title, behind = joined(title, behind[0], "title"), behind[1:]
    return overlay(text, [*pieces[:at], title, *behind], Piece("author", pieces[at].start, end, 0.9))


def _swapped(pieces: list[Piece], at: int) -> list[Piece]:
    """Return title and author in the other order, if the second follows right behind the dash."""
    first, second = pieces[at : at + 2]
    if second.label != "author":
        return pieces
    return [*pieces[:at], replaced(first, label="author"), replaced(second, label="title"), *pieces[at + 2 :]]


def _is_person(text: str, dash: str) -> bool:
    """Return whether two to six words are a name: all have capitals, and one is a given name, a title or a particle.

    A dash without space beside it is the hyphen of a double name but behind a title: `Cevdet Paşa-Seçme Maruzat`.
    """
    words = _WORD.findall(text)
    if dash.strip() == dash and (not words or fold_case(words[-1]) not in HONORIFIC.words):
        return False
    capitals = all(word[0].isupper() or fold_case(word) in PARTICLES for word in words)
    return 1 < len(words) < 7 and capitals and any(is_given(w) or fold_case(w) in _SIGNS for w in words)


_REMARK_BEHIND_DASH = lazy(
    r"\s?(?P<house>\((?P<named>[^()\d]{2,40})\))?\s—\s(?P<remark>[a-zçğıöşüâîû][^—]{3,200})$"
)
"""What a list says of a work behind a long dash, in small letters: `Anadolu Köyleri II (TTK) — yer adları dizini.`"""
_LAST_NUMERAL = lazy(r"\s(?P<volume>[IVX]{1,5})$")


def remark_behind_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what a list says of a work behind a long dash as a note: `Anadolu Hanları (1450-1650) — yol, konak.`

    A bracket without figures before the dash names the publisher.
    """
    last = pieces[-1]
    if last.label not in ("title", "note") or sum(piece.label == "title" for piece in pieces) != 1:
        return pieces
    title = next(piece for piece in pieces if piece.label == "title")
    match = _REMARK_BEHIND_DASH.search(text, title.start, last.end)
    if match is None or match.start() <= title.start or match.start() > title.end:
        return pieces
    made = overlay(text, pieces, Piece("note", match.start("remark"), last.end, title.probability))
    if match["house"]:
        made = overlay(text, made, Piece("publisher", *match.span("house"), title.probability))
    if number := _LAST_NUMERAL.search(text, title.start, match.start()):
        made = overlay(text, made, Piece("volume", *number.span("volume"), title.probability))
    return made
