"""Documents of archives: where the name of the archive ends, and what stands beside its shelf marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bibtools.language.genres import ARCHIVE_ACRONYMS, archive_at, is_named
from bibtools.parser.rules.overlay import SURE, joined, neighbours, overlay, parted, relabelled
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_UP = r"[^\W\d_a-zçğıöşüâîûéèàòì]"
_NAMED = lazy(
    rf"(?P<archive>(?:{_UP}[\w.'’-]*\s){{0,6}}(?:Arşivi|Arşivleri|Arşiv|Arş\.|Archives?|Archivio(?:\s{_UP}?\w+){{1,4}})"
    r"(?:\s[(\[][A-Z.ÇĞİÖŞÜ]{2,8}[)\]])?),\s+"
    r"(?P<shelf>(?:Fon|Dosya|Kutu|Klasör|Kls\.|Defter|Gömlek|Belge|K[.:]|D[.:]|BDH|İSH|Box|Folder|box|folder|busta|b\.|filza)"
    r"(?:\s?(?:No|Kodu))?[\s:.].*\d[\w\-/.]*)"
)
_TAKES = (
    "volume",
    "note",
    "publisher",
    "container-title",
    "journal",
    "collection-title",
    "genre",
    "location",
)


def archive_and_shelf(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `Cumhurbaşkanlığı Arşivi, Fon: 12, Dosya: 3` into archive and shelf mark, whatever it was taken for."""
    match = _NAMED.search(text)
    if match is None:
        return pieces
    there = [piece for piece in pieces if piece.start < match.end() and match.start() < piece.end]
    right = [piece.label for piece in there] == ["archive", "archive-location"]
    if right and there[0].start >= match.start():
        return pieces
    if ("archive", "archive-location") in pairwise(
        [*(p.label for p in pieces if p.end <= match.start()), there[0].label]
    ):
        # A fonds may be called so as well: `Archivio di Stato di Parma, Archivio Farnese, b. 84`.
        return pieces
    labels = {piece.label for piece in there}
    if not labels <= {*_TAKES, "archive", "archive-location"} or any(piece.certain for piece in there):
        return pieces
    made = [_before_archive(text, piece, pieces, match.start()) for piece in pieces]
    archive = Piece("archive", match.start(), match.end("archive") + 1, 0.9)
    shelf = Piece("archive-location", match.start("shelf"), max(match.end(), there[-1].end), 0.9)
    return overlay(text, overlay(text, made, archive), shelf)


_GERMAN_HOLDER = lazy(
    r"(?<!\w)(?P<archive>[^\W\d_a-z]\w*(?:bibliothek|archiv)(?:\s[^,\d]{2,40})?,)\s"
    r"(?P<shelf>(?:Nachlass|Nachlaß|Nachl\.|NL|Nl\.|Kasten|Mappe|Mss?\.|Hs\.|Cod\.|Autogr\.)\s.{0,80}?\d[\w/.\-]*)$"
)


