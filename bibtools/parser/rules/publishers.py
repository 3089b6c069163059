"""Imprints that were taken for a title, or whose publisher was cut in two."""

from __future__ import annotations

from itertools import pairwise

from bibtools.language.bodies import IN_LIST_OF_NAMES, corporate
from bibtools.language.genres import EVENT_LAST, JOURNAL_FIRST, PERHAPS_PROCEEDINGS, PROCEEDINGS
from bibtools.language.imprints import PUBLISHER_LAST
from bibtools.language.places import COUNTRY, DISTRICT, is_place
from bibtools.language.statements import IN
from bibtools.parser.assemble.imprint import is_database
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
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_BODY_BEHIND = lazy(rf"[^,.;:()\d]*(?i:{corporate()})[,.]?")


def body_before_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a body behind the last comma of a title as the publisher if a place follows: `Koruma Vakfı, İzmir`.

    Its name begins with a capital: `Venice, a Maritime Republic, Baltimore 1973` has none.
    """
    labels = {piece.label for piece in pieces}
    if "publisher" in labels:
        return pieces
    if not labels.isdisjoint(HOLDERS):
        return _container_before_place(text, pieces) if labels.isdisjoint(("pages", "volume")) else pieces
    for title, place in pairwise(pieces):
        if (title.label, place.label) == ("title", "location"):
            at = text.rfind(", ", title.start, title.end - 1) + 2
            named = at > 1 and text[at].isupper() and " " in text[at : title.end].strip()
            if named and _BODY_BEHIND.fullmatch(text, at, title.end):
                return overlay(text, pieces, Piece("publisher", at, title.end, title.probability))
    return pieces


_HOUSE_BEHIND_STOP = lazy(
    r"[.!?]\s(?P<house>(?:Selbstverlag|Verlag|Verlagsanstalt|Kommissionsverlag)\s(?:de[rs]|für|von|vom)\s[^.:;\d]{3,90}),?$"
)


def house_behind_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Verlag des Museumsvereins` behind the full stop of a title, and before a place, as the publisher."""
    for title, place in pairwise(pieces):
        if (title.label, place.label) in (("title", "location"), ("container-title", "location")):
            match = _HOUSE_BEHIND_STOP.search(text, title.start, title.end)
            if match and match.start() > title.start:
                house = Piece("publisher", match.start("house"), title.end, title.probability)
                return overlay(text, pieces, house)
    return pieces


def _container_before_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a body that was taken for what holds the work as the publisher."""
    for i, (body, place) in enumerate(pairwise(pieces)):
        held = body.label in HOLDERS and place.label == "location"
        if (
            held
            and _BODY.fullmatch(text, body.start, body.end)
            and not _EVENT.search(text, body.start, body.end)
        ):
            return relabelled(pieces, [i], "publisher")
    return pieces


_BODY = lazy(rf"[^,;:()\d]*(?i:{corporate()})[^,;:()\d]*[,.]?")
_EVENT = lazy(rf"(?<!\w)(?i:{PROCEEDINGS.loose()}|{PERHAPS_PROCEEDINGS.loose()}|{IN.loose()})(?!\w)")
_REMARK = lazy(r"\((?P<word>[^\W\d_]+):\s[^()]{3,80}\)\.?")


def remark_behind_imprint(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `(Fotoğraflar: Cemal Emden)` behind the imprint as a note: one place and one publisher stood before it."""
    for i, piece in enumerate(pieces):
        match = _REMARK.fullmatch(text, piece.start, pieces[-1].end) if piece.label == "location" else None
        before = {each.label for each in pieces[:i]}
        if match and {"location", "publisher"} <= before and not is_place(match["word"]):
            return [*pieces[:i], joined(piece, pieces[-1], "note")]
    return pieces


_PRESS = lazy(r"[^\W\d_][^,.;:()\d]{2,40}\s(?:UP|University Press|Univ\. Press)[.,;]?")


