"""Words of a note before the reference that it cites: `A nação é bem estudada por | CARDOSO, José. | Almas.`"""

from __future__ import annotations

import re

from bibtools.language.particles import PARTICLES
from bibtools.language.statements import QUOTED_IN, SEE
from bibtools.parser.rules.overlay import first_of, relabelled, whole
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_UP = r"[^\W\d_a-zß-öø-ÿçğıöşü]"
_LEADS_ON = lazy(r"(?:\S+\s){2,}(?:por|em|en|in|by|bei|par|da)")
_QUOTES = "\"“«„‘'"


def sentence_before_author(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a sentence that leads to the author as a note: `Veja-se a lista em | M. Garrido, | História do Porto`."""
    at = first_of(pieces)
    labels = [piece.label for piece in pieces[at : at + 3]]
    if labels != ["title", "author", "title"] or text[pieces[at].start] in _QUOTES:
        return pieces
    leads = _LEADS_ON.fullmatch(text, pieces[at].start, pieces[at].end)
    return relabelled(pieces, [at], "note") if leads else pieces


_BEFORE_FAMILY = lazy(
    rf"(?P<lead>(?:[^\W\d_][a-zß-öø-ÿ]+\s){{2,12}})(?={_UP}{{3,}}(?:\s{_UP}{{3,}})?,\s{_UP})"
)
_BEFORE_INITIALS = lazy(
    rf"(?P<lead>[^\W\d_][^,;.:\d]{{2,60}},\s(?:en|em|(?i:{QUOTED_IN.strict()}))\s)(?=(?:{_UP}\.[\s-]?){{1,3}}{_UP})"
)


def words_before_author(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part words that lead to an author from the name: `Como aponta SOUZA, Jaime`, `Cifras, en F. Villar`."""
    at = first_of(pieces)
    if at >= len(pieces) or pieces[at].label != "author":
        return pieces
    author = pieces[at]
    match = _BEFORE_FAMILY.match(text, author.start, author.end)
    if match and all(fold_case(word) in PARTICLES for word in match["lead"].split()[1:]):
        match = None  # `Della Casa Nuova, Giovanni`: particles of a name.
    match = match or _BEFORE_INITIALS.match(text, author.start, author.end)
    if match is None or any(piece.label == "container-title" for piece in pieces):
        return pieces
    lead = replaced(author, label="note", end=len(text[: match.end()].rstrip()))
    return [*pieces[:at], lead, replaced(author, start=match.end()), *pieces[at + 1 :]]


_SMALL = lazy(r"(?:[a-zà-öø-ÿ]+\s){1,6}[a-zà-öø-ÿ]+")


def small_words_are_no_author(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label words without a capital before a quoted title as a note: `en particular el | “Proceso”, en Actas`."""
    at = first_of(pieces)
    quoted = [p for p in pieces[at + 1 : at + 2] if p.label == "title" and text[p.start] in _QUOTES]
    small = quoted and at in whole(text, pieces[: at + 1], ("author",), _SMALL)
    return relabelled(pieces, [at], "note") if small else pieces


_SEE_ALONE = lazy(rf"(?:{SEE.loose()})\W*", re.IGNORECASE)


def subject_before_see(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what a work is cited for as a note: `On Philo, | see | Schubert, | vol. iii`."""
    at = first_of(pieces)
    labels = [piece.label for piece in pieces[at : at + 3]]
    sees = labels == ["author", "note", "author"] and _SEE_ALONE.fullmatch(
        text, pieces[at + 1].start, pieces[at + 1].end
    )
    return relabelled(pieces, [at], "note") if sees else pieces
