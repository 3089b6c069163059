"""Page totals, editions and shelf marks."""

from __future__ import annotations

import re
from dataclasses import replace

from bibtools.parser.rules.overlay import SURE, overlay
from bibtools.parser.tagger import Piece

_TOTAL = re.compile(r"(?<=[\s,.(])(?P<total>\d{1,4}\s?(?:s|p|pp|sayfa|S)\.)(?=\s*(?:\([^()]*\))?[\s.]*$)")


def page_total(text: str, pieces: list[Piece]) -> list[Piece]:
    """A number before `s.` at the end is the number of pages."""
    match = _TOTAL.search(text)
    return (
        pieces if match is None else overlay(text, pieces, Piece("pages", match.start(), match.end(), SURE))
    )


_CALLED_NUMBER = re.compile(r"\bIS[BS]N(?:-1[03])?\s*:?\s*\d[\dXx\s–-]{6,}\d?[Xx]?\.?", re.IGNORECASE)


def false_identifier(text: str, pieces: list[Piece]) -> list[Piece]:
    """What calls itself ISBN or ISSN and has a wrong check digit is kept as a note."""
    for match in _CALLED_NUMBER.finditer(text) if "IS" in text else ():
        pieces = overlay(text, pieces, Piece("note", match.start(), match.end(), SURE))
    return pieces


_VOLUMES = re.compile(r"(?<=[,.]\s)\d{1,2}\s(?:v|V|voll?|vols?|Bde|Bände|[Cc]ilt|tomes)\.?[,.;]?(?=\s|$)")


def volume_count(text: str, pieces: list[Piece]) -> list[Piece]:
    """`2 v.`, `3 voll.`, `5 Bde.`: so many volumes, and no page."""
    for match in _VOLUMES.finditer(text):
        pieces = overlay(text, pieces, Piece("volume", match.start(), match.end(), 0.95))
    return pieces


_EDITION = re.compile(
    r"\(?\b(?P<edition>(?:(?:Gözden geçirilmiş|Genişletilmiş|Yenilenmiş|Düzeltilmiş|İlaveli|"
    r"Yeniden gözden geçirilmiş)(?:,?\s+(?:ve\s+)?\w+)?\s+)?"
    r"(?:\d{1,3}\.|[Bb]irinci|[İi]kinci|[Üü]çüncü|[Dd]ördüncü|[Bb]eşinci|[Aa]ltıncı)\s?(?:[Bb]askı|"
    r"[Bb]asım|[Bb]ası|[Bb]sm?|[Bb]sk|[Bb]as|[Tt]abı)(?:sı|mı)?)\b\.?\)?[.,;]?"
)


def edition(text: str, pieces: list[Piece]) -> list[Piece]:
    """`5. Baskı`, `(İkinci Basım)`: nothing but an edition."""
    for match in _EDITION.finditer(text):
        holder = next((p for p in pieces if p.start <= match.start() < p.end), None)
        if (
            holder is not None
            and holder.label not in ("edition", "archive-location")
            and holder.certain is None
        ):
            pieces = overlay(text, pieces, Piece("edition", match.start(), match.end(), 0.97))
    return pieces


_EUROPEAN_EDITION = re.compile(
    r"(?<=[\s,(])(?:(?:\d{1,2}(?:st|nd|rd|th)|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Rr]evised|"
    r"[Rr]ev\.)(?:\s+rev\.)?\s+"
    r"(?:[Ee]d(?:ition|n)?\b\.?)|\d{1,2}\.(?:,\s\w+)*\s(?:[a-z]\w*\.?\s)?Aufl(?:age|\.)|"
    r"[Nn]ouvelle édition|\d{1,2}e éd(?:ition|\.)|\d{1,2}\.?[aª]\s?ed(?:izione|\.)|editio \w+)[.,;)]*"
)
_MAY_HIDE = ("title", "container-title", "journal", "note", "publisher", "location", "edition")


def european_edition(text: str, pieces: list[Piece]) -> list[Piece]:
    """`2nd ed.`, `3., erw. Aufl.`, `nouvelle édition`: nothing but an edition, unless it begins the title."""
    for match in _EUROPEAN_EDITION.finditer(text):
        holder = next((p for p in pieces if p.start <= match.start() < p.end), None)
        if (holder is not None and holder.label in _MAY_HIDE and match.start() - holder.start != 0) or (
            holder is not None and holder.label == "note"
        ):
            pieces = overlay(text, pieces, Piece("edition", match.start(), match.end(), 0.95))
    return pieces


_NUMERIC = re.compile(
    r"(?:(?P<year>\b(?:19|"
    r"20)\d\d);\s?)?(?P<volume>(?<![\d\-–.:/])\d{1,4}(?:\s?\((?![^()]*(?:1[5-9]|20)\d\d\))[\w\s.\-–]{1,12}\))?):\s?(?P<pages>[a-zA-Z]?\d+[-–][a-zA-Z]?\d+)(?!\d*[:/])"
)


