"""Editions, numbers of journals, and shelf marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from bibtools.language.units import EDITION, ORDINAL, PART, REVISED, VOLUME
from bibtools.language.word_table import words_of
from bibtools.parser.rules.overlay import SURE, overlay, relabelled
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_CALLED_NUMBER = lazy(r"\bIS[BS]N(?:-1[03])?\s*:?\s*\d[\dXx\s–-]{6,}\d?[Xx]?\.?", re.IGNORECASE)


def false_identifier(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label as a note what calls itself an ISBN or ISSN and has a wrong check digit."""
    for match in _CALLED_NUMBER.finditer(text):
        pieces = overlay(text, pieces, Piece("note", match.start(), match.end(), SURE))
    return pieces


_ENGLISH_ORDINAL = r"second|third|fourth|fifth|revised"
_EDITION = lazy(
    rf"(?<=[\s,(.;])\(?(?:(?:{REVISED.bare()})(?:,?\s+(?:ve\s+)?\w+)?\s+)?"
    rf"(?:(?:{ORDINAL.bare()}|{_ENGLISH_ORDINAL})\b|\d{{1,2}}(?:\.[ªº]|\.|st|nd|rd|th|ème|e|a|ª|\s?['’]?[ıiuü]?nc[ıiuü])?)\s?"
    rf"(?:{EDITION.strict()}|{EDITION.bare(least=6)})(?!\w)[.,;)]*",
    re.IGNORECASE,
)


_DESCRIBED_EDITION = lazy(
    r"(?<=[\s(])\d{1,2}(?:st|nd|rd|th|e|\.)?,?\s+(?:[a-zäöüßéèçğış]+[.,]?\s+){1,6}"
    r"(?:Aufl(?:age|\.)|[Ee]d(?:ition|n?\.)|édition|[Bb]askı|[Bb]asım)(?!\w)[.,;)]*"
)
"""`2., akt. u. erw. Aufl.`, `2nd rev. ed.`, `3. gözden geçirilmiş baskı`"""
_ROMAN_EDITION = lazy(r"(?<=[\s.,])[IVX]{1,4}\.\s(?:Aufl?(?:age|\.)|Ausg(?:abe|\.))(?!\w)[.,;)]*")
"""`II. Aufl.`, as old lists count editions."""
_GLUED = lazy(r"\d[^\W\d_]{2}")


_PREPRINT = lazy(
    r"[\[(]?(?:arXiv:\s?)?(?:hep|astro|cond|math|nucl|gr|quant|physics|chem|nlin|cs)(?:-\w{2,3})?(?:\.\w{2})?/\d{7}[\])]?[.,;]?"
)
_VOLUME_AND_PAGE = lazy(r"\d{1,4},\s(?P<page>[A-Z]?\d{1,6}),?")


