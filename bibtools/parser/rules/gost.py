"""References in the Russian standard form (GOST R 7.0.5 and 7.1): `… // Вопросы истории. – 1994. – № 5. – С. 34–47.`"""

from __future__ import annotations

from collections.abc import Iterator

from bibtools.parser.rules.overlay import SURE, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_MARK = lazy(r"\s//\s")
_END_OF_CONTAINER = lazy(
    r"[.,:;]?\s+[–—-]\s+|[.,]\s+(?=\d{4}\b|Т\.|Вып\.|Вип\.|№|N\s\d|Vol\.|T\.|No\.|[А-ЯЁ][\w\-]*\.?\s?:\s)"
)
_AREAS = lazy(
    r"(?P<date>(?<!\d)(?:1[5-9]|20)\d\d(?!\d)\.?)"
    r"|(?P<volume>(?:Т|Вып|Вип|Кн|Ч|Vol|T)\.\s?(?:\d+|[IVXLC]+)(?:\s?\(\d+\))?,?|(?:№|\bN)\s?\d+(?:\s?[–—\-/(]\s?\d+\)?)?|No\.\s?\d+)"
    r"|(?P<pages>(?:С|P|Pp|S)\.\s?\d+(?:\s?[–—-]\s?\d+)?)"
    r"|(?P<place>[А-ЯЁA-Z][\w.\-]*(?:\s[А-ЯЁA-Z][\w.\-]*)?)\s?:\s(?P<publisher>[^,:–—]{3,60})(?=,\s(?:1[5-9]|20)\d\d)"
)
_CYRILLIC = lazy(r"[а-яё]{3}")
_TITLED = ("title", "container-title", "journal", "note")


def parts_of_gost(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part what stands behind `//` into the container, its place, publisher, year, numbers and pages."""
    mark = _MARK.search(text)
    if mark is None or not _CYRILLIC.search(text):
        return pieces
    holder = next((i for i, piece in enumerate(pieces) if piece.end > mark.start()), None)
    if holder is None or not any(piece.label in _TITLED for piece in pieces[: holder + 1]):
        return pieces
    end = _END_OF_CONTAINER.search(text, mark.end())
    stop = end.start() if end else len(text)
    kept = [piece for piece in pieces[: holder + 1] if piece.start < mark.start()]
    kept = [
        *kept[:-1],
        replaced(kept[-1], label="title" if len(kept) > 1 else kept[-1].label, end=mark.start()),
    ]
    found = list(_areas(text, stop))
    label = "journal" if any(piece.label == "volume" for piece in found) else "container-title"
    certain = [piece for piece in pieces if piece.certain and piece.start >= stop]
    made = [*kept, Piece(label, mark.end(), stop, 0.95), *found]
    for piece in certain:
        made = overlay(text, made, piece) if piece not in made else made
    return sorted(made, key=lambda piece: piece.start)


def _areas(text: str, start: int) -> Iterator[Piece]:
    """Yield the pieces behind the container; other words become notes."""
    at = start
    for match in _AREAS.finditer(text, start):
        between = text[at : match.start()]
        if any(map(str.isalnum, between)):
            yield Piece("note", at, match.start(), 0.8)
        if match["place"]:
            yield Piece("location", match.start("place"), match.end("place") + 1, 0.95)
            yield Piece("publisher", match.start("publisher"), match.end("publisher"), 0.95)
        else:
            yield Piece(str(match.lastgroup), match.start(), match.end(), SURE)
        at = match.end()
    if any(map(str.isalnum, text[at:])):
        yield Piece("note", at, len(text), 0.8)


_DEGREE = lazy(
    r"[:.,]\s+(?P<genre>(?:автореф(?:ерат|\.)\s*(?:дис\w*\.?)?|дисс?\.|диссертация)\s*(?:…|\.{3}|на)?[^.\d]*?"
    r"(?:канд|д-ра|докт|доктора|кандидата)\.?\s+[\w\-]+\.?(?:\s+[\w\-]+\.?)?\s+наук\.?)"
)


def degree_in_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `дис. … канд. ист. наук` behind a title as the kind of work."""
    match = _DEGREE.search(text)
    return (
        overlay(text, pieces, Piece("genre", match.start("genre"), match.end("genre"), SURE))
        if match
        else pieces
    )


_CITY = r"(?:М|Л|СПб|Спб|Пг|К|Мн|Екб)"
_SHORT_PLACE = lazy(
    rf"(?<=[.\s]\s)(?P<place>{_CITY}\.(?:\s?[;,–—-]\s?{_CITY}\.)*)(?=\s?:\s|,\s(?:[А-ЯЁ«][^,.:;\d]{{2,40}},\s)?(?:1[5-9]|20)\d\d)"
)


def short_place(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `М.:`, `Л., 1978` and `М.; Л.` as the place."""
    match = _SHORT_PLACE.search(text) if _CYRILLIC.search(text) else None
    if match is None or any(p.label == "location" and p.start <= match.start() < p.end for p in pieces):
        return pieces
    return overlay(text, pieces, Piece("location", match.start(), match.end() + 1, SURE))


_WITHOUT_MARKS = lazy(
    rf"(?<=[.\s]\s)(?P<place>{_CITY}\.(?:\s?[;,–—-]\s?{_CITY}\.)*)\s(?P<firm>(?:Изд\.\s)?[А-ЯЁ«\"][^.,:;\d()]{{2,60}}?)"
    r"[.,]?\s(?P<year>(?:1[5-9]|20)\d\d(?!\d)[.,]?)"
)


def imprint_without_marks(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the imprint of `Название. М. Наука 1990`, whose marks are forgotten, into place, publisher and year."""
    match = _WITHOUT_MARKS.search(text)
    before = {piece.label for piece in pieces if match and piece.start < match.start()}
    if match is None or not before.issuperset(("author", "title")):
        return pieces
    for group, label in (("place", "location"), ("firm", "publisher"), ("year", "date")):
        pieces = overlay(text, pieces, Piece(label, match.start(group), match.end(group), 0.95))
    return pieces
