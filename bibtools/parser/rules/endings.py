"""What stands at the end of a title and is no part of it: pages, volumes, days; and numbers of notes behind pages."""

from __future__ import annotations

import re
from itertools import pairwise

from bibtools.language.locators import NOTE
from bibtools.language.statements import BEFORE_ADDRESS, LINKS, QUOTED_IN
from bibtools.language.units import COLUMN, PAGE, VOLUME
from bibtools.parser.assemble.extents import PRICE_LAST
from bibtools.parser.assemble.roles import without_in
from bibtools.parser.rules.overlay import (
    HOLDERS,
    SURE,
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

_TITLES = ("title", "container-title")
_PAGES = lazy(r"\((?P<first>\d{1,3})\s?[-–]\s?(?P<last>\d{1,4})\)[.,;:]*$")
_UNIT = rf"(?i:{VOLUME.bare(least=2)})\.?"
_NUMBER = r"(?:\d{1,3}(?:\s?[-–]\s?\d{1,3})?|[IVXLC]+(?:\s?[-–]\s?[IVXLC]+)?)"
_VOLUME = lazy(rf"(?P<volume>\({_UNIT}\s*{_NUMBER}\)[.,;:]*$|(?<=, )\d{{1,2}},$)")
_CITED_WORK = lazy(r"(?<=[^\W\d_.])\s(?P<words>(?:op\.\s)?cit\.?),?$")


def cited_behind_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `cit.` behind the title of a work that was cited before as a note: `I conti di un mercante cit.,`."""
    for piece in pieces:
        match = _CITED_WORK.search(text, piece.start, piece.end) if piece.label == "title" else None
        if match:
            return overlay(text, pieces, Piece("note", match.start("words"), piece.end, SURE))
    return pieces


def price_last(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what a book costs as a note where it was cut in two: `311 blz., Verloren, | ƒ 49, | 50`."""
    match = PRICE_LAST.search(text)
    if match is None or not any(
        piece.label in ("volume", "date") and piece.end > match.start() for piece in pieces
    ):
        return pieces
    return overlay(text, pieces, Piece("note", match.start(), len(text.rstrip()), SURE))


_DAY = lazy(r"\((?:1[5-9]|20)\d\d,\s+(?:\d{1,2}\s+[^\W\d_]{3,}|[^\W\d_]{3,}\s+\d{1,2})\)[.,]?")


_PAGE_WORD_BEHIND = lazy(r"(?:o|old|oldal)\b\.?")


def word_behind_pages(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the Hungarian word for pages to those before it: `211–240. | o.`"""
    return with_next(text, pieces, "pages", "note", _PAGE_WORD_BEHIND)


def pages_behind_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `(95-118)` at the end of a container as pages, and at the end of a title if it stands in another work.

    The years of a book on Antiquity or the Middle Ages are as short: `Bizans Tarihi (867-1056)`.
    """
    contained = any(
        piece.label in HOLDERS
        or (piece.label == "editor" and without_in(said := text[piece.start : piece.end]) != said)
        for piece in pieces
    )
    for piece in pieces:
        match = _PAGES.search(text, piece.start, piece.end) if piece.label in _TITLES else None
        if match is None or (piece.label == "title" and not contained):
            continue
        if match.start() > piece.start and int(match["first"]) < int(match["last"]):
            return overlay(text, pieces, Piece("pages", match.start(), piece.end, 0.95))
    return pieces


def volume_in_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `(Vols. 1-2)` and `, 1,` behind a title as the volume."""
    for piece in pieces:
        if piece.label != "title":
            continue
        if (match := _VOLUME.search(text, piece.start, piece.end)) and match.start() > piece.start:
            return overlay(text, pieces, Piece("volume", match.start("volume"), piece.end, 0.9))
    return pieces


def day_in_brackets(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `(1998, 12 Eylül)` as one date."""
    match = _DAY.search(text)
    if match is None:
        return pieces
    there = [piece for piece in pieces if piece.start < match.end() and match.start() < piece.end]
    whole = len(there) == 1 and there[0].label == "date"
    if whole or not any(piece.label == "date" for piece in there):
        return pieces
    return overlay(text, pieces, Piece("date", match.start(), match.end(), 0.95))


_NOTE_NUMBER = lazy(r"[\W]*(?:n|nn|dn|dpn|not|note|fn|Anm|nota)\.?\s?\d{1,4}[.;)]*", re.IGNORECASE)


def note_behind_pages(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the number of a note behind pages, `p. 33, n. 4`, as a note: no issue, in a book or behind a volume."""
    labels = [piece.label for piece in pieces]
    if "pages" not in labels or ("journal" in labels and "volume" not in labels[: labels.index("pages")]):
        return pieces
    noted = [
        i
        for i, (before, piece) in enumerate(pairwise(pieces), 1)
        if piece.label == "volume"
        and before.label == "pages"
        and _NOTE_NUMBER.fullmatch(text, piece.start, piece.end)
    ]
    return relabelled(pieces, noted, "note")


_CITED = lazy(
    r"\W*(?:hier|bes\.|besonders|esp\.|especially|here|spéc\.|notamment|in\s+part\.|spec\.|özellikle)\s",
    re.IGNORECASE,
)
_PAGES_TAKEN = lazy(r"\W*(?:S|pp?|ss?)\.\s?\d+(?:\s?[-–]\s?\d+)?\W*", re.IGNORECASE)


def page_cited_behind_pages(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `S. 78–102` before `hier S. 85` as pages: they are those of the work, the others those that are cited."""
    for i, pages, cited in neighbours(pieces, "volume", "pages"):
        if _CITED.match(text, cited.start, cited.end) and _PAGES_TAKEN.fullmatch(
            text, pages.start, pages.end
        ):
            return [*pieces[:i], joined(pages, cited, "pages"), *pieces[i + 2 :]]
    return pieces


_PAGE_AND_COMMA = lazy(r"\d{1,3}(?:\s?[-–]\s?\d{1,3})?,")


def pages_behind_bracket(text: str, pieces: list[Piece]) -> list[Piece]:
    """Take `22,` before `31–33` to the pages of a book, behind its imprint: `(Chicago: Hale, 1985), 22, 31–33`."""
    for i in range(1, len(pieces) - 1):
        date, first, pages = pieces[i - 1 : i + 2]
        labels = (date.label, first.label, pages.label)
        behind = labels == ("date", "volume", "pages") and text[: first.start].rstrip().endswith("),")
        if behind and _PAGE_AND_COMMA.fullmatch(text, first.start, first.end):
            return [*pieces[:i], joined(first, pages, "pages"), *pieces[i + 2 :]]
    return pieces


_NUMBER_LAST = lazy(r"\d{1,4}(?:\s?[-–]\s?\d{1,4})?\.?")
_IN_WORK = lazy(r"in\s")


def page_of_short_note(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the number behind `in` and a book as the page if the note says nothing else: `in Fables, 17.`"""
    before, last = pieces[-2:] if len(pieces) > 1 else (pieces[-1], pieces[-1])
    held = before.label == "container-title" and _IN_WORK.match(text, before.start)
    if held and last.label == "volume" and _NUMBER_LAST.fullmatch(text, last.start, last.end):
        return relabelled(pieces, [len(pieces) - 1], "pages")
    return pieces


_COLUMN = lazy(rf"\W*(?:{COLUMN.bare()})\.?", re.IGNORECASE)


def column_and_number(text: str, pieces: list[Piece]) -> list[Piece]:
    """Take the number of a column, which was taken for a year, to its word: `CXCVI, col. 1330`."""
    for i, word, number in neighbours(pieces, "note", "date"):
        if _COLUMN.fullmatch(text, word.start, word.end):
            return [*pieces[:i], joined(word, number, "pages"), *pieces[i + 2 :]]
    return pieces


_STAND = lazy(r"[\[(]\s?(?:Stand|Stand vom|letzter Stand)\s?:?\s\d[^()\[\]]{5,20}[\])][.,;]?")


def day_behind_address(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `[Stand: 14.02.2002]` behind an address as the day on which it was read."""
    for i, (address, note) in enumerate(pairwise(pieces), 1):
        beside = address.label == "url" and note.label in ("note", "date")
        if beside and _STAND.fullmatch(text, note.start, note.end):
            return relabelled(pieces, [i], "accessed")
    return pieces


_VOLUME_AND_PAGE = lazy(r"(?P<volume>(?:\d{1,2}|[IVX]{1,5})/)\d{1,4}(?:[-–]\d{1,4})?[.,;]?\s*")


def volume_and_page_behind_imprint(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `1/77` behind `(Ankara: Diyanet Yayınları, 1993),` as volume and page, as notes in ISNAD have them."""
    last = pieces[-1]
    labels = [piece.label for piece in pieces[-2:]]
    cited = labels == ["date", "pages"] and text[: last.start].rstrip().endswith("),")
    match = _VOLUME_AND_PAGE.fullmatch(text, last.start, last.end) if cited else None
    if match is None:
        return pieces
    end = match.end("volume")
    return [*pieces[:-1], replaced(last, label="volume", end=end), replaced(last, start=end)]


_ADDRESS_WORD = lazy(rf"(?<=[.,;:!?”\"»)])\s+(?P<word>(?i:{BEFORE_ADDRESS})\s?:?)$")
_ADDRESS_WORD_ALONE = lazy(rf"\s*(?i:{BEFORE_ADDRESS})\s?:\s*")


def word_before_address(text: str, pieces: list[Piece]) -> list[Piece]:
    """Take `URL:` at the end of a title, or as a piece of its own, to the address behind it."""
    for i, (before, url) in enumerate(pairwise(pieces)):
        if url.label != "url":
            continue
        match = _ADDRESS_WORD.search(text, before.start, before.end) if before.label == "title" else None
        if match:
            return parted(pieces, i, match.start(), match.start("word"), "url")
        if before.label != "url" and _ADDRESS_WORD_ALONE.fullmatch(text, before.start, before.end):
            return relabelled(pieces, [i], "url")
    return pieces


_QUOTED_IN = lazy(
    rf"(?:['’][dt][ae]n\s|[,;(]\s)\s?(?P<quoted>(?:{QUOTED_IN.strict()})(?!\w).*)$", re.IGNORECASE | re.DOTALL
)


def quoted_in_another(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the work that quotes another as a note behind it: `s. 20'den aktaran Ali Er, Köy, Ankara 2001, s. 3`."""
    match = _QUOTED_IN.search(text)
    before = match and any(p.label in ("pages", "date") and p.start < match.start() for p in pieces)
    if match is None or not before:
        return pieces
    # The ending “from” behind the page, 20'den, says the same as the word.
    start = match.start() + 1 if match[0][0] in "'’" else match.start("quoted")
    return overlay(text, pieces, Piece("note", start, len(text), SURE))


_PAGE_ALONE = lazy(
    rf"(?i:{PAGE.bare()})\.?\s?(?:\d{{1,4}}(?:\s?[-–]\s?\d{{1,4}})?|[IVXL]{{2,8}}\s?ff?\.?|[IVXL]{{3,8}})[.,;)]*"
)


def page_in_note(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `s. 55` that was taken for a note as pages: `1993 [özgün basım 1929], s. 55`, `S. XXIVf.`"""
    return relabelled(pieces, whole(text, pieces, ("note",), _PAGE_ALONE)[:1], "pages")


_NOTE_CITED = lazy(
    r"\((?:(?:[Cc]it\.|[Ww]ie|[Ss]iehe|oben|[Aa]s\sin|[Ss]upra|[Aa]bove|[Vv]oir|[Bb]kz\.|[Vv]edi|sopra)(?:\sin)?,?\s)?"
    rf"(?:(?:{NOTE.bare()})\b\.?|n\.|nn\.|N\.)\s?\d{{1,4}}\)[.,:;]*",
    re.IGNORECASE,
)
_FAMILIES = lazy(
    r"[^\W\d_a-zçğıöşü][\w'’-]+(?:\s?(?:[–/&-]|and|und|et|ve|e|y)?\s?[^\W\d_a-zçğıöşü][\w'’-]+){0,3}"
)


_FRONT_PAGE = lazy(r"[ivxlc]{1,7}\.?")


def front_page_last(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label small Roman figures behind the date at the end as the page: `(Baltimore, 1980), | xvii.`"""
    last = len(pieces) - 1
    if pieces[last - 1].label != "date" or last not in whole(text, pieces, ("note",), _FRONT_PAGE):
        return pieces
    return relabelled(pieces, [last], "pages")


def note_cited(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the bracket of a repeated work as a note, and who stands alone before it as the author.

    `Hale (n. 1), 120`, `Kirschner (wie Anm. 50), S. 190`: a reference with a year may count issues so.
    """
    match = _NOTE_CITED.search(text)
    if match is None or any(piece.label == "date" for piece in pieces):
        return pieces
    made = overlay(text, pieces, Piece("note", *match.span(), SURE))
    at = next((i for i, piece in enumerate(made) if piece.label != "citation-number"), 0)
    alone = at + 1 < len(made) and made[at + 1].start == match.start()
    if alone and _FAMILIES.fullmatch(text, made[at].start, len(text[: made[at].end].rstrip())):
        return relabelled(made, [at], "author")
    return made


_VOLUME_BEHIND_BRACKET = lazy(r"\),\s(?P<volume>(?:[ivxl]{1,6}|[IVXL]{1,6}),?)$")


def volume_behind_date(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the volume from the bracket of the imprint before the page: `(2 vols, London, 1961–4), | i, | pp. 2–5`."""
    for i, date, _ in neighbours(pieces, "date", "pages"):
        match = _VOLUME_BEHIND_BRACKET.search(text, date.start, date.end)
        if match:
            return parted(pieces, i, match.start() + 2, match.start("volume"), "volume")
    return pieces


_LINK_BEHIND = lazy(rf"(?:(?<=[.,)\]])\s?|^)(?P<links>(?:[(\[]?(?:{LINKS})[)\]]?[.,;]?\s*)+)$")
_LINKED = ("publisher", "location", "title", "journal", "container-title", "pages", "date", "accessed")


def link_behind(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a link that a page printed behind a reference as a note: `Ufuk Yayınevi. | google scholar`."""
    for piece in pieces:
        match = _LINK_BEHIND.search(text[piece.start : piece.end]) if piece.label in _LINKED else None
        if match:
            return overlay(text, pieces, Piece("note", piece.start + match.start("links"), piece.end, SURE))
    return pieces


_SITE = lazy(r"[a-z][\w\-]+\.(?:ch|de|at|com|org|net|info|it|fr|es|pt|nl|be|eu|uk|co\.uk|tr|com\.tr)[,.]")


def site_behind_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a site behind the title of a page as what holds it: `Erster Botschafter, | moorinfo.ch, | 18.03.2014`."""
    for i, _, site in neighbours(pieces, "title", "note"):
        if _SITE.fullmatch(text, site.start, site.end):
            return relabelled(pieces, [i + 1], "container-title")
    return pieces