def preprint_is_no_page(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the number of a preprint, `hep-ex/0104040`, as a note, and the page before it: `Phys. Lett. B 512, 44`."""
    taken = [
        i for i, p in enumerate(pieces) if p.label == "pages" and _PREPRINT.fullmatch(text, p.start, p.end)
    ]
    if not taken:
        return pieces
    made = relabelled(pieces, taken, "note")
    for piece in made:
        match = _VOLUME_AND_PAGE.fullmatch(text, piece.start, piece.end) if piece.label == "volume" else None
        if match:
            return overlay(text, made, Piece("pages", match.start("page"), piece.end, 0.95))
    return made


_COUNTED_BEFORE = lazy(rf"(?<!\w)(?:{VOLUME.bare(least=2)}|{PART.bare(least=2)})\.?\s$", re.IGNORECASE)


_YEAR_BEHIND = lazy(r"[^()\[\];]{0,60}?(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def _is_later(text: str, pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Return whether a note speaks of a later edition than the dated one: `1959 (3e éd. mise à jour, 1982)`."""
    dated = any(piece.label == "date" and piece.end <= start for piece in pieces)
    return dated and _YEAR_BEHIND.match(text, end) is not None


_SHORT_AUFLAGE = lazy(r"(?<=[,.]\s)[1-9]\d?\.\s?A\.(?=,\s)")
"""German Auflage as one letter: `Bd. 1, 2. A., Leipzig 1847`."""


def edition(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `5. Baskı`, `(İkinci Basım)`, `2nd ed.`, `3. Aufl.` as an edition, unless a piece begins with it."""
    may_match = not EDITION.anchors.isdisjoint(words_of(text)) or _GLUED.search(text)
    found: Iterable[re.Match[str]] = ()
    if may_match:
        found = chain(
            _EDITION.finditer(text), _DESCRIBED_EDITION.finditer(text), _ROMAN_EDITION.finditer(text)
        )
    if ". A.," in text:
        found = chain(found, _SHORT_AUFLAGE.finditer(text))
    for match in found:
        holder = next((p for p in pieces if p.start <= match.start() < p.end), None)
        if holder is None or holder.certain or holder.label in ("edition", "archive-location"):
            continue
        if _COUNTED_BEFORE.search(text, 0, match.start()):
            continue  # In `Vol. 3. Ed. Ann Hale` a volume is counted and an editor named.
        if holder.label in ("note", "volume") and _is_later(text, pieces, match.start(), match.end()):
            if holder.label == "volume":
                pieces = overlay(text, pieces, Piece("note", match.start(), match.end(), 0.95))
            continue
        if (
            match.start() != holder.start
            or match.end() > holder.end + 1
            or holder.label in ("note", "volume", "pages")
        ):
            pieces = overlay(text, pieces, Piece("edition", match.start(), match.end(), 0.95))
    return pieces


_NUMERIC = lazy(
    r"(?:(?P<year>\b(?:19|20)\d\d);\s?)?"
    r"(?P<volume>(?<![\d\-–.:/])\d{1,4}(?:\s?\((?![^()]*(?:1[5-9]|20)\d\d\.?\)|(?=[^()]*[OoIl])[12lI][\dOoIl]{3}\s?\))[\w\s.\-–]{1,12}\))?)"
    r":\s?(?P<pages>[a-zA-Z]?\d+(?:[-–][a-zA-Z]?\d+|(?(year)(?=[.,;]|$)|(?!))))(?!\d*[:/OolI])"
)
"""With a year before the volume (`2022;23:88`) one page is enough."""


_BEFORE_COLON = lazy(r"[\d)]:")
_YEARS_OF_VOLUME = lazy(r"(?:1[0-9]|20)\d\d[-–](?:1[0-9]|20)\d\d")
_YEAR_ALONE = lazy(r"(?:1[5-9]|20)\d\d")


def _is_date(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether a date stands at an offset: of `9, 2009: 1–45` 2009 is no volume."""
    return any(piece.label == "date" and piece.start <= at < piece.end for piece in pieces)


def _holds(pieces: Sequence[Piece], label: str, start: int, end: int) -> bool:
    """Return whether a piece with a label holds the characters of a range."""
    return any(piece.label == label and piece.start <= start and end <= piece.end for piece in pieces)


_FOUR_DIGITS = lazy(r"(?<!\d)\d{4}(?!\d)")


def _is_dated(text: str, pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Return whether a year stands in a volume with a bracket: `12 (1971–78): 45`, `2014(2): 12`."""
    return any(
        piece.label == "date"
        and start <= piece.start < end
        and _FOUR_DIGITS.search(text, piece.start, piece.end)
        for piece in pieces
    )


def numeric_form(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `1953;171(4361):964-7` and `78:1360-80` as year, volume with issue, and pages."""
    for match in _NUMERIC.finditer(text) if _BEFORE_COLON.search(text) else ():
        if any(p.certain and p.start < match.end() and match.start() < p.end for p in pieces):
            continue
        if _COUNTED_BEFORE.search(text, 0, match.start("volume")) and _YEARS_OF_VOLUME.fullmatch(
            match["pages"]
        ):
            continue  # `Teil 2: 1221–1303`: the years that a volume is about.
        if _YEAR_ALONE.fullmatch(match["volume"]) and _is_date(pieces, match.start("volume")):
            continue
        if (
            any(p.label in ("archive-location", "title") and p.start <= match.start() < p.end for p in pieces)
            and not match["year"]
        ):
            continue
        dated = _is_dated(text, pieces, *match.span("volume"))
        pieces = overlay(text, pieces, Piece("pages", match.start("pages"), match.end("pages"), 0.97))
        if not dated and not _holds(pieces, "volume", *match.span("volume")):
            # Of `no. 4: 66–79` the word belongs to the number.
            behind = match.end("volume") + 1
            pieces = overlay(text, pieces, Piece("volume", match.start("volume"), behind, 0.97))
        if match["year"]:
            pieces = overlay(text, pieces, Piece("date", match.start("year"), match.end("year") + 1, 0.97))
    return pieces


_SHELF = frozenset(("volume", "pages", "note", "archive-location", "collection-title", "genre", "edition"))
_DOTTED = lazy(r"\s*(\d+)\.(\d+)\.(\d+)(?:\.\d+)*\W*")


def _no_day(text: str) -> bool:
    """Return whether a text is numbers with points between them that are no day: 2.33.14, but not 29.08.1932."""
    match = _DOTTED.fullmatch(text)
    return match is not None and (int(match[1]) > 31 or int(match[2]) > 12 or len(match[3]) not in (2, 4))


def shelf_mark(text: str, pieces: list[Piece]) -> list[Piece]:
    """Add the numbers behind a fond (Dosya, Kutu, filza, fol.) to the shelf mark.

    Pages behind what was taken for one stay pages if no archive is named and a journal is.
    """
    labels = {piece.label for piece in pieces}
    if "archive-location" not in labels:
        return pieces
    joins = _SHELF - {"pages"} if "journal" in labels and "archive" not in labels else _SHELF
    made: list[Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        shelf = piece.label in joins or (piece.label == "date" and _no_day(text[piece.start : piece.end]))
        if last and last.label == "archive-location" and shelf and piece.certain is None:
            made[-1] = replaced(last, end=piece.end, probability=min(last.probability, piece.probability))
        else:
            made.append(piece)
    return made if len(made) < len(pieces) else pieces


_LIST_NUMBER = lazy(r"(?:\d{1,3}\s?[-–]|Lot\s\d{1,4}[.:]?)\s+(?=[^\W\d_])")
_IN_SQUARE = lazy(r"\[\d{1,4}\]\.?")


def number_of_list(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `[5]` at the beginning, and `9- `, `8 - ` or `Lot 22. ` parted from it, as the number of the reference."""
    first = pieces[0]
    if _IN_SQUARE.fullmatch(text, first.start, first.end):
        return relabelled(pieces, [0], "citation-number") if first.label != "citation-number" else pieces
    match = _LIST_NUMBER.match(text, first.start, first.end)
    if match is None or first.label == "citation-number" or first.certain:
        return pieces
    number = replaced(first, label="citation-number", end=first.start + len(match[0].rstrip()))
    return [number, replaced(first, start=match.end()), *pieces[1:]]


_CHAPTER = lazy(r"\W*(?:Chap|Ch|Kap|chapter|chapitre|cap)\.?\s*(?:\d{1,3}|[IVXLC]+)\W*", re.IGNORECASE)


def chapter_is_no_volume(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Chap. 4` behind the date as a note, and pages without any number as well."""
    found = [
        i
        for i, piece in enumerate(pieces)
        if (piece.label in ("volume", "pages") and _CHAPTER.fullmatch(text, piece.start, piece.end))
        or (piece.label == "pages" and not _ANY_NUMBER.search(text, piece.start, piece.end))
    ]
    return relabelled(pieces, found, "note")


_ANY_NUMBER = lazy(r"\d|(?<!\w)[ivxlcIVXLC]+(?!\w)")
