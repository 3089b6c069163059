"""References in which the tagger saw no title, and remarks that it took for a title."""

from __future__ import annotations

import re

from bibtools.parser.assemble.one_name import INITIALS, is_body
from bibtools.parser.lexicon import is_family, is_given
from bibtools.parser.rules.overlay import neighbours, relabelled
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_HOLDS_TITLE = frozenset(("title", "container-title", "journal", "archive", "archive-location", "genre"))

_REMARK = lazy(r"\s*\((?:[^\W\d]+[\s,.]{0,2}){1,6}\)[.,]?\s*")


def remark_in_brackets(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a whole line of a few words in brackets as a note: `(Çeviri bana ait.)`."""
    if len(pieces) == 1 and pieces[0].label == "title" and _REMARK.fullmatch(text):
        return relabelled(pieces, [0], "note")
    return pieces


_OF_BOOK = frozenset(("publisher", "location", "volume", "pages"))


_CITED = lazy(r"(?:op|art|loc|ob|ouvr?|a)\.?\s?cit", re.IGNORECASE)


_FAMILIES_WITH_SLASH = lazy(r"[^\W\d_]{2,}\s?/\s?[^\W\d_]{2,}")


def title_among_authors(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Derleme Sözlüğü (1975), C. VIII` and the second of `Platon, Menon, Ankara 1945` as titles."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), 0)
    first = pieces[at]
    labels = [piece.label for piece in pieces]
    if first.label != "author" or labels.count("author") > 1 or not _HOLDS_TITLE.isdisjoint(labels):
        return pieces
    if _OF_BOOK.isdisjoint(labels):
        return pieces
    if at + 1 < len(pieces) and _CITED.match(text, pieces[at + 1].start, pieces[at + 1].end):
        return pieces  # A note that repeats a work by its author: `Ruiz Molina, op. cit., p. 44`.
    if labels[at:] == ["author", "date", "pages"]:
        return pieces  # A note that repeats a work: `Ruiz Molina, 1988, 44-49`.
    name = text[first.start : first.end].rstrip(" ,;:.")
    before, comma, behind = name.partition(", ")
    if _FAMILIES_WITH_SLASH.fullmatch(name):
        return pieces
    if not comma:
        # A collection of documents by its letters: FRUS, 1946, VII, p. 827.
        collected = len(name) > 3 and name.isalpha() and name.isupper() and {"volume", "pages"} <= set(labels)
        return pieces if _may_be_person(name) and not collected else relabelled(pieces, [at], "title")
    if (
        "," in behind
        or INITIALS.fullmatch(behind)
        or INITIALS.fullmatch(behind + ".")
        or any(map(is_given, behind.split()))
        or is_body(before)
    ):
        return pieces
    cut = first.start + len(before) + 1
    made = [replaced(first, end=cut), replaced(first, label="title", start=cut + 1)]
    return [*pieces[:at], *made, *pieces[at + 1 :]]


def publisher_is_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what stands right behind the author and was taken for a publisher as the missing title.

    `Tok, H., | Dumlupınar, | Ankara, | Genkurmay Basımevi, 1961`: nothing else can be the title there.
    """
    if not _HOLDS_TITLE.isdisjoint(piece.label for piece in pieces):
        return pieces
    return relabelled(pieces, [i + 1 for i, *_ in neighbours(pieces, "author", "publisher")][:1], "title")


def _may_be_person(name: str) -> bool:
    """Return whether a word of a name is known of persons, or the whole is a single word or a body."""
    words = name.split()
    return (
        len(words) < 2
        or is_body(name)
        or "." in name
        or any(is_given(word) or is_family(word) for word in words)
    )


_CITED_BY_NAME = frozenset(("volume", "pages", "date"))
_CAPITALS = lazy(r"[^\W\d_]{6,},")
_YEAR = lazy(r"\W*(?:1[5-9]|20)\d\d[a-z]?\W*")
_NAME_AND_YEAR = lazy(r"\((?:1[5-9]|20)\d\d(?:/\d\d(?:\d\d)?)?[a-z]?\):")


def name_alone(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label who stands alone before a year or page as the author: `RICHARDIN, 2010, v. 3, p. 4`, `Telma Taylor, 538`.

    So before a year in brackets and a colon, as author-date notes have it: `Lindemann (1987/88): 41`.
    """
    at = next((i for i, p in enumerate(pieces) if p.label not in ("citation-number", "note")), len(pieces))
    labels = [piece.label for piece in pieces[at:]]
    if len(labels) < 2 or labels[0] not in ("title", "journal") or not _CITED_BY_NAME.issuperset(labels[1:]):
        return pieces
    words = text[pieces[at].start : pieces[at].end].strip(" ,.;:").split()
    capitals = (
        labels[1] == "date"
        and text[pieces[at].start : pieces[at].end].isupper()
        and _CAPITALS.fullmatch(text, pieces[at].start, pieces[at].end)
        and _YEAR.fullmatch(text, pieces[at + 1].start, pieces[at + 1].end)
    )
    person = len(words) == 2 and is_given(words[0]) and words[1][0].isupper() and labels[1:] == ["pages"]
    dated = (
        labels[1:] == ["date", "pages"]
        and len(words) == 1
        and words[0].isalpha()
        and _NAME_AND_YEAR.fullmatch(text, pieces[at + 1].start, pieces[at + 1].end)
    )
    return relabelled(pieces, [at], "author") if capitals or person or dated else pieces
