"""Rules on documents of archives: their shelf marks, dates and titles."""

from __future__ import annotations

import re
from itertools import pairwise

from bibtools.language.genres import archive_at
from bibtools.language.letters import TO
from bibtools.language.statements import BEFORE_DAY
from bibtools.language.written_dates import read_dates
from bibtools.parser.rules.overlay import SURE, joined, neighbours, overlay, parted, relabelled, rest_of
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_PLACE = "archive-location"
_DIGIT = lazy(r"\d")
_CALENDAR = lazy(
    r"[\s,;]*(?:[(\[]\s*)?(?<!\w)(?:[HhRrMm]|[Hh]icr[iî]|[Rr]um[iî]|[Mm]ilad[iî])\s*(?:[.:]\s*)?$"
)
_CLOSING = lazy(r"[\s)\].,;]*")
_CAPITAL = r"[^\W\d_a-zçğıöşü]"
_LETTER = lazy(
    rf"(?:[Ff]rom\s+\S[^,;\d]*\sto\s+\S[^,;\d]*"
    rf"|{_CAPITAL}[^,;\d]*(?:\san\s(?:das\s|den\s|die\s)?|\s(?:à|to)\s(?:the\s|la\s)?){_CAPITAL}[^,;\d]*"
    rf"|(?:lettera|lettre|carta|testamento?|supplica|deposizione|relazione|mémoire|requête|rapport|Bericht|Schreiben"
    rf"|Brief|letter|deposition|report|petition|will)\s(?:d[eiu]l?|des?|du|von|de[sr]|of|from)\s(?:\S+\s){{0,3}}{_CAPITAL}[^,;\d]*"
    rf"|{_CAPITAL}[^,;\d]*['’]?[dt][ae]n\s+{_CAPITAL}[^,;\d]*['’]?[yn]?[ae])"
)
"""What a letter is called: from one to another, `Calthorpe'dan Curzon'a`, `Wangenheim an Bethmann Hollweg`.

And papers by their kind and whose they are: `lettera di P. Cornacchia`, `testament de Jean Rey`.
"""
_TOWN = lazy(rf"\s*{_CAPITAL}[^\W\d_]+(?:\s{_CAPITAL}[^\W\d_]+)?,")
"""Where a letter was written, before its day: `lettera di P. Cornacchia, Roma, 9 ottobre 1555`."""
_YEAR_ALONE = lazy(r"\W*\d{4}\W*")


_BODY_AND_PAGE = lazy(r"(?P<body>[^:\d]{6,80}):\s+(?P<page>[^\W\d_][^\d]{3,120})")


def page_of_archive(text: str, pieces: list[Piece]) -> list[Piece]:
    """Read an archive with an address and no shelf mark as the author of a page: `Archivio di Stato, | Il progetto,`.

    The page stands behind it, or behind a colon in the same piece.
    """
    at = next((i for i, piece in enumerate(pieces) if piece.label == "archive"), None)
    if at is None or not any(piece.label == "url" for piece in pieces):
        return pieces
    if any(piece.label in ("author", "title", "date") for piece in pieces):
        return pieces
    archive, behind = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if behind and behind.label == _PLACE:
        if _DIGIT.search(text, behind.start, behind.end):
            return pieces
        return relabelled(relabelled(pieces, [at], "author"), [at + 1], "title")
    match = _BODY_AND_PAGE.fullmatch(text, archive.start, archive.end)
    if match is None:
        return pieces
    return parted(relabelled(pieces, [at], "author"), at, match.end("body") + 1, match.start("page"), "title")