def numeric_form(text: str, pieces: list[Piece]) -> list[Piece]:
    """`1953;171(4361):964-7` and `78:1360-80` are year, volume with issue, and pages."""
    for match in _NUMERIC.finditer(text) if ":" in text else ():
        if any(p.certain and p.start < match.end() and match.start() < p.end for p in pieces):
            continue
        if (
            any(p.label in ("archive-location", "title") and p.start <= match.start() < p.end for p in pieces)
            and not match["year"]
        ):
            continue
        pieces = overlay(text, pieces, Piece("pages", match.start("pages"), match.end("pages"), 0.97))
        pieces = overlay(text, pieces, Piece("volume", match.start("volume"), match.end("volume") + 1, 0.97))
        if match["year"]:
            pieces = overlay(text, pieces, Piece("date", match.start("year"), match.end("year") + 1, 0.97))
    return pieces


_SERIES = re.compile(
    r"(?:\((?:=\s*[^()]{4,90}|[A-ZÉÈÀ][^()]{4,110}[,;]?\s(?:Bd\.\s|vol\.\s|"
    r"no?\.\s)?\d{1,4})\)\.?(?=[,.]?\s*(?:$|S\.|pp?\.|s\.))|"
    r"(?<=[\s(])[Cc]oll(?:ana|\.)\s[«“\"]?[A-ZÉL][^,()]{3,80}(?=[,.)]|$))"
)


def series(text: str, pieces: list[Piece]) -> list[Piece]:
    """`(Reihe, 30)` behind the imprint and `coll. …` are a series."""
    for match in _SERIES.finditer(text) if "(" in text or "oll" in text else ():
        before = [
            p for p in pieces if p.end <= match.start() + 1 and p.label in ("date", "publisher", "location")
        ]
        holder = next((p for p in pieces if p.start <= match.start() < p.end), None)
        if (
            before
            and holder is not None
            and holder.label in (*_MAY_HIDE, "collection-title", "volume", "pages")
        ):
            pieces = overlay(text, pieces, Piece("collection-title", match.start(), match.end(), 0.9))
    return pieces


_NAMED_SERIES = re.compile(
    r"\b(?:[Ss]erisi|[Dd]izisi|[Kk]itaplığı|[Kk]ülliyatı|[Ss]eries|[Rr]eihe|[Cc]ollana)\W*$"
)


def named_series(text: str, pieces: list[Piece]) -> list[Piece]:
    """What calls itself a Serisi or Dizisi is a series, with the number behind it."""
    made: list[Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        called = last is not None and _NAMED_SERIES.search(text, last.start, last.end)
        if (
            last is not None
            and called
            and piece.label == "volume"
            and last.label in ("journal", "collection-title")
        ):
            made[-1] = replace(last, label="collection-title", end=piece.end)
        else:
            made.append(piece)
    return made


_ARCHIVE = re.compile(
    r"(?P<archive>[^,;]*\b(?:Arşivi|Arş\.|BOA|BCA|ATASE|TİTE|TSMA|VGMA|Archiv\w*|Archives|"
    r"Bundesarchiv|Kütüphanesi|Ktp\.|Library)[^,;]*[,:])\s*"
    r"(?P<mark>(?:Fon|Dosya|Kutu|Kls|Klasör|Belge|Defter|nr|No|Y\.|[A-ZİŞ]{2,3}\.|MSS?\b|"
    r"[A-Z]{1,2}\s?\d).*\d.*)$"
)


def archive_in_note(text: str, pieces: list[Piece]) -> list[Piece]:
    """A note that names an archive and a box or folder is a shelf mark."""
    if any(piece.label in ("archive", "archive-location") for piece in pieces):
        return pieces
    for piece in pieces:
        match = _ARCHIVE.match(text[: piece.end], piece.start) if piece.label == "note" else None
        if match:
            made = overlay(text, pieces, Piece("archive", match.start("archive"), match.end("archive"), 0.8))
            return overlay(text, made, Piece("archive-location", match.start("mark"), piece.end, 0.8))
    return pieces


_SHELF = ("volume", "pages", "note", "archive-location", "collection-title", "genre", "edition")


def shelf_mark(text: str, pieces: list[Piece]) -> list[Piece]:
    """Numbers that follow a fond (Dosya, Kutu, filza, fol.) belong to the shelf mark."""
    if not any(piece.label == "archive-location" for piece in pieces):
        return pieces
    made: list[Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        if last and last.label == "archive-location" and piece.label in _SHELF and piece.certain is None:
            made[-1] = replace(last, end=piece.end, probability=min(last.probability, piece.probability))
        else:
            made.append(piece)
    return made


_BULLET = re.compile(r"\s*(?:[•●▪◦·*■□➢○♦>#–—\-]+[\s\-–—•]*)(?=\S)")


def bullet_end(text: str) -> int:
    """Return the offset behind the bullets and dashes before a reference; 0 if there are none."""
    match = _BULLET.match(text)
    return match.end() if match else 0
