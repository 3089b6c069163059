"""Imprints that were taken for a title, or whose publisher was cut in two."""

from __future__ import annotations

from itertools import pairwise

from bibtools.language.bodies import corporate
from bibtools.language.genres import PERHAPS_PROCEEDINGS, PROCEEDINGS
from bibtools.language.imprints import PUBLISHER
from bibtools.language.places import is_place
from bibtools.language.statements import IN, NO_DATE
from bibtools.parser.rules.overlay import joined, overlay, relabelled
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_NO_DATE = NO_DATE.strict()
_IMPRINT = lazy(
    rf"(?P<publisher>[^,:]+),\s+(?P<location>[^\W\d_]+)[\s,]+(?P<date>\d{{4}}|(?i:{_NO_DATE}))[.,]*"
)
_AFTER = ("editor", "translator", "edition", "volume")


def imprint_behind_names(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label publisher, place and date where a second title seems to follow: `thk. A. Sezer, Dârü'l-Fecr, Kahire ts.`"""
    titled = False
    for before, piece in pairwise(pieces):
        titled = titled or before.label == "title"
        if not titled or piece.label not in ("title", "note") or before.label not in _AFTER:
            continue
        match = _IMPRINT.fullmatch(text, piece.start, piece.end)
        if match and is_place(match["location"]):
            for label in ("publisher", "location", "date"):
                pieces = overlay(text, pieces, Piece(label, *match.span(label), 0.9))
            return pieces
    return pieces


_BODY_BEHIND = lazy(rf"[^,.;:()\d]*(?i:{corporate()})[,.]?")
_FIRM_WORD = lazy(rf"(?i:{PUBLISHER.strict()})[,.]?")
_CAPITALS = lazy(r"(?:(?:[^\W\d_a-zçğıöşüâîû][\w'’\-]*\.?|ve|ile)\s+)+")


def publisher_from_comma(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a foundation, or a word such as Basımevi, the words back to the comma: `Kent Mirasını | Koruma Vakfı`."""
    for i, (title, body) in enumerate(pairwise(pieces)):
        if (title.label, body.label) != ("title", "publisher"):
            continue
        at = text.rfind(",", title.start, title.end) + 1
        if at < 1 or not _CAPITALS.fullmatch(text[at : body.start].lstrip()):
            continue
        if _BODY_BEHIND.fullmatch(text, body.start, body.end) or _FIRM_WORD.fullmatch(
            text, body.start, body.end
        ):
            start = at + len(text[at : body.start]) - len(text[at : body.start].lstrip())
            cut = [replaced(title, end=at), replaced(body, start=start)]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


def body_before_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a body behind the last comma of a title as the publisher if a place follows: `Koruma Vakfı, İzmir`.

    Its name begins with a capital: `Venice, a Maritime Republic, Baltimore 1973` has none.
    """
    labels = {piece.label for piece in pieces}
    if "publisher" in labels:
        return pieces
    if not labels.isdisjoint(_HOLDING):
        return _container_before_place(text, pieces) if labels.isdisjoint(("pages", "volume")) else pieces
    for title, place in pairwise(pieces):
        if (title.label, place.label) == ("title", "location"):
            at = text.rfind(", ", title.start, title.end - 1) + 2
            named = at > 1 and text[at].isupper() and " " in text[at : title.end].strip()
            if named and _BODY_BEHIND.fullmatch(text, at, title.end):
                return overlay(text, pieces, Piece("publisher", at, title.end, title.probability))
    return pieces


_HOLDING = ("container-title", "journal")


def _container_before_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a body that was taken for what holds the work as the publisher."""
    for i, (body, place) in enumerate(pairwise(pieces)):
        held = body.label in _HOLDING and place.label == "location"
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


_PLACE_AND_FIRM = lazy(
    rf"(?P<location>[^\W\d_]+(?:\s[^\W\d_]+)?,)\s+(?P<publisher>[^,;:()\d]*?(?:U\.\s?P\.|(?i:{PUBLISHER.strict()}))[,.]?)"
)


def firm_in_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `Princeton, Princeton U.P.,` that was taken for a place into place and publisher."""
    if any(piece.label == "publisher" for piece in pieces):
        return pieces
    for i, piece in enumerate(pieces):
        match = _PLACE_AND_FIRM.fullmatch(text, piece.start, piece.end) if piece.label == "location" else None
        if match:
            firm = replaced(piece, label="publisher", start=match.start("publisher"))
            return [*pieces[:i], replaced(piece, end=match.end("location")), firm, *pieces[i + 1 :]]
    return pieces


_PARTNER = lazy(r"(?:.*\s)?(?:and|&|und|et|e|ve)\s[A-ZÇĞİÖŞÜ][a-zçğışöü]{1,5}\.")


def partner_is_no_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the name behind a shortened given name to the printers: `London: Sam. Smith and Benj. | Walford, 1704`."""
    for i, (place, firm, name) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False)):
        if (
            (place.label, firm.label, name.label) == ("location", "publisher", "location")
            and " " not in text[name.start : name.end].strip()
            and _PARTNER.fullmatch(text, firm.start, firm.end)
        ):
            return [*pieces[: i + 1], joined(firm, name, "publisher"), *pieces[i + 3 :]]
    return pieces


