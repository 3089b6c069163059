"""Short notes of historians: a chronicler and the translation of his work, without title and imprint."""

from __future__ import annotations

from bibtools.language.person_titles import SURE_HONORIFIC
from bibtools.parser.rules.overlay import overlay
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_UP = r"[^\W\d_a-zçğıöşüâîû]"
_TRANSLATION_OF = lazy(
    rf"(?P<author>{_UP}[^\W\d_]+(?:\s{_UP}[^\W\d_]+)?),?\s(?P<names>\({_UP}[^\W\d_]+(?:\s{_UP}[^\W\d_]+){{1,2}}\s"
    r"(?P<word>tercümesi|çevirisi|neşri|yayını),?)"
)
_ROLES = {"tercümesi": "translator", "çevirisi": "translator", "neşri": "editor", "yayını": "editor"}


def translation_of_work(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label who made the translation or edition that a note cites: `Gibson (Refik | Tekin tercümesi, | s. 118)`."""
    first = next((piece for piece in pieces if piece.label != "citation-number"), pieces[0])
    match = _TRANSLATION_OF.match(text, first.start) if first.label in ("author", "title") else None
    if match is None:
        return pieces
    made = overlay(text, pieces, Piece("author", *match.span("author"), first.probability))
    return overlay(text, made, Piece(_ROLES[match["word"]], *match.span("names"), first.probability))


_HONOURED = lazy(
    rf"(?P<name>{_UP}[^\W\d_]+(?:\s{_UP}[\w'’]+){{0,3}}\s(?i:{'|'.join(sorted(SURE_HONORIFIC))})),\s(?={_UP})"
)


def honoured_author_in_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part an author with an honorific from the title behind the editor: `Ârif Paşa, | Zübde-i Havadis`."""
    if any(piece.label == "author" for piece in pieces):
        return pieces
    title = next((piece for piece in pieces if piece.label == "title"), None)
    match = _HONOURED.match(text, title.start, title.end) if title else None
    if title is None or match is None:
        return pieces
    made = overlay(text, pieces, Piece("author", title.start, match.end("name") + 1, title.probability))
    return [
        replaced(piece, start=match.end()) if piece.start == match.end("name") + 1 else piece
        for piece in made
    ]