def calendar_before_date(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the letter of a calendar to the date behind it: `214/56 (H. 29 Ramazan 1277)`."""
    for i, (place, date) in enumerate(pairwise(pieces)):
        if place.label == _PLACE and date.label == "date":
            match = _CALENDAR.search(text, place.start, date.start)
            if match and match.start() > place.start:
                cut = rest_of(text, place, place.start, match.start())
                start = date.start - len(text[match.start() : date.start].lstrip(" ,;"))
                return [*pieces[:i], *cut, replaced(date, start=start), *pieces[i + 2 :]]
    return pieces


def day_behind_shelf_mark(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a whole day at the end of a shelf mark as the date, if there is no other: `214/56, (H.29.09.1277)`."""
    at = next((i for i, piece in enumerate(pieces) if piece.label == _PLACE), None)
    if at is None or any(piece.label == "date" for piece in pieces):
        return pieces
    place = pieces[at]
    found = read_dates(text[place.start : place.end])
    if not found or len(found[-1].parts) < 3 or found[-1].span.start == 0:
        return pieces
    start, end = place.start + found[-1].span.start, place.start + found[-1].span.end
    start = len(text[:start].rstrip(" (["))
    if not _CLOSING.fullmatch(text, end, place.end):
        return pieces
    return [
        *pieces[:at],
        *rest_of(text, place, place.start, start),
        Piece("date", start, place.end, SURE),
        *pieces[at + 1 :],
    ]


def letter_behind_shelf_mark(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a part between commas that says who wrote to whom as the title: `FO 371/4158, Calthorpe'dan Curzon'a,`."""
    place = next((piece for piece in pieces if piece.label == _PLACE), None)
    if place is None or any(piece.label == "title" for piece in pieces):
        return pieces
    start = place.start
    for part in text[start:].split(",")[:-1]:
        end = start + len(part)
        begin = end - len(part.lstrip())
        may_be = begin > place.start and len(part.split()) <= 10
        if may_be and (
            _LETTER.fullmatch(text, begin, end) or _is_last_letter(text, pieces, place, begin, end)
        ):
            titled = overlay(text, pieces, Piece("title", begin, end + 1, SURE))
            return _town_behind(text, titled, end + 1, place.end)
        start = end + 1
    return pieces


_ANY_LETTER = lazy(rf"[^,;\d]*[^,;\d\s]\s(?:{TO.strict()})\s[^,;\d]+")


def _is_last_letter(text: str, pieces: list[Piece], place: Piece, begin: int, end: int) -> bool:
    """Return whether a letter stands between a shelf mark and its day: `E 12, | père Roch au Conseil, | 7 mai 1844`.

    Elsewhere such words name fonds: `Bailo a Costantinopoli, b. 263`.
    """
    dated = any(
        piece.label == "date" and piece.start >= end and not text[end : piece.start].strip(" ,")
        for piece in pieces
    )
    return (
        dated
        and bool(_DIGIT.search(text, place.start, begin))
        and bool(_ANY_LETTER.fullmatch(text, begin, end))
    )


def shelf_before_letter(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what stands between the letters of an archive and a letter as the shelf mark: `AGI, Indiferente, 1381,`."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), len(pieces))
    acronym = archive_at(text, pieces[at].start) if at < len(pieces) else ""
    if not acronym or any(piece.label == "archive" for piece in pieces):
        return pieces
    letter = next(
        (p for p in pieces[at + 1 :] if p.label == "title" and _LETTER.match(text, p.start, p.end)), None
    )
    if letter is None:
        return pieces
    end = pieces[at].start + len(acronym) + 1
    made = overlay(text, pieces, Piece("archive", pieces[at].start, end, SURE))
    start = end + len(text[end:]) - len(text[end:].lstrip())
    shelf_end = len(text[: letter.start].rstrip())
    return overlay(text, made, Piece(_PLACE, start, shelf_end, 0.95)) if start < shelf_end else made


_DESCRIPTION = lazy(rf",\s(?P<title>{_CAPITAL}[^,\d]{{2,60}})$")
_FROM_A_DAY = lazy(rf"\s?{BEFORE_DAY}\s?\d")


def description_before_day(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the words between a shelf mark and the `vom` of a day as the title: `Nr. 77, Ratsverlass vom 4. März`."""
    if any(piece.label == "title" for piece in pieces):
        return pieces
    for place, date in pairwise(pieces):
        if (place.label, date.label) != (_PLACE, "date"):
            continue
        match = _DESCRIPTION.search(text, place.start, place.end)
        if match and _FROM_A_DAY.match(text, match.end()):
            return overlay(text, pieces, Piece("title", match.start("title"), match.end(), 0.95))
    return pieces


_TOWN_LAST = lazy(rf"\d[rv]?,\s(?P<town>{_CAPITAL}[^\W\d_]{{3,}},)$")


def town_before_day(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the town from the end of a shelf mark before the day: `disp. n. 14, | Corfù, | 2 aprile 1601`."""
    for place, date in pairwise(pieces):
        if (place.label, date.label) != (_PLACE, "date") or len(text[date.start : date.end].split()) < 3:
            continue
        match = _TOWN_LAST.search(text, place.start, place.end)
        if match:
            return overlay(text, pieces, Piece("location", match.start("town"), place.end, 0.9))
    return pieces


def _town_behind(text: str, pieces: list[Piece], start: int, end: int) -> list[Piece]:
    """Label what alone is left of the shelf mark behind a letter as the place where it was written."""
    match = _TOWN.fullmatch(text, start, end)
    return overlay(text, pieces, Piece("location", start, end, SURE)) if match else pieces


_PAGES = lazy(r"(?:(?:[sS]|ss|sh|p|pp)\.\s?\d+|cc?\.\s?\d+(?:[rv]|\s?[rv]o?\.))(?:\s?[-–]\s?\d+[rv]?)?[.,;]?")


def pages_without_archive(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `s. 300` and `c. 130v` that were taken for a shelf mark as pages, unless the reference names an archive."""
    if any(piece.label == "archive" for piece in pieces):
        return pieces
    places = [i for i, piece in enumerate(pieces) if piece.label == _PLACE]
    alone = len(places) == 1 and _PAGES.fullmatch(text, pieces[places[0]].start, pieces[places[0]].end)
    return relabelled(pieces, places, "pages") if alone else pieces


_SAME_FOND = lazy(r"aynı\s(?:fon|tasnif|arşiv|defter)\b[^,;]{0,20},\s*(?=[^\s\d]{0,20}\s?\d)", re.IGNORECASE)
_OF_FOND = ("journal", "container-title", "title", "note", "archive", "publisher")
_OF_NUMBER = ("volume", "pages", _PLACE)


_REGISTER = lazy(r"[^\W\d_]+\s(?:[Dd]efter(?:i|leri)|[Ss]icil(?:i|leri))")
"""The first words of a shelf mark that names a kind of registers: `Nüfus Defteri (NFS.d.), nr. 1220, BOA`."""


def register_is_no_archive(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the name of registers that was taken for an archive to the shelf mark behind it, if an archive follows."""
    for i, (name, place, archive) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False)):
        labels = (name.label, place.label, archive.label)
        if labels == ("archive", _PLACE, "archive") and _REGISTER.match(text, name.start, name.end):
            return [*pieces[:i], joined(name, place, _PLACE), *pieces[i + 2 :]]
    return pieces


def same_fond(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Aynı fon, 55/12` as the shelf mark of a document of the archive that was cited before."""
    for i, note in enumerate(pieces):
        if note.label == "note" and _SAME_FOND.match(text, note.start, note.end):
            return relabelled(pieces, [i], _PLACE)
    for i, (fond, number) in enumerate(pairwise(pieces)):
        may_be = fond.label in _OF_FOND and number.label in _OF_NUMBER and number.certain is None
        if may_be and _SAME_FOND.match(text, fond.start, number.end):
            return [*pieces[:i], joined(fond, number, _PLACE), *pieces[i + 2 :]]
    return pieces


_CUT_BY_SLASH = lazy(r"(?:.*[^\d.])?\d{1,3}(?:\.\d{1,3}){0,3}/")


def year_cut_from_shelf_mark(text: str, pieces: list[Piece]) -> list[Piece]:
    """Add to the shelf mark the number behind its slash that was taken for a year: `RG 59, 867.00/1495`."""
    for i, place, number in neighbours(pieces, _PLACE, "date"):
        if (
            number.start == place.end
            and _YEAR_ALONE.fullmatch(text, number.start, number.end)
            and _CUT_BY_SLASH.fullmatch(text, max(place.start, place.end - 20), place.end)
        ):
            return [*pieces[:i], joined(place, number, _PLACE), *pieces[i + 2 :]]
    return pieces


_LAST_YEAR = lazy(
    r"(?<=\w);\s(?P<year>\d{3,4})\.?$"
    r"|(?:(?:[Nn]o|[Nn]r|[Vv]r|[Ss])\.\s?|/)[\w\-–]+,\s(?P<behind>\d{3,4})\.?$"
)
_YEARS = range(850, 2000)


def year_behind_shelf_mark(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a year at the end of a shelf mark as the date, if there is no other: `No. 21874, 1209.`"""
    if not pieces or pieces[-1].label != _PLACE or any(piece.label == "date" for piece in pieces):
        return pieces
    match = _LAST_YEAR.search(text, pieces[-1].start)
    group = match.lastgroup if match else None
    if match is None or group is None or int(match[group]) not in _YEARS:
        return pieces
    return overlay(text, pieces, Piece("date", match.start(group), pieces[-1].end, 0.9))


_TITLE_LAST = lazy(r";\s(?P<title>[^\W\d_a-z][^\W\d_]+\s[^\d;:]{4,80})$")


def title_behind_shelf_mark(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the words behind the last semicolon of a shelf mark as the title: `nr. 592, s. 104; Hatuniye Vakfiyesi`."""
    last = pieces[-1]
    if last.label != _PLACE or any(piece.label == "title" for piece in pieces):
        return pieces
    match = _TITLE_LAST.search(text, last.start, last.end)
    return overlay(text, pieces, Piece("title", *match.span("title"), 0.9)) if match else pieces


_JOURNAL_OF_DOCUMENTS = lazy(r"(?:[A-ZÇĞİÖŞÜ]\.?){3,5}D\.?,?")
"""Letters of a journal that prints documents, whose last word is Dergisi: `HTVD`."""
_ISSUE_AND_DOCUMENT = lazy(
    r"(?P<issue>(?:[Ss]ayı|[Ss]a?\.)\s?:?\s?\d{1,3},)\s(?:[Vv]es|[Bb]el)[^,\d]*\d+"
    r"(?:,\s(?P<page>s\.\s?\d[\d\-–, ]*))?\.?"
)


def journal_of_documents(text: str, pieces: list[Piece]) -> list[Piece]:
    """Read `HTVD, sayı 31, ves. 774, s. 81` as a journal with its issue and not as an archive."""
    for i, archive, shelf in neighbours(pieces, "archive", "archive-location"):
        match = _ISSUE_AND_DOCUMENT.fullmatch(text, shelf.start, shelf.end)
        if match and _JOURNAL_OF_DOCUMENTS.fullmatch(text, archive.start, archive.end):
            made = [replaced(archive, label="journal"), replaced(shelf, label="note")]
            made = overlay(text, made, Piece("volume", *match.span("issue"), SURE))
            if match["page"]:
                made = overlay(text, made, Piece("pages", match.start("page"), shelf.end, SURE))
            return [*pieces[:i], *made, *pieces[i + 2 :]]
    return pieces