_VOLUME_LAST = lazy(r"(?P<publisher>[^\W\d_][^,]*,)\s+(?P<volume>[IVXL]{1,5}(?:[-–][IVXL]{1,5})?)\.?")


def volume_behind_publisher(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a Roman numeral behind the publisher, at the end, as the volume: `Ötüken Yayınları, I.`"""
    last = pieces[-1]
    match = _VOLUME_LAST.fullmatch(text, last.start, last.end) if last.label == "publisher" else None
    if match is None or any(piece.label == "volume" for piece in pieces):
        return pieces
    volume = replaced(last, label="volume", start=match.start("volume"))
    return [*pieces[:-1], replaced(last, end=match.end("publisher")), volume]


_COUNTED_FIGURE = (
    r"(?:[Şş]ek(?:il)?|[Rr]es(?:im)?|[Ll]ev(?:ha)?|[Ff]ot(?:o(?:ğraf)?)?|[Çç]iz(?:im)?|[Tt]ablo|[Hh]arita|[Pp]lan|Fig|Abb|Taf)"
    r"\.?\s*(?:\d+|[IVXL]+)(?:\s?[-–,]\s?\d+)*[a-z]?"
)
_FIGURE = lazy(rf"\W*{_COUNTED_FIGURE}\W*")
_YEAR_AND_FIGURE = lazy(rf"(?P<year>\d{{4}},)\s+(?P<figure>{_COUNTED_FIGURE})\W*")


def figure_is_no_volume(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Şek. 45` and `lev. 23` as a note, also behind the year: they count the pictures of the work."""
    last = pieces[-1]
    behind = _YEAR_AND_FIGURE.fullmatch(text, last.start, last.end) if last.label == "date" else None
    if behind:
        cut = [
            replaced(last, end=behind.end("year")),
            replaced(last, label="note", start=behind.start("figure")),
        ]
        return [*pieces[:-1], *cut]
    figures = [
        i
        for i, piece in enumerate(pieces)
        if piece.label in ("volume", "pages", "publisher", "title")
        and i
        and _FIGURE.fullmatch(text, piece.start, piece.end)
    ]
    return relabelled(pieces, figures, "note")


_PRESS = lazy(r"[^\W\d_][^,.;:()\d]{2,40}\s(?:UP|University Press|Univ\. Press)[.,;]?")


def press_is_no_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Cambridge UP` as the publisher where it was taken for the place."""
    if any(piece.label == "publisher" for piece in pieces):
        return pieces
    presses = [
        i
        for i, piece in enumerate(pieces)
        if piece.label == "location" and _PRESS.fullmatch(text, piece.start, piece.end)
    ]
    return relabelled(pieces, presses, "publisher")


_NO_PLACE = lazy(r"(?<=\w)\.?,\s+(?P<mark>[yb]\.\s?y\.),?\s*$")


def no_place_behind_publisher(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `y.y.` (no place) behind a publisher as the place: `Kaynak Yay., y.y., 1985`."""
    if any(piece.label == "location" for piece in pieces):
        return pieces
    for i, piece in enumerate(pieces):
        match = (
            _NO_PLACE.search(text, max(piece.start, piece.end - 16), piece.end)
            if piece.label == "publisher"
            else None
        )
        if match:
            at = match.start("mark")
            place = replaced(piece, label="location", start=at)
            return [*pieces[:i], replaced(piece, end=len(text[:at].rstrip())), place, *pieces[i + 1 :]]
    return pieces
