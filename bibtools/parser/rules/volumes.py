"""Volumes with titles of their own (`C. II: Batı Cephesi`), and volumes right behind a title (`Nutuk I-III`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bibtools.language.bodies import corporate
from bibtools.language.genres import PROCEEDINGS, speaks_of
from bibtools.language.imprints import BEFORE_PUBLISHER, PUBLISHER
from bibtools.language.person_titles import NUMBERED
from bibtools.language.units import ISSUE, PAGE, PART, VOLUME
from bibtools.language.word_table import words_of
from bibtools.parser.assemble.language import guess_language
from bibtools.parser.rules.overlay import SURE, joined, neighbours, overlay, parted, relabelled, whole
from bibtools.parser.tagger import Piece
from bibtools.parser.words import word_classes
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_case, fold_letters
from bibtools.support.patterns import lazy
from bibtools.support.roman import from_roman

_ROMAN = r"[IVXL]+"
_TITLED = lazy(
    rf"(?:(?<=[,.;]\s)|(?<=\())(?P<volume>(?:(?i:{VOLUME.bare()}|{PART.bare(least=3)})[.:]?\s*"
    rf"(?:\d{{1,3}}|{_ROMAN})(?:,\d{{1,2}})?|(?:{_ROMAN}|\d{{1,2}})\.?\s(?i:{VOLUME.bare(least=2)}|{PART.bare(least=3)})|{_ROMAN}))\s?:\s+(?=[“\"«„]?[^\W\d_])"
)
_NUMBER_BEFORE_COLON = lazy(r"[\dIVXL]\s?:\s")
_FIRST_WORD = lazy(r"\W*([^\W\d_]+)")
_MAY_BE_TITLE = ("note", "title", "journal", "container-title", "collection-title", "volume", "publisher")
_NO_TITLE = frozenset({"iss", "page", "vol", "year-count", "month", "folio", "editor", "translator"})


_WORD_LAST = lazy(r"(?<=[.,;]\s)(?P<word>(?:Thl?e?|Theil|Tle?|Teil|Bde?|Abth?)\.?)$")
_WORD_AND_NUMBER = lazy(r"(?:Thl?e?|Theil|Tle?|Teil|Abth?)\.?\s(?:[IVXLC]+|\d{1,2})[.,;]*")
_NUMBER_FIRST = lazy(r"(?:[IVXLC]+|\d{1,2})(?![\w–-])")


def word_before_volume(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a volume its German word that was left with the title: `Geschichte der Marken. Th. | I. | Berlin 1829`."""
    pieces = relabelled(pieces, whole(text, pieces, ("genre",), _WORD_AND_NUMBER), "volume")
    for i, title, volume in neighbours(pieces, "title", "volume"):
        match = _WORD_LAST.search(text, title.start, title.end)
        if match and _NUMBER_FIRST.match(text, volume.start):
            start = match.start("word")
            cut = replaced(title, end=len(text[:start].rstrip()))
            return [*pieces[:i], cut, replaced(volume, start=start), *pieces[i + 2 :]]
    return pieces