def letter_of_library(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `Staatsbibliothek zu Berlin, Nachlass Brahm, Kasten 4` behind the day of a letter into archive and shelf."""
    labels = {piece.label for piece in pieces}
    if not labels.isdisjoint(("archive", "publisher")) or not labels.issuperset(("author", "title", "date")):
        return pieces
    day = next(piece for piece in pieces if piece.label == "date")
    match = _GERMAN_HOLDER.search(text, day.end)
    if match is None:
        return pieces
    made = overlay(text, pieces, Piece("archive", match.start(), match.end("archive"), 0.9))
    return overlay(text, made, Piece("archive-location", match.start("shelf"), match.end(), 0.9))


_DAY = lazy(r"\W*\d{1,2}[.\s/]+(?:[^\W\d_]+|\d{1,2})[.\s/]+\d{4}\W*")


def _before_archive(text: str, piece: Piece, pieces: Sequence[Piece], end: int) -> Piece:
    """Return a piece that begins before the archive at `end` as what it is: the day or the title of a document."""
    labels = {each.label for each in pieces}
    if piece.start >= end or piece.label not in ("archive", "archive-location", *_TAKES):
        return piece
    if _DAY.fullmatch(text, piece.start, min(piece.end, end)):
        return piece if "date" in labels else replaced(piece, label="date")
    return piece if "title" in labels else replaced(piece, label="title")


_ACRONYM = lazy(r"(?P<acronym>[A-ZÇĞİÖŞÜ]{2,6}),\s+(?=[^\W\d_])")
_OF_ARCHIVE = lazy(r"\b(?:arşiv|archiv|kütüphane|library|bibliot)", re.IGNORECASE)


def fond_of_archive(text: str, pieces: list[Piece]) -> list[Piece]:
    """End an archive that is named by letters behind them: of `AN, Marine, B7 440` Marine is the fond."""
    for i, piece in enumerate(pieces[:-1]):
        if piece.label != "archive" or pieces[i + 1].label != "archive-location":
            continue
        match = _ACRONYM.match(text, piece.start, piece.end)
        if match and not _OF_ARCHIVE.search(text, match.end(), piece.end):
            cut = [
                replaced(piece, end=match.end("acronym") + 1),
                replaced(pieces[i + 1], start=match.end()),
            ]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


_QUOTED = lazy(r"\W*[“\"«„][^“”\"«»„]{3,}[”\"»“]\W*")
_UNQUOTED = ("title", "journal", "container-title", "collection-title", "volume", "note", "pages", "genre")


def documents_of_archive(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what is quoted beside an archive as the title, and what stands unquoted behind it as the shelf mark.

    `VGMA, Defter 990, “Rüstem Paşa Vakfı”`; `Osmanlı Arşivi (BOA), Mektubî Kalemi [DH. MKT], No. 1389/97`.
    """
    at = next((i for i, piece in enumerate(pieces) if piece.label == "archive"), None)
    if at is None or any(piece.label in ("author", "editor") for piece in pieces[at:]):
        return pieces
    made = list(pieces)
    titled = any(piece.label == "title" for piece in pieces[:at])
    for i in range(at + 1, len(made)):
        quoted = _QUOTED.fullmatch(text, made[i].start, made[i].end)
        if quoted and made[i].label in ("publisher", *_UNQUOTED) and not titled:
            made[i] = replaced(made[i], label="title")
            titled = True
    if any(piece.label == "archive-location" for piece in made):
        return made
    return _shelf_behind(text, made, at)


def _shelf_behind(text: str, pieces: list[Piece], at: int) -> list[Piece]:
    """Join the pieces right behind the archive to a shelf mark, if they end with a number and none is quoted."""
    end = at + 1
    while end < len(pieces) and _may_be_shelf(text, pieces[end]):
        end += 1
    shelf: Sequence[Piece] = pieces[at + 1 : end]
    if not shelf or not text[shelf[-1].start : shelf[-1].end].rstrip(" .,;)]")[-1:].isdigit():
        return pieces
    sure = min(piece.probability for piece in shelf)
    whole = Piece("archive-location", shelf[0].start, shelf[-1].end, sure)
    return [*pieces[: at + 1], whole, *pieces[end:]]


def _may_be_shelf(text: str, piece: Piece) -> bool:
    return (
        piece.label in _UNQUOTED
        and piece.certain is None
        and not _QUOTED.fullmatch(text, piece.start, piece.end)
    )


_KIND_OF_REGISTER = r"(?:[Ss]icil(?:i|leri)|[Dd]efter(?:i|leri))"
_REGISTER_FIRST = lazy(
    rf"(?P<name>(?:[^\W\d_][\w'’-]*\s){{0,3}}{_KIND_OF_REGISTER}(?:\s\([^()]{{1,10}}\))?,)\s+"
)


def register_of_town(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the name of a register to the town before it: `Manisa | Tahrir Defteri, No. 112`."""
    for i, town, shelf in neighbours(pieces, "archive", "archive-location"):
        match = _REGISTER_FIRST.match(text, shelf.start, shelf.end)
        if match and text[town.end - 1] not in ",;.":
            cut = [replaced(town, end=match.end("name")), replaced(shelf, start=match.end())]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


_LETTERS_LAST = lazy(r",\s+(?P<archive>[A-ZÇĞİÖŞÜ][A-ZÇĞİÖŞÜa-z.]{1,7}?)[.,;]?$")


def archive_behind_shelf(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the letters of an archive behind a shelf mark: `Nüfus Defteri (NFS.d.), nr. 1220, | BOA`."""
    for i, shelf in enumerate(pieces):
        match = (
            _LETTERS_LAST.search(text, shelf.start, shelf.end) if shelf.label == "archive-location" else None
        )
        if not match or not is_named(ARCHIVE_ACRONYMS, fold_letters(match["archive"])):
            continue
        archive = replaced(shelf, label="archive", start=match.start("archive"))
        if i and pieces[i - 1].label == "archive" and not archive_at(text, pieces[i - 1].start):
            mark = joined(pieces[i - 1], replaced(shelf, end=match.start() + 1), "archive-location")
            return [*pieces[: i - 1], mark, archive, *pieces[i + 1 :]]
        if all(piece.label != "archive" for piece in pieces):
            return [*pieces[:i], replaced(shelf, end=match.start() + 1), archive, *pieces[i + 1 :]]
    return pieces


_REGISTER = lazy(rf"[^\W\d_][^,;:()\d]*\b{_KIND_OF_REGISTER},?")
_OF_REGISTER = ("volume", "pages", "note", "archive-location")
_NUMBER_FIRST = lazy(r"(?:[Nn][ro]|[Nn]umara|[Dd]efter)\b")


def page_of_register(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Konya Şer'iyye Sicili, nr. 37, s. 18` as archive and shelf mark, where it was taken for a journal.

    A book of that name has a place, a journal a title before it.
    """
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), len(pieces))
    shelf = [i for i in range(at + 1, len(pieces)) if pieces[i].label in _OF_REGISTER]
    if not shelf or pieces[at].label not in ("journal", "container-title", "title"):
        return pieces
    rest = pieces[shelf[-1] + 1 :]
    if shelf != list(range(at + 1, shelf[-1] + 1)) or [piece.label for piece in rest] not in ([], ["date"]):
        return pieces
    named = _REGISTER.fullmatch(text, pieces[at].start, pieces[at].end)
    if not named or not _NUMBER_FIRST.match(text, pieces[at + 1].start):
        return pieces
    archive = replaced(pieces[at], label="archive")
    return [*pieces[:at], archive, joined(pieces[at + 1], pieces[shelf[-1]], "archive-location"), *rest]


_NUMBERED = lazy(
    rf"\W{{0,4}}\d{{1,4}}\s(?:numaralı|nolu|no['’]lu)\s[^,:;()“”\"\d]{{3,60}}\s{_KIND_OF_REGISTER}\b(?=,\s)",
    re.IGNORECASE,
)
_BESIDE_REGISTER = frozenset("title archive archive-location volume pages note date citation-number".split())


def numbered_register(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `16 Numaralı Mühimme Defteri, hüküm 214, s. 112`, which has no imprint, as the shelf mark of a register."""
    if _NUMBERED.match(text) is None or not _BESIDE_REGISTER.issuperset(piece.label for piece in pieces):
        return pieces
    kept = [p for p in pieces if p.label == "citation-number" or (p is pieces[-1] and p.label == "date")]
    shelf = [p for p in pieces if p not in kept]
    if not shelf:
        return pieces
    return overlay(text, pieces, Piece("archive-location", shelf[0].start, shelf[-1].end, SURE))


_REGISTER_AND_NUMBER = lazy(
    rf"(?P<name>[^\W\d_][^,;:()\d]*\b{_KIND_OF_REGISTER}),\s(?=(?:[Nn][ro]\.?|[Nn]umara)\s?:?\s?\d)"
)


def register_alone(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the name of a register from its number where no archive is named: `Manisa Tahrir Defteri, | No. 112`."""
    for i, shelf in enumerate(pieces):
        match = _REGISTER_AND_NUMBER.match(text, shelf.start, shelf.end) if shelf.label == _SHELF else None
        if match:
            made = parted(pieces, i, match.end("name") + 1, match.end(), _SHELF)
            return relabelled(made, [i], "archive")
    return pieces


_SHELF = "archive-location"
_FOND_OF_REGISTER = lazy(r"\([^()]{1,20}\),?\s[Nn][ro]\b")


def register_before_number(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a shelf mark the name of its register: `Nüfus Defteri | (NFS.d.), nr. 1220, | BOA`."""
    for i, title, shelf in neighbours(pieces, "title", _SHELF):
        named = _REGISTER.fullmatch(text, title.start, title.end)
        if named and _FOND_OF_REGISTER.match(text, shelf.start):
            return [*pieces[:i], joined(title, shelf, _SHELF), *pieces[i + 2 :]]
    return pieces


_LETTERS_OF_REGISTER = lazy(
    r"[A-ZÇĞİÖŞÜ]{1,3}ŞSD?,?\s(?P<shelf>(?:[Nn][ro]\.?\s?)?\d[\w:/.\-–]*(?:[\s,]{1,2}\d[\w/.\-–]*)?)"
)


def register_by_letters(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `KŞS 22/107-2`, a register of a judge (şer'iyye sicili) by its letters, as archive and shelf mark."""
    first = next((piece.start for piece in pieces if piece.label != "citation-number"), 0)
    match = _LETTERS_OF_REGISTER.match(text, first) if "ŞS" in text[:12] else None
    if match is None or any(piece.certain for piece in pieces):
        return pieces
    made = overlay(text, pieces, Piece("archive", first, len(text[: match.start("shelf")].rstrip()), SURE))
    return overlay(text, made, Piece("archive-location", match.start("shelf"), match.end(), SURE))


_TITLE_AND_ARCHIVE = lazy(
    r"(?P<title>[^\W\d_][^,;:]{15,120}),\s(?P<archive>(?:Bibliothèque|Biblioteca|Bibliothek|Bibliotheek|Library|Archives?|Archivio"
    r"|Archivo|Arquivo|Archiv|Staatsarchiv|Stadtarchiv|Landesarchiv)(?!\w)[^;]{3,})"
)
_ARCHIVE_WORD = lazy(
    r"(?i:bibliothèque|bibliothek|bibliotheek|biblioteca|librar|archi|arquiv|collection|museum|musée|museo|arşiv)"
)


def title_before_archive(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the title of a manuscript from the library: `Nomina Fratrum Collegii, Bibliothèque de Mons, | Ms. 9`."""
    if any(piece.label in ("title", "author") for piece in pieces):
        return pieces
    for i, archive in enumerate(pieces):
        match = (
            _TITLE_AND_ARCHIVE.fullmatch(text, archive.start, archive.end)
            if archive.label == "archive"
            else None
        )
        if match and " " in match["title"] and not _ARCHIVE_WORD.search(match["title"]):
            title = replaced(archive, label="title", end=match.end("title") + 1)
            return [*pieces[:i], title, replaced(archive, start=match.start("archive")), *pieces[i + 1 :]]
    return pieces