def press_is_no_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Cambridge UP` as the publisher where it was taken for the place."""
    if any(piece.label == "publisher" for piece in pieces):
        return pieces
    return relabelled(pieces, whole(text, pieces, ("location",), _PRESS), "publisher")


_EVENT_LAST = lazy(rf"[^,;:()]*(?<!\w)(?i:{EVENT_LAST.bare()})[,.]?")


def event_is_no_publisher(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a congress that was taken for the publisher as what holds the paper: `III. Tarım Kongresi, | Ankara,`."""
    return relabelled(pieces, whole(text, pieces, ("publisher",), _EVENT_LAST), "container-title")


_COUNTRY = lazy(rf"\W*(?i:{COUNTRY.bare()})\W*")


def country_is_no_publisher(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a place the country behind it: `Ballarat, | Avustralya.`"""
    return with_next(text, pieces, "location", "publisher", _COUNTRY)


_DISTRICT = lazy(rf"\W*(?i:{DISTRICT.bare()})\W*")
_DISTRICT_LAST = lazy(rf",\s(?P<district>(?i:{DISTRICT.bare()})),$")


def district_is_no_publisher(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a town the district before it, and a country the town: `Fatih, | İstanbul,`, `Lizbon, | Portekiz`."""
    for i, (house, town) in enumerate(pairwise(pieces)):
        if town.label != "location" or not i or house.label not in ("publisher", "title", "note"):
            continue
        match = _DISTRICT_LAST.search(text, house.start, house.end) if text[house.end - 1] == "," else None
        if match:
            cut = [replaced(house, end=match.start() + 1), replaced(town, start=match.start("district"))]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
        whole_country = _COUNTRY.fullmatch(text, town.start, town.end) and house.label == "publisher"
        one_word = whole_country and _ONE_WORD.fullmatch(text, house.start, house.end)
        if one_word or (
            pieces[i - 1].label == "publisher" and _DISTRICT.fullmatch(text, house.start, house.end)
        ):
            return [*pieces[:i], joined(house, town, "location"), *pieces[i + 2 :]]
    return pieces


_DEPARTMENT = lazy(r"[^,;:()\d]*\s(?:Ana\s?[Bb]ilim\sDalı|Anabilim\sDalı|ABD)[,.]?")


def department_of_school(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the school of a thesis the department beside it: `Tarih Anabilim Dalı, | Ege Üniversitesi,`."""
    for i, (first, second) in enumerate(pairwise(pieces)):
        labels = (first.label, second.label)
        beside = {("note", "publisher"): first, ("publisher", "note"): second}.get(labels)
        if beside and _DEPARTMENT.fullmatch(text, beside.start, beside.end):
            return [*pieces[:i], joined(first, second, "publisher"), *pieces[i + 2 :]]
    return pieces


def database_is_no_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a digital library that was taken for a place as what `publisher` reads as the source: `(Wikisource)`."""
    for i, piece in enumerate(pieces):
        # Only in brackets: to fold every place would take time.
        bracketed = piece.label == "location" and text[piece.start] in "(["
        if bracketed and is_database(text[piece.start : piece.end].strip(" ()[],.;")):
            return relabelled(pieces, [i], "publisher")
    return pieces


_FROM_DATABASE = lazy(r"[^\W\d_a-z][^,;:()\d]{2,60}\sveri\s?taban[ıi]\w*(?:\s\w+)?[.,]?")


def database_is_no_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the database that a thesis was read in as a publisher, which is read as the source: `X veri tabanından`."""
    found = whole(text, pieces, ("title", "journal", "container-title", "note"), _FROM_DATABASE)
    return relabelled(pieces, [i for i in found if i], "publisher")


_LETTERS_OF_HOUSE = lazy(r"(?!U\.S\.A|K\.K\.T\.C|T\.R\.N\.C)(?:[A-ZÇĞİÖŞÜ]\.){3,5},?")
"""Letters of a house or society; those of countries are places."""


def letters_are_no_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label letters with full stops that were taken for a place as the publisher: `A.K.M. | 1997`."""
    return relabelled(pieces, whole(text, pieces, ("location",), _LETTERS_OF_HOUSE), "publisher")


_LETTERS_BEHIND_NAME = lazy(r"(?P<name>[^\W\d_]+(?:\s[^\W\d_]+){1,3}\.)\s(?P<house>(?:[A-ZÇĞİÖŞÜ]\.){3,5})")


def letters_behind_author(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the letters of a house from the author behind a title: `Kongre. | Hakan Tutucu. A.K.M. | 1997`."""
    for i, author, _ in neighbours(pieces, "author", "date"):
        match = _LETTERS_BEHIND_NAME.fullmatch(text, author.start, author.end)
        if match and i and pieces[i - 1].label == "title":
            return parted(pieces, i, match.end("name"), match.start("house"), "publisher")
    return pieces


_NAMED_JOURNAL = lazy(rf"(?i:{JOURNAL_FIRST.bare()})\s[^\d]+")
_WITH_VOLUME = lazy(r"(?i:vol|t|tomo|n)\b[.º°]{0,2}\s?[\dIVXLC]")


def journal_is_no_publisher(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Revista do Museu` between a place and the volume as the journal: `Porto: Revista do Museu, vol. II`."""
    labels = [piece.label for piece in pieces]
    for i, (house, volume) in enumerate(pairwise(pieces)):
        if (house.label, volume.label) == ("publisher", "volume") and "title" in labels[:i]:
            named = _NAMED_JOURNAL.fullmatch(text, house.start, house.end)
            if named and _WITH_VOLUME.match(text, volume.start):
                return relabelled(pieces, [i], "journal")
    return pieces


_ONE_WORD = lazy(r"[^\W\d_a-z][^\W\d_]{2,},?")


def house_behind_total(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a lone word behind the number of pages of a book under review as its publisher: `311 blz., | Verloren,`."""
    for i, _, house in neighbours(pieces, "pages", "journal"):
        if _ONE_WORD.fullmatch(text, house.start, house.end):
            return relabelled(pieces, [i + 1], "publisher")
    return pieces


_HOUSE_LAST = lazy(rf"[^,;:()\d]*\s(?i:{PUBLISHER_LAST.bare()})[.,]?")


def house_is_no_journal(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a publisher that was taken for a journal, which has no volume: `Steden. | Kade Uitgevers, | 188 blz.`"""
    return relabelled(pieces, whole(text, pieces, HOLDERS, _HOUSE_LAST), "publisher")


def publisher_first_is_author(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a body before the year at the beginning as the author: `Press Monitor. 2016. Press Under Pressure`."""
    first = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), len(pieces))
    labels = [piece.label for piece in pieces[first : first + 3]]
    return relabelled(pieces, [first], "author") if labels == ["publisher", "date", "title"] else pieces


_MAY_BE_BODY = lazy(rf"(?i:{IN_LIST_OF_NAMES.strict()})(?!\w)")


def bodies_are_publisher(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join a body behind a quoted book with the publisher behind it: `“Lingue”, | Commissione nazionale, | RAI,`."""
    if any(piece.label in ("pages", "volume") for piece in pieces):
        return pieces
    for i, body, house in neighbours(pieces, "container-title", "publisher"):
        named = _BODY.fullmatch(text, body.start, body.end) or (
            _MAY_BE_BODY.match(text, body.start) and _BODY.match(text, house.start, house.end)
        )
        if named and not _EVENT.search(text, body.start, body.end):
            return [*pieces[:i], joined(body, house, "publisher"), *pieces[i + 2 :]]
    return pieces
