"""Places and publishers that were taken for something else."""

from __future__ import annotations

import re
from itertools import pairwise

from bibtools.language.name_lists import OTHER_PLACES
from bibtools.language.statements import NO_PLACE
from bibtools.parser.lexicon import PLACE, flags_of
from bibtools.parser.rules.overlay import (
    HOLDERS,
    joined,
    neighbours,
    overlay,
    parted,
    relabelled,
    whole,
    with_next,
)
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_PLACE_AND_ACRONYM = lazy(r"[^\W\d_a-z][^,;:\d]{2,40},\s+(?P<house>[A-Z]{3,6})[,.;]?")
_COUNTRIES = frozenset("USA GBR DDR BRD GDR FRG URSS SSSR UDSSR USSR ČSSR CSSR KKTC".split())


def publisher_behind_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the capitals behind a place as the publisher if there is no other: `Aix-en-Provence, PUP, 1998`."""
    if any(piece.label == "publisher" for piece in pieces):
        return pieces
    for piece in pieces:
        match = (
            _PLACE_AND_ACRONYM.fullmatch(text, piece.start, piece.end) if piece.label == "location" else None
        )
        if match and match["house"].upper() not in _COUNTRIES:
            return overlay(text, pieces, Piece("publisher", match.start("house"), piece.end, 0.9))
    return pieces


_NO_PLACE = lazy(rf"\W*(?:{NO_PLACE.loose()})\W*", re.IGNORECASE)


_OTHER_PLACES = lazy(rf"\W*(?:{OTHER_PLACES.strict()})\W*")


def other_places(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a place the words behind it that say that there are more: `Kassel | u. a.:`."""
    return with_next(text, pieces, "location", "note", _OTHER_PLACES)


def no_place_is_no_publisher(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `b.y.y.` (basım yeri yok, no place named) as what stands for the place."""
    if any(piece.label == "location" for piece in pieces):
        return pieces
    return relabelled(pieces, whole(text, pieces, ("publisher", "note", "volume"), _NO_PLACE), "location")


_TURKISH_EDITION = lazy(r"\W*\d{1,2}\.?\s?(?:[Bb]ası(?:m|mı)?|[Bb]askı(?:sı)?|[Bb]s?k?)\b\W*")
_ONE_COMMA = lazy(r"[^,]+,\s(?P<house>[^\W\d_a-zçğıöşü][^\W\d_]+(?:\s[^\W\d_a-zçğıöşü][^\W\d_]+)?),")


def publisher_before_edition(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what stands between the title and a Turkish edition as the publisher: `Delil, Seçkin, 2. B., Ankara 2010`.

    A title with more commas may enumerate: `Din, Toplum, Siyaset, 2. B., Ankara 2010`.
    """
    if any(piece.label == "publisher" for piece in pieces):
        return pieces
    for i, (work, edition, behind) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False)):
        if edition.label != "edition" or behind.label not in ("location", "date"):
            continue
        if not _TURKISH_EDITION.fullmatch(text, edition.start, edition.end):
            continue
        if work.label in HOLDERS and i and pieces[i - 1].label == "title":
            return relabelled(pieces, [i], "publisher")
        match = _ONE_COMMA.fullmatch(text, work.start, work.end) if work.label == "title" else None
        if match:
            return overlay(text, pieces, Piece("publisher", match.start("house"), work.end, 0.8))
    return pieces


_TOWN_LAST = lazy(r"(?P<town>[^\W\d_a-z][^\W\d_]+)(?:\s(?:im|am|an der|a\.|bei)\s[^\W\d_]+\.?)?\.?")


def place_is_no_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a town at the end behind the date that was taken for a second title: `(1871). | Frankfurt am Main.`"""
    last = pieces[-1]
    match = _TOWN_LAST.fullmatch(text, last.start, last.end) if last.label == "title" else None
    if match is None or PLACE not in flags_of(match["town"]) or pieces[-2].label != "date":
        return pieces
    return relabelled(pieces, [len(pieces) - 1], "location")


_HALF_OF_PLACE = lazy(r"(?:Batı|Doğu|Kuzey|Güney|Yeni|West|East|New|Ost|Neu|Nueva|Nova)")


def half_of_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a place its first word, which was taken for the publisher: `Batı | Berlin,`."""
    for i, house, place in neighbours(pieces, "publisher", "location"):
        if _HALF_OF_PLACE.fullmatch(text, house.start, house.end):
            return [*pieces[:i], joined(house, place, "location"), *pieces[i + 2 :]]
    return pieces


_PLACE_AGAIN = lazy(r"(?<!\w)(?P<named>[^\W\d_a-z][^\W\d_]+),\s(?P<place>(?P=named),)$")


def place_again(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part a place from the title that ends with its name: `La chiesa di Asolo, | Asolo, | tip. Vivarini`."""
    for work, firm in pairwise(pieces):
        match = (
            _PLACE_AGAIN.search(text, work.start, work.end)
            if (work.label, firm.label) == ("title", "publisher")
            else None
        )
        if match and match.start() > work.start:
            return overlay(text, pieces, Piece("location", match.start("place"), work.end, 0.95))
    return pieces


_PLACE_LAST = lazy(r",\s(?P<place>[^\W\d_a-z][^\W\d_]+(?:\s[^\W\d_a-z][^\W\d_]+)?),$")


def place_behind_work(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part a place from the end of a title before its publisher: `Gentes de mar, Salamanca, | Trea, 2005`.

    A word that the word list does not know is a place only behind the work that a part stands in.
    """
    for work, firm in pairwise(pieces):
        if firm.label != "publisher" or work.label not in ("title", "container-title"):
            continue
        match = _PLACE_LAST.search(text, work.start, work.end)
        if match is None:
            continue
        flags = {flags_of(word) for word in match["place"].split()}
        if flags <= ({"", PLACE} if work.label == "container-title" else {PLACE}):
            return overlay(text, pieces, Piece("location", match.start("place"), work.end, 0.9))
    return pieces


_FIRM_IN_BRACKET = lazy(r"[^()\[\]]{3,}?\s(?P<firm>\([^\W\d_][^()\[\]]{1,60},)")


def publisher_behind_editor(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part a publisher in a bracket from the editor before it: `edited by C. Brand (Elsevier, Lyon, 1994)`."""
    for i, (names, place) in enumerate(pairwise(pieces)):
        if names.label != "editor" or place.label not in ("location", "date"):
            continue
        match = _FIRM_IN_BRACKET.fullmatch(text, names.start, names.end)
        if match and PLACE not in flags_of(match["firm"].strip("(,").split()[0]):
            start = match.start("firm")
            return parted(pieces, i, len(text[:start].rstrip()), start, "publisher")
    return pieces