def titled_volume(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `C. II: Batı Cephesi` into the volume and a note behind it, which is the title of the volume.

    An article may be called Part II; its journal counts the volumes.
    """
    if any(piece.label == "journal" for piece in pieces):
        return pieces
    may_match = ": " in text and (
        _NUMBER_BEFORE_COLON.search(text) or not (VOLUME.anchors | PART.anchors).isdisjoint(words_of(text))
    )
    for match in _TITLED.finditer(text) if may_match else ():
        at = match.end()
        holder = next((piece for piece in pieces if piece.start <= at < piece.end), None)
        titled = any(piece.label == "title" and piece.start < match.start() for piece in pieces)
        if not titled or holder is None or holder.certain or holder.label not in _MAY_BE_TITLE:
            continue
        # `Glencoe, IL: Free Press` and `Fort Worth, TX: Dryden` name states.
        state = any(p.label == "location" and p.start < match.start("volume") < p.end for p in pieces)
        if state or not _may_begin_title(text, at):
            continue
        end = _end_of_title(text, holder, at)
        volume = Piece("volume", match.start("volume"), len(text[:at].rstrip()), 0.95)
        titled_by = Piece("note", at, end, max(0.9, holder.probability))
        return overlay(text, overlay(text, pieces, volume), titled_by)
    return pieces


def _may_begin_title(text: str, at: int) -> bool:
    """Return whether a capital word begins at `at` that counts nothing: of `Cilt 3: Sayı 4` no title begins."""
    word = _FIRST_WORD.match(text, at)
    if word is None or not word[1][0].isupper():
        return False
    return _NO_TITLE.isdisjoint(word_classes().get(fold_case(word[1]), "").split("+"))


def _end_of_title(text: str, holder: Piece, at: int) -> int:
    """Return where the title of a volume ends: with its piece, or at the first comma of a publisher."""
    comma = text.find(",", at, holder.end)
    return comma + 1 if holder.label in ("publisher", "volume") and comma > 0 else holder.end


_TITLE_AND_FIRM = lazy(
    rf"(?P<title>[^\W\d_][^,]{{3,60}},)\s+(?P<publisher>[^,]*(?<!\w)(?i:{PUBLISHER.strict()})[.,]*)"
)


def title_before_firm(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the title of a volume from the publisher behind it: `III ncü Cilt, | Doğu Cephesi, Gnkur. Basımevi`."""
    for i, _, firm in neighbours(pieces, "volume", "publisher"):
        match = _TITLE_AND_FIRM.fullmatch(text, firm.start, firm.end)
        if match and not _FIRM.search(match["title"]):
            title = replaced(firm, label="title", end=match.end("title"))
            firm = replaced(firm, start=match.start("publisher"))
            return [*pieces[: i + 1], title, firm, *pieces[i + 2 :]]
    return pieces


_VOLUME_AND_TITLE = lazy(
    rf"(?P<volume>(?i:{VOLUME.bare()})\.?\s(?:\d{{1,2}}|[IVXL]+),)\s(?P<title>[^\W\d_a-z][^\d,;:()]{{3,80}},?)"
)


def title_in_volume(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part words without a number from the volume that they name: `t. 1, | Société et impôts,`."""
    for i, piece in enumerate(pieces):
        match = _VOLUME_AND_TITLE.fullmatch(text, piece.start, piece.end) if piece.label == "volume" else None
        if match:
            return parted(pieces, i, match.end("volume"), match.start("title"), "title")
    return pieces


def title_before_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what a volume has before place and publisher as its title: `t. 2, | La ferme, | Paris, Picard`."""
    for i in range(1, len(pieces) - 2):
        labels = [piece.label for piece in pieces[i - 1 : i + 3]]
        if labels == ["volume", "publisher", "location", "publisher"] and not _FIRM.search(
            text, pieces[i].start, pieces[i].end
        ):
            return relabelled(pieces, [i], "title")
    return pieces


_FIRM = lazy(rf"(?<!\w)(?i:{PUBLISHER.strict()}|{corporate()})(?!\w)")
_VOLUMES_LAST = lazy(rf"\s(?P<volumes>\(\d{{1,2}}\s(?i:{VOLUME.bare()})\.?),$")


def volumes_in_bracket(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the number of volumes at the end of a title as a note: `A History of Hull (3 vols, London, 1888)`."""
    for piece in pieces:
        match = _VOLUMES_LAST.search(text, piece.start, piece.end) if piece.label == "title" else None
        if match:
            return overlay(text, pieces, Piece("note", match.start("volumes"), piece.end, 0.95))
    return pieces


_COUNT = lazy(rf"\W*\d{{1,2}}\s(?i:{VOLUME.bare(least=2)})\W*")


def volumes_are_no_edition(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `2 Bände.` as volumes where it was taken for the edition."""
    return relabelled(pieces, whole(text, pieces, ("edition",), _COUNT), "volume")


_RANGE = lazy(rf"(?<=[\w)]\s)(?P<first>{_ROMAN})\s?[-–]\s?(?P<last>{_ROMAN})[.,;:]*$")
_MOST = 12
"""The highest volume that is taken from a title: XV-XVI are centuries."""
_SINGLE = lazy(rf"(?<=\w\s)(?P<first>{_ROMAN})[.,;:]*$")


def _ends_roman(text: str) -> bool:
    return text.rstrip(".,;:").endswith(("I", "V", "X", "L"))


def volume_behind_words(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `I-III` at the end of a title as the volumes, and `II` at the end of proceedings as the volume."""
    if any(piece.label == "volume" for piece in pieces):
        return pieces
    for piece in pieces:
        if piece.label not in ("title", "container-title") or not _ends_roman(text[piece.start : piece.end]):
            continue
        match = _RANGE.search(text, piece.start, piece.end)
        if match is not None and not from_roman(match["first"]) < from_roman(match["last"]) <= _MOST:
            match = None
        if match is None and piece.label == "container-title":
            match = _SINGLE.search(text, piece.start, piece.end)
            if match and not speaks_of(PROCEEDINGS, fold_letters(text[piece.start : match.start()])):
                match = None
        if match is not None and match.start() > piece.start:
            return overlay(text, pieces, Piece("volume", match.start(), piece.end, 0.9))
    return pieces


_NUMBER_LAST = lazy(
    r"(?<=[a-zçğıöşü]{3})\s(?P<volume>[1-9]|1\d|(?<!l[ae]r\s)(?<!l[ae]r[ıi]\s)(?P<roman>[IVX]{1,5})),$"
)
"""A Roman numeral behind a plural often tells apart writings of one title: `Halk Edebiyatı Araştırmaları I`."""
_COUNTED_BY_IT = lazy(
    r"(?:sayı|no|rapor|raporu|savaşı|kitap|bölüm|madde|sınıf|düzey|teil|part|war|world|grade|level)$",
    re.IGNORECASE,
)


def number_behind_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a number at the end of a Turkish title before the imprint as the volume: `Giyimin Kaynakları 2, Ankara`."""
    for i, piece in enumerate(pieces[:-1]):
        if piece.label not in ("title", "container-title") or pieces[i + 1].label not in _OF_IMPRINT:
            continue
        match = _NUMBER_LAST.search(text, piece.start, piece.end)
        if (
            match
            and not _COUNTED_BY_IT.search(text, piece.start, match.start())
            and not (match["roman"] and _of_ruler(text[piece.start : match.start()]))
            and guess_language(text) == "tr"
        ):
            return overlay(text, pieces, Piece("volume", match.start("volume"), piece.end, 0.9))
    return pieces


def _of_ruler(title: str) -> bool:
    """Return whether the last word of a title is the name of rulers, whom a numeral tells: `Kanunî ve Selim II`."""
    return fold_case(title.split()[-1]) in NUMBERED


_OF_IMPRINT = ("location", "publisher", "editor", "translator", "edition")
_BEHIND_ROLE = lazy(
    r"(?P<mark>[;,])\s*(?:(?P<volume>(?:C\.|Cilt)\s?\d{1,3}|\d{1,3}\.\s?cilt)"
    r"|\d{1,3}\.\s?(?:baskı|bs\.?|basım))[)\]]\W*",
    re.IGNORECASE,
)


def volume_behind_role(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `(L. Boyacı, Çev.; 1. cilt)` into translator and volume; of `(A. Kaya, Ed.; 3. baskı)` 3 is the edition."""
    for i, piece in enumerate(pieces):
        if piece.label not in ("editor", "translator"):
            continue
        at = text.rfind(";", piece.start, piece.end)
        at = at if at >= 0 else text.rfind(",", piece.start, piece.end)
        match = _BEHIND_ROLE.fullmatch(text, at, piece.end) if at >= 0 else None
        if match:
            number = replaced(
                piece, label="volume" if match["volume"] else "edition", start=match.end("mark")
            )
            return [*pieces[:i], replaced(piece, end=match.start()), number, *pieces[i + 1 :]]
    return pieces


_YEARS_ALONE = lazy(r"\W*1[5-9]\d\d\s?[-–]\s?(?:1[5-9]|20)\d\d\W*")


def years_of_volume(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the years that a volume is about as its title: `C. I-II, 1920-1927, Ege Yayınları, İzmir 1988`."""
    if any(piece.label in ("journal", "container-title") for piece in pieces):
        return pieces
    last = max((i for i, piece in enumerate(pieces) if piece.label == "date"), default=0)
    found = [
        i
        for i, (before, piece) in enumerate(pairwise(pieces), 1)
        if before.label == "volume"
        and piece.label in ("pages", "date", "note")
        and i < last
        and _YEARS_ALONE.fullmatch(text, piece.start, piece.end)
    ]
    return relabelled(pieces, found, "title")


_ROMAN_AND_PAGE = lazy(r"(?P<volume>[IVXLC]{1,7},)\s(?P<page>\d{1,4})[.,;]*")


def page_behind_roman(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the volume of a book from the page cited: `el-Mebsût, XVI, | 64`; journals count numbers there."""
    for i, piece in enumerate(pieces):
        match = _ROMAN_AND_PAGE.fullmatch(text, piece.start, piece.end) if piece.label == "volume" else None
        if match:
            return parted(pieces, i, match.end("volume"), match.start("page"), "pages")
    return pieces


_SCALE = lazy(r"(?<![\d/])1\s?[:/]\s?\d{1,3}(?:[. ]000)+(?:\s?ölçekli)?,?")


def scale_of_map(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `1:500.000` of a map, which is no volume, as a note."""
    match = _SCALE.search(text)
    if match is None:
        return pieces
    there = [piece for piece in pieces if piece.start < match.end() and match.start() < piece.end]
    if not any(piece.label in ("volume", "pages", "date") for piece in there):
        return pieces
    return overlay(text, pieces, Piece("note", *match.span(), SURE))


_ROMANS = lazy(rf"{_ROMAN}(?:\s?[-–]\s?{_ROMAN})?\W*")


def volumes_are_no_publisher(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label Roman figures that were taken for the publisher or a second title as volumes: `Kahire 1975, I-VI`."""
    found = whole(text, pieces, ("publisher",), _ROMANS)
    found += [i for i in whole(text, pieces, ("title",), _ROMANS) if _is_second(pieces, i)]
    return relabelled(pieces, found, "volume")


def _is_second(pieces: Sequence[Piece], number: int) -> bool:
    return any(piece.label == "title" for piece in pieces[:number])


_VOLUME_ALONE = lazy(rf"(?i:{VOLUME.loose()})\s(?:\d{{1,3}}|{_ROMAN})\W*")


def volume_in_note(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a note that is a word for volumes and a number as the volume if there is no other: `Fasikül III`."""
    return relabelled(pieces, whole(text, pieces, ("note",), _VOLUME_ALONE)[:1], "volume")


_FRONT_MATTER = lazy(r"[\[(]?(?:[ivxlc]+|[IVXLC]+)[\])]?[.,+]*")
_ARABIC_TOTAL = lazy(rf"\+?\s?\d{{1,4}}\s?(?:(?:{PAGE.bare()})\b|Bl\b|hlm\b)", re.IGNORECASE)


def front_matter_is_no_volume(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the page total the pages of the front matter before it: `XII, 318 p.`"""
    for i, numeral, pages in neighbours(pieces, "volume", "pages"):
        if _FRONT_MATTER.fullmatch(text, numeral.start, numeral.end) and _ARABIC_TOTAL.match(
            text, pages.start
        ):
            return [*pieces[:i], joined(numeral, pages, "pages"), *pieces[i + 2 :]]
    return pieces


_UNIT_ALONE = lazy(rf"\W*(?:{VOLUME.bare()}|{ISSUE.bare()}|{PAGE.bare()})\W*", re.IGNORECASE)
_PRINTED_BY = lazy(rf"\W*(?:{BEFORE_PUBLISHER.loose()})\W*", re.IGNORECASE)
_BEFORE = {"volume": _UNIT_ALONE, "pages": _UNIT_ALONE, "publisher": _PRINTED_BY}


def word_and_value(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a number its unit, and a printer the words before the name, if they were taken for a note: `C. | 25,`."""
    made: list[Piece] = []
    for piece in pieces:
        word = made[-1] if made else piece
        form = _BEFORE.get(piece.label) if word.label == "note" else None
        if form and form.fullmatch(text, word.start, word.end):
            made[-1] = joined(word, piece, piece.label)
            continue
        made.append(piece)
    return made if len(made) < len(pieces) else pieces
